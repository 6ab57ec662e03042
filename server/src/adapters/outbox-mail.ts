import type { Mail, Message } from '../ports/mail.ts';

/** A message that was kept instead of sent. */
export interface KeptMessage extends Message {
  /** Unix time in ms. */
  at: number;
}

const MOST = 100;

/** Keeps the last messages in memory, for development without a mail server. */
export function outboxMail(clock: () => number): Mail & { messages: readonly KeptMessage[] } {
  const messages: KeptMessage[] = [];
  return {
    messages,
    async send(message) {
      messages.unshift({ ...message, at: clock() });
      messages.length = Math.min(messages.length, MOST);
    },
  };
}
