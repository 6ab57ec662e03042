import type { ActivityEvent, ActivityPage, ActivityQuery, AuditEvent } from '@sallyport/protocol';
import type { Account } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';
import { auditKey, auditList } from './audit-store.ts';
import { whoOf } from './who-of.ts';

/**
 * A page of what happened to an account, for its own person, newest first. It is found by an index, however much has
 * happened to others.
 *
 * @returns `not-found` where the cursor is of no event of theirs, or of one that is kept no more.
 */
export async function listActivity(
  { store }: Pick<Ports, 'store'>,
  { id, tenant }: Pick<Account, 'id' | 'tenant'>,
  { limit, cursor }: ActivityQuery,
): Promise<ActivityPage | 'not-found'> {
  const after = cursor === undefined ? undefined : auditKey({ tenant, id: cursor });
  const [last, page] = await Promise.all([
    after === undefined ? undefined : store.get<AuditEvent>(after),
    store.list(auditList(tenant), { label: id, limit, after }),
  ]);
  if (after !== undefined && last?.account !== id) return 'not-found';
  const found = await store.getMany<AuditEvent[]>(page.keys);
  const events = found.filter((event) => event !== undefined).map((event) => activityView(event, id));
  const next = page.next?.split(':').at(-1);
  return { events, ...(next === undefined ? {} : { next }) };
}

/** An event as the person of its account may see it. */
export function activityView(
  { id, at, kind, actor, device, address, details }: AuditEvent,
  account: string,
): ActivityEvent {
  const by = whoOf(actor, account);
  const isTold = by === 'you' || by === 'unknown'; // where an admin sits is theirs
  const { factor, count } = details;
  return {
    id,
    at,
    kind,
    by,
    ...(isTold && device !== undefined ? { device } : {}),
    ...(isTold && address !== undefined ? { address } : {}),
    ...(factor === undefined ? {} : { factor }),
    ...(count === undefined ? {} : { count }),
  };
}
