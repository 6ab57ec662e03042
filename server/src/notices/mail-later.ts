import type { Message } from '../ports/mail.ts';
import type { Ports } from '../ports/ports.ts';

/** Sends what nobody waits for: how long it takes would tell of it, and so would that it failed, which is logged. */
export function mailLater({ mail, later, log }: Pick<Ports, 'mail' | 'later' | 'log'>, message: Message): void {
  later(async () => {
    try {
      await mail.send(message);
    } catch (error) {
      log.error('A mail could not be sent.', error);
    }
  });
}
