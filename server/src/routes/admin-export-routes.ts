import { AccountExportQuery, AuditExportQuery } from '@sallyport/protocol';
import { Hono, type Context } from 'hono';
import { findAccounts } from '../accounts/find-accounts.ts';
import { listEvents } from '../audit/audit-store.ts';
import { eventsAsked, findEvents } from '../audit/find-events.ts';
import { BYTE_ORDER_MARK } from '../exports/csv.ts';
import { streamPages } from '../exports/stream-pages.ts';
import { accountRows, ACCOUNTS_HEAD, eventRows, EVENTS_HEAD } from '../exports/tables.ts';
import { callerOf } from '../http/cookies.ts';
import { problem } from '../http/problem.ts';
import { query } from '../http/query.ts';
import { findAdmin, type Administered } from '../middleware/require-admin.ts';
import type { Ports } from '../ports/ports.ts';

const CSV = 'text/csv; charset=utf-8';
const NDJSON = 'application/x-ndjson';

/** What a list's page holds where all of it is wanted. */
const limit = 100;

/**
 * Lists as files: all that match, to whoever may read the list. A page is read once the one before was taken,
 * and while they still may: whoever signs out or loses their rights meanwhile has the answer cut off.
 *
 *     GET /admin/accounts.csv   search and filter              200, 400, 404
 *     GET /admin/audit.csv      by account, kind and time      200, 400, 404
 *     GET /admin/audit.ndjson   the same, an event a line      200, 400, 404
 */
export function adminExportRoutes(ports: Ports) {
  /** `audit-acme-2026-11-29.csv`. */
  const nameOf = (list: string, tenant: string, ending: string): string =>
    `${list}-${tenant}-${new Date(ports.clock()).toISOString().slice(0, 10)}.${ending}`;

  /** Reads a page of it where the admin still may. */
  function whileAllowed<T>(c: Context<Administered>, read: (cursor: string) => Promise<T>) {
    const { session } = callerOf(c, ports);
    const reach = JSON.stringify(c.var.reach);
    return async (cursor: string): Promise<T> => {
      const admin = await findAdmin(ports, session);
      if (typeof admin === 'string' || JSON.stringify(admin.reach) !== reach)
        throw new Error('Whoever asked for it may read it no more.');
      return read(cursor);
    };
  }

  return new Hono<Administered>()
    .get('/accounts.csv', query(AccountExportQuery), async (c) => {
      const { open, reach } = c.var;
      const asked = c.req.valid('query');
      const read = (cursor?: string) => findAccounts(ports, open.account, reach, { ...asked, limit, cursor });
      const first = await read();
      if (first === 'not-found') return problem(c, { code: first });
      const within = asked.tenant ?? (reach === 'platform' ? 'all' : reach.tenant);
      return streamPages(c, ports, first, {
        type: CSV,
        name: nameOf('accounts', within, 'csv'),
        head: BYTE_ORDER_MARK + ACCOUNTS_HEAD,
        draw: ({ accounts }) => accountRows(accounts),
        read: whileAllowed(c, async (cursor) => {
          const page = await read(cursor);
          if (page === 'not-found') throw new Error('The tenant is gone.');
          return page;
        }),
      });
    })
    .get('/audit.csv', query(AuditExportQuery), async (c) => {
      const asked = eventsAsked(c.var, c.req.valid('query'));
      if (asked === 'not-found') return problem(c, { code: asked });
      const read = (after?: string) => findEvents(ports, c.var.reach, { ...asked, limit, after });
      return streamPages(c, ports, await read(), {
        type: CSV,
        name: nameOf('audit', asked.tenant, 'csv'),
        head: BYTE_ORDER_MARK + EVENTS_HEAD,
        draw: eventRows,
        read: whileAllowed(c, read),
      });
    })
    .get('/audit.ndjson', query(AuditExportQuery), async (c) => {
      const asked = eventsAsked(c.var, c.req.valid('query'));
      if (asked === 'not-found') return problem(c, { code: asked });
      const read = (after?: string) => listEvents(ports, { ...asked, limit, after });
      return streamPages(c, ports, await read(), {
        type: NDJSON,
        name: nameOf('audit', asked.tenant, 'ndjson'),
        head: '',
        draw: ({ events }) => events.map((event) => `${JSON.stringify(event)}\n`).join(''),
        read: whileAllowed(c, read),
      });
    });
}
