import type { Mail, Message } from '../../ports/mail.ts';
import type { Sms, SmsMessage } from '../../ports/sms.ts';

/** A message that was kept instead of sent, by which number, and when: Unix time in ms. */
export type KeptMessage = ({ via: 'email' } & Message & Kept) | ({ via: 'sms' } & SmsMessage & Kept);

interface Kept {
  id: number;
  at: number;
}

const MOST = 100;

/** Takes what would be sent. */
export interface Outbox {
  mail: Mail;
  sms: Sms;
  /** Newest first. */
  messages: readonly KeptMessage[];
}

/**
 * Keeps the last messages in memory, for development without a mail server and an SMS gateway.
 *
 * @param before  What was kept already, newest first.
 */
export function outbox(clock: () => number, before: readonly KeptMessage[] = []): Outbox {
  const messages: KeptMessage[] = [...before];
  let kept = messages[0]?.id ?? 0;
  const keep = (message: KeptMessage) => {
    messages.unshift(message);
    messages.length = Math.min(messages.length, MOST);
  };
  return {
    messages,
    mail: { send: async (message) => keep({ via: 'email', ...message, id: ++kept, at: clock() }) },
    sms: { send: async (message) => keep({ via: 'sms', ...message, id: ++kept, at: clock() }) },
  };
}
