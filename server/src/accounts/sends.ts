import { countedRecipient, countSend, sendsExpireAt, type SendCounter, type SendVerdict } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';

/**
 * Counts one message to a recipient, by compare-and-swap, and says whether it may go out. The recipient is kept
 * as a MAC: the counter tells nobody's address. It is kept under the current secret alone: when a new one comes first,
 * counts start anew, once.
 */
export async function reserveSend(
  { store, keyring, policy }: Pick<Ports, 'store' | 'keyring' | 'policy'>,
  address: string,
): Promise<SendVerdict> {
  const key = `sends:${await keyring.mac('sends', countedRecipient(address))}`;
  return store.update<SendCounter, SendVerdict>(key, (current, now) => {
    const { counter, verdict } = countSend(current, policy.sends, now);
    return verdict.admitted
      ? { set: counter, expiresAt: sendsExpireAt(counter), return: verdict }
      : { keep: true, return: verdict };
  });
}
