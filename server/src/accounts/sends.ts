import {
  countedRecipient,
  countSend,
  sendsExpireAt,
  type Policy,
  type SendCounter,
  type SendVerdict,
} from '@sallyport/rules';
import type { Caller } from '../ports/caller.ts';
import type { KnownBrowser } from './known-browser.ts';
import type { TenantPorts } from '../policies/for-tenant.ts';

/**
 * What a recipient's messages are counted by: those that a right password sends, those to a number that a sign-up
 * types, those to an address that an account is to have, and invitations.
 */
type Counted = 'proved' | 'asked' | 'moved' | 'invited';

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
 * Counts one message that an account, or somebody without one yet, has sent to a number that was just typed: as many an
 * hour as one recipient gets go to all such numbers together. Another number may follow at once: the first one may have
 * been mistyped.
 *
 * @param whose  The account's id; before there is one, a MAC of the address that was proved.
 */
export const reserveUnproved = (ports: SendPorts, whose: string): Promise<SendVerdict> =>
  reserve(ports, `sends:unproved-${whose}`, { ...ports.policy.sends, cooldown: 0 });

/**
 * Counts one message that anybody may ask for, for whoever asks and then for its recipient: one client, and one IPv6
 * /48, has at most half of a recipient's hour, and a client a cool-down of its own, so that no stranger keeps the
 * owner's from going out. What browsers ask for that the account knows is no stranger's: they have an hour of
 * their own.
 */
export async function reserveAsked(
  ports: SendPorts,
  { caller, known }: Asker,
  address: string,
  counted: 'asked' | 'sent',
): Promise<SendVerdict> {
  const { sends } = ports.policy;
  const recipient = countedRecipient(address);
  const share = Math.ceil(sends.perRecipientPerHour * SHARE);
  const keyOf = async (scope: string, ...who: string[]) =>
    `sends:${counted}-${scope}${await ports.keyring.mac('sends', recipient, ...who)}`;
  const who = known ? ['known', known.id] : [caller.address];
  let verdict = await reserve(ports, await keyOf('client-', ...who), { ...sends, perRecipientPerHour: share });
  const reserveToo = async (key: string, hourly: number) => {
    const left = verdict.admitted ? hourly : 0; // as much is done where it is refused already
    const shared = await reserve(ports, key, { cooldown: 0, perRecipientPerHour: left });
    if (verdict.admitted && !shared.admitted) verdict = shared;
  };
  if (!known && caller.network !== undefined) await reserveToo(await keyOf('network-', caller.network), share);
  await reserveToo(await keyOf(known ? 'known-' : ''), sends.perRecipientPerHour);
  return verdict;
}

/** Who asks for a message: from where, and whether the account knows the browser. */
export interface Asker {
  caller: Pick<Caller, 'address' | 'network'>;
  known: KnownBrowser | undefined;
}

/** The part of a recipient's hour that one client may use, or one /48. */
const SHARE = 0.5;

type SendPorts = Pick<TenantPorts, 'store' | 'keyring' | 'policy'>;

const reserve = ({ store }: SendPorts, key: string, limits: Omit<Policy['sends'], 'perFlow'>) =>
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
