import type { AuthenticatorView, FactorType } from '@sallyport/protocol';
import {
  BACKUP_CODE_ID,
  usableAuthenticators,
  workingAuthenticators,
  type Account,
  type Authenticator,
} from '../account.ts';
import { factorsOf } from '../factors.ts';
import { maskEmail, maskPhone } from '../mask.ts';
import type { Policy } from '../policy.ts';
import type { Stage } from './flow.ts';

/** Every way in which this person can answer a challenge; backup codes only beside another factor. */
export function waysOf(account: Account, policy: Policy): AuthenticatorView[] {
  const allowed = factorsOf(account, policy);
  const working = workingAuthenticators(account, allowed);
  const ways = working.map((authenticator) => viewOf(authenticator, account, working.length === 1));
  const withBackup =
    usableAuthenticators(account, allowed).length > 0 &&
    allowed.includes('backup-code') &&
    account.backupCodes.length > 0;
  return withBackup ? [...ways, { id: BACKUP_CODE_ID, type: 'backup-code', default: false }] : ways;
}

/** An authenticator as its owner may see it; `only` where there is no other to ask for first. */
export function viewOf(authenticator: Authenticator, account: Account, only: boolean): AuthenticatorView {
  const { id, type, name } = authenticator;
  const hint = hintOf(authenticator, account);
  return {
    id,
    type,
    ...(name === undefined ? {} : { name }),
    ...(hint === undefined ? {} : { hint }),
    default: only || id === account.defaultAuthenticator,
  };
}

/** What a person is asked for first: their default, their only way, or which of several; nothing where all are off. */
export function firstChallenge(account: Account, policy: Policy): Stage | undefined {
  const ways = waysOf(account, policy);
  const preferred = ways.find((way) => way.default) ?? (ways.length === 1 ? ways[0] : undefined);
  if (preferred) return { at: 'challenge', authenticator: preferred.id };
  return ways.length > 0 ? { at: 'choose' } : undefined;
}

/** Where its codes go, masked. */
function hintOf(authenticator: Authenticator, { email }: Account): string | undefined {
  if (authenticator.type === 'email') return maskEmail(email);
  return authenticator.type === 'sms' ? maskPhone(authenticator.number) : undefined;
}

/**
 * The factors that this person may set up: never backup codes, which come with the first of the others, and of
 * what is set up only what can be replaced. One that was turned off can always be bound anew. None whose
 * codes nothing can send.
 */
export const offersOf = (account: Account, policy: Policy): FactorType[] =>
  factorsOf(account, policy).filter((type) => {
    if (type === 'backup-code' || policy.unsendable?.includes(type)) return false;
    const isSetUp = account.authenticators.some((each) => each.type === type && !each.off);
    return !isSetUp || (policy.selfService.reEnrol === 'replace' && type !== 'email'); // the address would be the same
  });
