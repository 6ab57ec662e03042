import type { DoneStep } from '@sallyport/protocol';

/** Whether the end of a flow says something to remember, so that the page doesn't go on before it was read. */
export const isToBeRead = ({ notice, factor, beside }: DoneStep): boolean | undefined =>
  beside || notice === 'backup-codes-low' || (factor === 'totp' && notice !== 'factor-tried');
