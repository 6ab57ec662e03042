import type { ActivityEvent, AuditEvent } from '@sallyport/protocol';
import { CHANGES_DAYS, DAY_MS, type Account } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';
import { activityView } from './activity.ts';
import { isSince } from './audit-id.ts';
import { auditKey } from './audit-store.ts';
import { notedKey, type NotedChanges } from './noted-changes.ts';

/**
 * What has changed the sign-in to an account in the last days, newest first: of what is alike the newest, with how many
 * there were. Two reads, whatever has happened.
 *
 * @param before  Unix time in ms: what came from then on is left out.
 */
export async function recentChanges(
  { store }: Pick<Ports, 'store'>,
  { id: account, tenant }: Pick<Account, 'id' | 'tenant'>,
  before: number,
): Promise<ActivityEvent[]> {
  const noted = (await store.get<NotedChanges>(notedKey(account))) ?? {};
  const from = before - CHANGES_DAYS * DAY_MS;
  const told = Object.values(noted)
    .map((ids) => ids.filter((id) => isSince(id, from) && !isSince(id, before)))
    .flatMap(([newest, ...others]) => (newest === undefined ? [] : [{ newest, times: others.length + 1 }]))
    .toSorted((one, other) => (one.newest < other.newest ? -1 : 1));
  const events = await store.getMany<AuditEvent[]>(told.map(({ newest }) => auditKey({ tenant, id: newest })));
  return told.flatMap(({ times }, index) => {
    const event = events[index]; // kept no more, where policy has it so
    return event ? [{ ...activityView(event, account), ...(times > 1 ? { times } : {}) }] : [];
  });
}
