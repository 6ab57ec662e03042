import { inCodePointOrder } from './code-point-order.ts';

/** The first postings of several lists, each in order, as if they were one. */
export const firstOf = (lists: readonly (readonly string[])[], limit: number): string[] =>
  lists.flat().sort(inCodePointOrder).slice(0, limit);
