import type { AuthenticatorChange, ProblemCode } from '@sallyport/protocol';
import type { Account } from './account.ts';
import { allowedAuthenticators } from './guards.ts';
import type { Policy } from './policy/policy.ts';

/**
 * The account with one authenticator called something else, or asked for first: only one that works. Neither
 * turns a factor on, off or over: at every challenge each of them can be chosen already, and the person
 * needs no new proof for it.
 */
export function changeAuthenticator(
  account: Account,
  id: string,
  { name, default: isDefault }: AuthenticatorChange,
  policy: Policy,
): Account | ProblemCode {
  if (!account.authenticators.some((each) => each.id === id)) return 'not-found';
  const working = allowedAuthenticators(account, policy);
  if (isDefault && !working.some((each) => each.id === id)) return 'not-offered';
  return {
    ...account,
    ...(name === undefined
      ? {}
      : { authenticators: account.authenticators.map((each) => (each.id === id ? { ...each, name } : each)) }),
    ...(isDefault ? { defaultAuthenticator: id } : {}),
  };
}
