import type { FactorType } from '@sallyport/protocol';
import { standard, type Policy } from '@sallyport/rules';

/** Everybody must have a second factor. */
export const ENFORCED: Partial<Policy> = { enforcement: { group: 'all' } };

/** The standard limits on codes, but for what differs. */
export const limits = (different: Partial<Policy['attempts']>): Policy['attempts'] => ({
  ...standard.attempts,
  ...different,
});

/** Every role may use these factors. */
export const factors = (...types: FactorType[]): Policy['factors'] => ({
  'system-admin': types,
  'tenant-admin': types,
  member: types,
});
