import type { DoneStep } from '@sallyport/protocol';

/**
 * Whether the end of a flow says something to remember or to look at, so that the page doesn't go on
 * before it was read.
 */
export const isToBeRead = ({ notice, factor, beside, changes = [] }: DoneStep): boolean =>
  Boolean(beside) ||
  changes.length > 0 ||
  notice === 'backup-codes-low' ||
  (factor === 'totp' && notice !== 'factor-tried');
