/** A message that the demo kept instead of sending it. */
export interface KeptMessage {
  id: number;
  via: 'email' | 'sms';
  to: string;
  /** A text message has none. */
  subject?: string;
  text: string;
  /** It has a page as well. */
  html: boolean;
  at: number;
}

/** All that were kept, newest first. */
export async function keptMessages(): Promise<KeptMessage[]> {
  const response = await fetch('/outbox.json');
  if (!response.ok) throw new Error('no outbox answers');
  return (await response.json()) as KeptMessage[];
}

/** The code in a message, as it is typed. */
export const codeOf = ({ text }: KeptMessage): string | undefined => /(?<![\w#+-])\d{6}(?![\w-])/.exec(text)?.[0];

/** The first address that a message names. */
export const linkOf = ({ text }: KeptMessage): string | undefined => /https?:\/\/\S+/.exec(text)?.[0];
