import { AuditEvent, type AuditKind, type AuditPage } from '@sallyport/protocol';
import type { Ports } from '../ports/ports.ts';
import { isSince, newAuditId, timePart } from './audit-id.ts';

/** What happened, as whoever records it knows it. */
export type NewAuditEvent = Omit<AuditEvent, 'id' | 'at'>;

type RecordPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'metrics'>;

/** How many events one page may cost to read. */
const MOST_READ = 500;
const READ_AT_ONCE = 100;

const listKey = (tenant: string) => `audit:${tenant}`;

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
  const recorded = AuditEvent.parse({ ...event, id: newAuditId(random, now), at: new Date(now).toISOString() });
  metrics?.event(recorded.kind); // before it is stored: it is counted where it can't be
  const expiresAt = now + retention * 1000;
  const change = () => ({ set: recorded, expiresAt, return: undefined });
  await store.update<AuditEvent, void>(`${listKey(event.tenant)}:${recorded.id}`, change, null);
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
export async function listEvents({ store }: Pick<Ports, 'store'>, query: AuditQuery): Promise<AuditPage> {
  const { tenant, account, kinds, from, to, limit, after = '' } = query;
  const list = listKey(tenant);
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
