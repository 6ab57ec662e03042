import { standard, type Policy } from '@sallyport/rules';

/** Everybody must have a second factor. */
export const ENFORCED: Partial<Policy> = { enforcement: { group: 'all' } };

/** The standard limits on codes, but for what differs. */
export const limits = (different: Partial<Policy['attempts']>): Policy['attempts'] => ({
  ...standard.attempts,
  ...different,
});
