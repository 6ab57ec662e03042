import type { ActivityEvent } from '@sallyport/protocol';

/** Who did something to an account, as far as its own person is told. */
export function whoOf(actor: string | undefined, account: string): ActivityEvent['by'] {
  if (actor === undefined) return 'unknown';
  if (actor === account) return 'you';
  return actor === 'system' ? actor : 'administrator';
}
