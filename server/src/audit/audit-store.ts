import { AuditEvent, type AuditKind, type AuditPage } from '@sallyport/protocol';
import { allOver } from '../all-over.ts';
import type { Ports } from '../ports/ports.ts';
import { isSince, newAuditId, sharedAuditId, timePart } from './audit-id.ts';
import { noteChange } from './noted-changes.ts';

/** What happened, as whoever records it knows it. */
export type NewAuditEvent = Omit<AuditEvent, 'id' | 'at'>;

type RecordPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'metrics'>;
type NobodyPorts = RecordPorts & Pick<Ports, 'keyring'>;

const HOUR_MS = 60 * 60 * 1000;

/** How many events one page may cost to read. */
const MOST_READ = 500;
const READ_AT_ONCE = 100;

/** The list of a tenant's events; each has its account for a label. */
export const auditList = (tenant: string) => `audit:${tenant}`;

/**
 * Records what has happened, and never rejects: what happened stays so where it can't be recorded. It stands in
 * other keys already, and nothing can take both back at once; a lock or a counted guess that was undone for want of its
 * event would be the greater harm. The log then has an error with the event's kind, and with the request's id.
 *
 * @param retention  For how many **seconds** it is kept.
 */
export async function recordEvent(
  ports: RecordPorts & Pick<Ports, 'log'>,
  event: NewAuditEvent,
  retention: number,
): Promise<void> {
  try {
    await recordFirst(ports, event, retention);
  } catch (error) {
    ports.log.error(`An audit event (${event.kind}) could not be recorded.`, error);
  }
}

/**
 * Records what is about to be done, for an admin's acts: await it first, and where it rejects do nothing, so that no
 * admin acts unseen. An act that fails afterwards has left an event too: one too many accuses nobody, one too few
 * hides.
 *
 * @param retention  For how many **seconds** it is kept.
 * @throws where it can't be stored, or says anything that an event must not.
 */
export async function recordFirst(
  { store, clock, random, metrics }: RecordPorts,
  event: NewAuditEvent,
  retention: number,
): Promise<void> {
  const now = clock();
  const recorded = AuditEvent.parse({ id: newAuditId(random, now), at: new Date(now).toISOString(), ...event });
  metrics?.event(recorded.kind); // before it is stored: it is counted where it can't be
  const expiresAt = now + retention * 1000;
  const change = () => ({ set: recorded, expiresAt, label: recorded.account, return: undefined });
  const isStrangers = STRANGERS.has(event.kind); // it takes as long as `recordOfNobody`: read, then written
  await allOver([
    store.update<AuditEvent, void>(auditKey(recorded), change, isStrangers ? undefined : null),
    noteChange({ store }, recorded, now),
  ]);
}

/** What a stranger can cause, of an account as of nobody who is known: both must take as long. */
const STRANGERS: ReadonlySet<AuditKind> = new Set<AuditKind>(['sign-in-failed', 'recovery-asked']);

export const auditKey = ({ tenant, id }: Pick<AuditEvent, 'tenant' | 'id'>) => `${auditList(tenant)}:${id}`;

/**
 * Records what has happened to nobody who is known, as `recordEvent` does. Strangers can make up as many names as they
 * like: what is alike, comes from one address and falls into one hour is one event, which stands at the beginning of
 * that hour and says how many there were.
 *
 * @param retention  For how many **seconds** it is kept.
 */
export async function recordOfNobody(
  { store, clock, keyring, metrics, log }: NobodyPorts & Pick<Ports, 'log'>,
  { details, ...event }: NewAuditEvent,
  retention: number,
): Promise<void> {
  try {
    const now = clock();
    const hour = now - (now % HOUR_MS);
    const what = await keyring.mac('audit', event.kind, event.address ?? '', JSON.stringify(details));
    const shared = { id: sharedAuditId(hour, what.slice(0, 16)), at: new Date(hour).toISOString(), ...event };
    const first = AuditEvent.parse({ details, ...shared });
    metrics?.event(first.kind);
    await store.update<AuditEvent, void>(auditKey(first), (current) => {
      const count = (current?.details.count ?? 1) + 1;
      const recorded = current ? { ...current, details: { ...current.details, count } } : first;
      return { set: recorded, expiresAt: now + retention * 1000, return: undefined };
    });
  } catch (error) {
    log.error(`An audit event (${event.kind}) could not be recorded.`, error);
  }
}

/** Which events are asked for. */
export interface AuditQuery {
  tenant: string;
  /** Whom it was done to. */
  account?: string | undefined;
  kinds?: readonly AuditKind[] | undefined;
  /** Unix time in ms: the first instant that counts. */
  from?: number | undefined;
  /** Unix time in ms: the first that no longer does. */
  to?: number | undefined;
  /** The most that a page holds. */
  limit: number;
  /** The `next` of the page before. */
  after?: string | undefined;
}

/**
 * A page of a tenant's events, newest first. It reads at most 500, however few of them are asked for: a page can be
 * short or empty and have a `next`.
 */
export async function listEvents(
  { store }: Pick<Ports, 'store'>,
  query: AuditQuery,
): Promise<Pick<AuditPage, 'events' | 'next'>> {
  const { tenant, account, kinds, from, to, limit, after = '' } = query;
  const list = auditList(tenant);
  const start = to === undefined ? '' : timePart(to - 1);
  let last = after > start ? after : start;
  const events: AuditEvent[] = [];
  for (let read = 0; read < MOST_READ; read += READ_AT_ONCE) {
    const page = await store.list(list, { limit: READ_AT_ONCE, after: last ? `${list}:${last}` : undefined });
    const found = await store.getMany<AuditEvent[]>(
      page.keys.filter((key) => from === undefined || isSince(key.slice(list.length + 1), from)),
    );
    for (const event of found) {
      if (!event || (account !== undefined && event.account !== account) || kinds?.includes(event.kind) === false)
        continue;
      if (events.length === limit) return { events, next: last };
      events.push(event);
      last = event.id;
    }
    if (found.length < page.keys.length || page.next === undefined) return { events };
    last = page.next.slice(list.length + 1);
  }
  return { events, next: last };
}
