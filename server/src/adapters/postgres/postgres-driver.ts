import type { QueryConfig } from 'pg';
import { afterPrefix, pageOf } from '../../store/keys.ts';
import type { AtomicDriver, Entry } from '../../store/atomic-driver.ts';
import { withItems } from '../../store/with-items.ts';
import { type PatienceOptions, resending } from '../resending.ts';
import type { SafetyOptions } from '../safe-settings.ts';
import { openPostgres } from './open-postgres.ts';
import { casQuery } from './postgres-cas.ts';
import { postgresVerdict, withClient } from './postgres-client.ts';

interface Row {
  key: string;
  version: string;
  /** A bigint comes as text. */
  expiresAt: string | null;
  value: string;
  label: string | null;
}

/**
 * Keeps entries in one table of a PostgreSQL database, shared by any number of machines. A write is answered once it is
 * on the server's disk.
 *
 * @throws Error in one line if the database can't be used.
 */
export async function postgresDriver(url: string, options?: SafetyOptions & PatienceOptions): Promise<AtomicDriver> {
  const pool = await openPostgres(url, options);
  const { ask, change, stop } = resending(postgresVerdict, options);

  const run = <R extends object>(query: QueryConfig) => withClient(pool, (client) => client.query<R>(query));
  const keysOf = async (prefix: string, after: string, now: number, limit: number | null, label?: string) => {
    const page = [after, afterPrefix(prefix), Math.floor(now), limit];
    const query =
      label === undefined ? { text: SELECT_KEYS, values: page } : { text: SELECT_LABELLED, values: [...page, label] };
    const { rows } = await ask(() => run<{ k: string }>(query));
    return rows.map(({ k }) => k);
  };

  const getEntries = async (keys: readonly string[], now: number): Promise<(Entry | null)[]> => {
    const { rows } = await ask(() => run<Row>({ text: SELECT, values: [keys, Math.floor(now)] }));
    const found = new Map(rows.map(({ key, ...row }) => [key, entryIn(row)] as const));
    return keys.map((key) => found.get(key) ?? null);
  };

  return withItems('postgres', {
    getEntry: async (key, now) => (await getEntries([key], now))[0] ?? null,
    getEntries,
    cas: (key, expected, next, now) =>
      change(async () => (await run(casQuery(key, expected, next, now))).rowCount === 1),
    async listPage(list, { limit, after, label, now }) {
      const prefix = `${list}:`;
      return pageOf(await keysOf(prefix, after ?? prefix, now, limit + 1, label), limit);
    },
    async sweep(now, limit) {
      const { rowCount } = await ask(() => run({ text: REMOVE_EXPIRED, values: [Math.floor(now), limit] }));
      return rowCount ?? 0;
    },
    getKeys: (base) => keysOf(base, base, Date.now(), null),
    async close() {
      stop();
      if (!pool.ending) await pool.end();
    },
  });
}

const SELECT = `
  SELECT k AS key, ver AS version, exp AS "expiresAt", v AS value, label FROM kv
  WHERE k = ANY($1::text[]) AND (exp IS NULL OR exp > $2)`;

const IN_ORDER = 'k > $1 AND k < $2 AND (exp IS NULL OR exp > $3) ORDER BY k LIMIT $4';
const SELECT_KEYS = `SELECT k FROM kv WHERE ${IN_ORDER}`;
const SELECT_LABELLED = `SELECT k FROM kv WHERE label = $5 AND ${IN_ORDER}`;

const REMOVE_EXPIRED = `
  DELETE FROM kv WHERE k IN (SELECT k FROM kv WHERE exp <= $1 LIMIT $2 FOR UPDATE SKIP LOCKED)`;

const entryIn = ({ value, version, expiresAt, label }: Omit<Row, 'key'>): Entry => ({
  value,
  version,
  expiresAt: expiresAt === null ? undefined : Number(expiresAt),
  label: label ?? undefined,
});
