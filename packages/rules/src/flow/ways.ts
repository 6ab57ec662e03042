import type { AuthenticatorView, FactorType } from '@sallyport/protocol';
import { BACKUP_CODE_ID, usableAuthenticators, type Account } from '../account.ts';
import type { Policy } from '../policy.ts';
import type { Stage } from './flow.ts';

/** Every way in which this person can answer a challenge; backup codes only beside another factor. */
export function waysOf(account: Account, policy: Policy): AuthenticatorView[] {
  const allowed = policy.factors[account.role];
  const enrolled = usableAuthenticators(account, allowed);
  const usable = enrolled.filter(({ off }) => !off);
  const ways: AuthenticatorView[] = usable.map(({ id, type, name }) => ({
    id,
    type,
    ...(name === undefined ? {} : { name }),
    default: id === account.defaultAuthenticator || usable.length === 1,
  }));
  const withBackup = enrolled.length > 0 && allowed.includes('backup-code') && account.backupCodes.length > 0;
  return withBackup ? [...ways, { id: BACKUP_CODE_ID, type: 'backup-code', default: false }] : ways;
}

/** What a person is asked for first: their default, their only way, or which of several; nothing where all are off. */
export function firstChallenge(account: Account, policy: Policy): Stage | undefined {
  const ways = waysOf(account, policy);
  const preferred = ways.find((way) => way.default) ?? (ways.length === 1 ? ways[0] : undefined);
  if (preferred) return { at: 'challenge', authenticator: preferred.id };
  return ways.length > 0 ? { at: 'choose' } : undefined;
}

/** The factors that this person may set up: never backup codes, which come with the first of the others. */
export const offersOf = (account: Account, policy: Policy): FactorType[] =>
  policy.factors[account.role].filter((type) => type !== 'backup-code');
