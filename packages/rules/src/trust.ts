import type { FactorType } from '@sallyport/protocol';
import type { Account, TrustedDevice } from './account.ts';
import { isFromTheFuture } from './clock-skew.ts';
import { DAY_MS } from './day.ts';
import type { Policy } from './policy/policy.ts';

/** More would let one account's record grow without bound; the oldest makes room. */
const MOST_DEVICES = 20;

/**
 * The trusted device that a cookie's token stands for: its account's alone, of this trust generation, and neither
 * expired nor forbidden by the policy in force, now or since it was given.
 *
 * @param tokenHash  SHA-256 of the token; `undefined` where the browser sent none.
 * @param now  Unix time in ms.
 */
export function trustedDevice(
  account: Account,
  tokenHash: string | undefined,
  policy: Policy,
  now: number,
): TrustedDevice | undefined {
  const { trustedDevices, trustEndedAt } = policy;
  if (trustedDevices === 'off' || tokenHash === undefined) return undefined;
  return account.trustedDevices.find(
    (device) =>
      device.tokenHash === tokenHash &&
      device.generation === account.trustGeneration &&
      (trustEndedAt === undefined || device.addedAt > trustEndedAt) &&
      !isFromTheFuture(device.addedAt, now) &&
      now < Math.min(device.until, device.addedAt + trustedDevices.days * DAY_MS),
  );
}

/**
 * The account with a trusted device marked as used now, for its owner to see; `undefined` where it has been
 * removed meanwhile. Its trust lasts no longer for being used.
 */
export function useDevice(account: Account, id: string, now: number): Account | undefined {
  const used = account.trustedDevices.find(
    (device) => device.id === id && device.generation === account.trustGeneration,
  );
  if (!used) return undefined;
  const trustedDevices = account.trustedDevices.map((device) => (device === used ? { ...used, usedAt: now } : device));
  return { ...account, trustedDevices };
}

/** The account with all of its trust ended: each device, and every token that is still on its way to one. */
export const endTrust = (account: Account): Account => ({
  ...account,
  trustedDevices: [],
  trustGeneration: account.trustGeneration + 1,
});

/** For how many days the box beside this factor's code trusts a device; `undefined` where there is no box. */
export const trustDays = ({ trustedDevices }: Policy, factor: FactorType): number | undefined =>
  trustedDevices !== 'off' && trustedDevices.factors.includes(factor) ? trustedDevices.days : undefined;

/**
 * The account with one more trusted device, without those that have run out. Trust doesn't slide: it ends where it ends
 * (R-51).
 */
export function trustDevice(
  account: Account,
  device: Pick<TrustedDevice, 'id' | 'tokenHash' | 'name'>,
  days: number,
  now: number,
): Account {
  const alive = account.trustedDevices.filter(
    ({ until, generation }) => now < until && generation === account.trustGeneration,
  );
  const added = { ...device, generation: account.trustGeneration, addedAt: now, until: now + days * DAY_MS };
  return { ...account, trustedDevices: [...alive, added].slice(-MOST_DEVICES) };
}
