import type { Policy } from '@sallyport/rules';

/** Everybody must have a second factor. */
export const ENFORCED: Partial<Policy> = { enforcement: { group: 'all' } };
