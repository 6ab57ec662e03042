import type { FactorType } from '@sallyport/protocol';
import type { Account } from './account.ts';
import type { Policy } from './policy/policy.ts';

/**
 * The factors that policy lets this account use: a tenant's owner those of owners, where there is such a list.
 */
export const factorsOf = (
  { role, owner }: Pick<Account, 'role' | 'owner'>,
  { factors }: Policy,
): readonly FactorType[] => (owner ? factors.owner : undefined) ?? factors[role];

/** Whether it proves a person without another: backup codes only stand in for one. */
export const standsAlone = (type: FactorType): boolean => type !== 'backup-code';
