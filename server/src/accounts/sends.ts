import {
  countedRecipient,
  countSend,
  sendsExpireAt,
  type Policy,
  type SendCounter,
  type SendVerdict,
} from '@sallyport/rules';
import type { TenantPorts } from '../policies/for-tenant.ts';

/**
 * What a recipient's messages are counted by: those that a right password sends, those that anybody may ask for, by
 * what was typed and by where they go, and invitations.
 */
type Counted = 'proved' | 'asked' | 'sent' | 'invited';

/**
 * Counts one message to a recipient, by compare-and-swap, and says whether it may go out. The recipient is kept
 * as a MAC: the counter tells nobody's address. It is kept under the current secret alone: when a new one comes first,
 * counts start anew, once.
 */
export async function reserveSend(
  ports: SendPorts,
  address: string,
  counted: Counted = 'proved',
): Promise<SendVerdict> {
  const key = `sends:${counted}-${await ports.keyring.mac('sends', countedRecipient(address))}`;
  return reserve(ports, key, ports.policy.sends);
}

/**
 * Counts one message to a number that the person has just typed: as many an hour as one recipient gets go to all such
 * numbers of an account together. Else whoever has an account could have messages sent to any number of numbers, at the
 * site's cost (SMS pumping). Another number may follow at once: the first one may have been mistyped.
 *
 * @param whose  The account's id; before there is one, a MAC of the address that was proved.
 */
export const reserveUnproved = (ports: SendPorts, whose: string): Promise<SendVerdict> =>
  reserve(ports, `sends:unproved-${whose}`, { ...ports.policy.sends, cooldown: 0 });

type SendPorts = Pick<TenantPorts, 'store' | 'keyring' | 'policy'>;

const reserve = ({ store }: SendPorts, key: string, limits: Policy['sends']) =>
  store.update<SendCounter, SendVerdict>(
    key,
    (current, now) => {
      const { counter, verdict } = countSend(current, limits, now);
      return verdict.admitted
        ? { set: counter, expiresAt: sendsExpireAt(counter), return: verdict }
        : { keep: true, return: verdict };
    },
    null,
  );
