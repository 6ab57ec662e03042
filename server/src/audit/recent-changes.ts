import type { ActivityEvent } from '@sallyport/protocol';
import { CHANGES_DAYS, isChange, type Account } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';
import { listActivity } from './activity.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** More would be read by nobody; the newest are told. */
const MOST_CHANGES = 50;

/**
 * What has changed the sign-in to an account in the last days, newest first.
 *
 * @param before  Unix time in ms: what came from then on is left out.
 */
export async function recentChanges(
  ports: Pick<Ports, 'store'>,
  account: Pick<Account, 'id' | 'tenant'>,
  before: number,
): Promise<ActivityEvent[]> {
  const changes: ActivityEvent[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await listActivity(ports, account, { limit: 100, ...(cursor === undefined ? {} : { cursor }) });
    if (page === 'not-found') return changes; // the last of a page has run out meanwhile
    const { events, next } = page;
    const recent = events.filter(({ at }) => Date.parse(at) >= before - CHANGES_DAYS * DAY_MS);
    changes.push(...recent.filter(({ kind, at }) => isChange(kind) && Date.parse(at) < before));
    const isOver = next === undefined || recent.length < events.length;
    if (isOver || changes.length >= MOST_CHANGES) return changes.slice(0, MOST_CHANGES);
    cursor = next;
  }
}
