import type { AuthenticatorView, FactorType } from '@sallyport/protocol';
import { usableAuthenticators, type Account } from '../account.ts';
import type { Policy } from '../policy.ts';
import { BACKUP_CODE_ID } from './flow.ts';

/** Every way in which this person can answer a challenge; backup codes only beside another factor. */
export function waysOf(account: Account, policy: Policy): AuthenticatorView[] {
  const allowed = policy.factors[account.role];
  const usable = usableAuthenticators(account, allowed);
  const ways: AuthenticatorView[] = usable.map(({ id, type, name }) => ({
    id,
    type,
    ...(name === undefined ? {} : { name }),
    default: id === account.defaultAuthenticator || usable.length === 1,
  }));
  const withBackup = usable.length > 0 && allowed.includes('backup-code') && account.backupCodes.length > 0;
  return withBackup ? [...ways, { id: BACKUP_CODE_ID, type: 'backup-code', default: false }] : ways;
}

/** The factors that this person may set up: never backup codes, which come with the first of the others. */
export const offersOf = (account: Account, policy: Policy): FactorType[] =>
  policy.factors[account.role].filter((type) => type !== 'backup-code');
