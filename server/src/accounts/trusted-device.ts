import { trustedDevice, type Account, type TrustedDevice } from '@sallyport/rules';
import { hashToken } from '../crypto/token.ts';
import type { TenantPorts } from '../policies/for-tenant.ts';
import type { Caller } from '../ports/caller.ts';

/** Names an account's trust cookie, so that several accounts can trust one browser; tells nothing of the account. */
export const trustTag = (account: string): string => hashToken(account).slice(0, 16);

/** The device that the account trusts this browser as, by its cookie. */
export function trustedDeviceOf(
  { policy, clock }: Pick<TenantPorts, 'policy' | 'clock'>,
  caller: Caller,
  account: Account,
): TrustedDevice | undefined {
  const token = caller.trust(trustTag(account.id));
  return trustedDevice(account, token === undefined ? undefined : hashToken(token), policy, clock());
}
