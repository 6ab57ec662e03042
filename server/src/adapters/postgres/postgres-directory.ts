import type { Pool, PoolClient } from 'pg';
import { differenceOf } from '../../directory/difference.ts';
import type { Change } from '../../directory/directory-driver.ts';
import { directoryFrom } from '../../directory/directory-from.ts';
import type { Listing } from '../../directory/listing.ts';
import type { Directory } from '../../ports/directory.ts';
import { cannotKeepStore } from '../cannot-keep-store.ts';
import { type PatienceOptions, resending } from '../resending.ts';
import type { SafetyOptions } from '../safe-settings.ts';
import { openPostgres } from './open-postgres.ts';
import { postgresVerdict, withClient } from './postgres-client.ts';

/** Any number: whoever creates the tables takes the lock of this name, as `IF NOT EXISTS` fails where two meet. */
const CREATION = 7_255_980;

/**
 * Keeps a directory in the PostgreSQL database of the store, over connections of its own, in tables that are created
 * where there are none.
 *
 * @throws Error in one line if the database can't be used.
 */
export async function postgresDirectory(url: string, options?: SafetyOptions & PatienceOptions): Promise<Directory> {
  const pool = await openPostgres(url, options);
  await createTables(pool, url);
  const { ask, stop } = resending(postgresVerdict, options);
  const query = <R extends object>(text: string, values: unknown[]) =>
    ask(() => withClient(pool, async (client) => (await client.query<R>(text, values)).rows));

  return directoryFrom({
    change: (changes) =>
      ask(() =>
        withClient(pool, async (client) => {
          await client.query('BEGIN');
          await change(client, changes);
          await client.query('COMMIT');
        }),
      ),
    async postings(lists, { from, to, limit }) {
      const rows = await query<{ posting: string }>(POSTINGS, [lists, from, to, limit]);
      return rows.map(({ posting }) => posting);
    },
    async counts({ from, to, limit }) {
      const rows = await query<{ sort: string; n: string }>(COUNTS, [from, to, limit]);
      return rows.map(({ sort, n }) => ({ sort, n: Number(n) })); // a bigint comes as text
    },
    async close() {
      stop();
      if (!pool.ending) await pool.end();
    },
  });
}

async function change(client: PoolClient, changes: readonly Change[]): Promise<void> {
  const { rows } = await client.query<{ listing: string }>(LOCK, [changes.map(({ id }) => id)]);
  const before = rows.flatMap(({ listing }): Listing[] => (listing ? [JSON.parse(listing)] : []));
  const { gone, come, counts } = differenceOf(before, changes);
  const stored = changes.map(({ id, listing }): [string, unknown] => [id, listing ? JSON.stringify(listing) : '']);
  await client.query(STORE, columnsOf(stored));
  if (stored.some(([, listing]) => listing === '')) await client.query(REMOVE, [changes.map(({ id }) => id)]);
  if (gone.length > 0) await client.query(REMOVE_ROWS, columnsOf(gone));
  if (come.length > 0) await client.query(INSERT_ROWS, columnsOf(come));
  if (counts.length > 0) {
    await client.query(COUNT, columnsOf(counts));
    await client.query(DROP_COUNTS, [counts.map(([sort]) => sort)]);
  }
}

const columnsOf = (rows: readonly [string, unknown][]) => [rows.map(([first]) => first), rows.map(([, last]) => last)];

/**
 * Locks what there is of the ids, and what there isn't, by an empty listing; always in one order, so that no two wait
 * for each other.
 */
const LOCK = `
  INSERT INTO directory_listing (id, listing) SELECT id, '' FROM unnest($1::text[]) id ORDER BY id COLLATE "C"
  ON CONFLICT (id) DO UPDATE SET id = excluded.id RETURNING listing`;

const STORE = `
  UPDATE directory_listing SET listing = fresh.listing FROM unnest($1::text[], $2::text[]) fresh (id, listing)
  WHERE directory_listing.id = fresh.id`;

const REMOVE = `DELETE FROM directory_listing WHERE id = ANY ($1) AND listing = ''`;

const REMOVE_ROWS = `
  DELETE FROM directory_posting USING unnest($1::text[], $2::text[]) gone (list, posting)
  WHERE directory_posting.list = gone.list AND directory_posting.posting = gone.posting`;

const INSERT_ROWS =
  'INSERT INTO directory_posting (list, posting) ' +
  'SELECT list, posting FROM unnest($1::text[], $2::text[]) come (list, posting)';

const COUNT = `
  INSERT INTO directory_count AS old (sort, n)
  SELECT sort, n FROM unnest($1::text[], $2::bigint[]) change (sort, n) ORDER BY sort COLLATE "C"
  ON CONFLICT (sort) DO UPDATE SET n = old.n + excluded.n`;

const DROP_COUNTS = 'DELETE FROM directory_count WHERE sort = ANY ($1) AND n = 0';

const POSTINGS = `
  SELECT posting FROM unnest($1::text[]) wanted (list) CROSS JOIN LATERAL (
    SELECT posting FROM directory_posting
    WHERE directory_posting.list = wanted.list AND posting > $2 AND posting < $3 ORDER BY posting LIMIT $4
  ) found ORDER BY posting LIMIT $4`;

const COUNTS = 'SELECT sort, n FROM directory_count WHERE sort > $1 AND sort < $2 ORDER BY sort LIMIT $3';

/** Looks first: who may only use the tables need not be allowed to create them. */
async function createTables(pool: Pool, url: string): Promise<void> {
  try {
    const { rows } = await pool.query(`SELECT to_regclass('directory_count') AS last`);
    if (rows[0].last) return;
    await pool.query(`
      SELECT pg_advisory_xact_lock(${CREATION});
      CREATE TABLE IF NOT EXISTS directory_listing (id text COLLATE "C" PRIMARY KEY, listing text NOT NULL);
      CREATE TABLE IF NOT EXISTS directory_posting (
        list text COLLATE "C", posting text COLLATE "C", PRIMARY KEY (list, posting));
      CREATE TABLE IF NOT EXISTS directory_count (sort text COLLATE "C" PRIMARY KEY, n bigint NOT NULL);
    `);
  } catch (error) {
    await pool.end();
    throw cannotKeepStore(`PostgreSQL at ${new URL(url).host}`, error);
  }
}
