import { Pool } from 'pg';
import { cannotKeepStore } from '../cannot-keep-store.ts';
import { PATIENCE_MS, type PatienceOptions } from '../resending.ts';
import { refuseFaults, type SafetyOptions } from '../safe-settings.ts';

/** What PostgreSQL itself says it runs with. */
export interface PostgresSettings {
  synchronousCommit: string;
  fsync: string;
}

/** Any number: whoever creates the table takes the lock of this name, as `IF NOT EXISTS` fails where two meet. */
const CREATION = 7_255_979;

/**
 * Opens connections to a database and creates the table of a store where there is none, in the first schema of the
 * search path.
 *
 * @throws Error in one line, without the password, if the database can't be used, or not with settings under which a
 *   commit survives a crash.
 */
export async function openPostgres(url: string, options: SafetyOptions & PatienceOptions = {}): Promise<Pool> {
  const { patienceMs = PATIENCE_MS } = options;
  const pool = new Pool({
    connectionString: url,
    application_name: 'sallyport',
    keepAlive: true,
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
  });
  // A lost connection also fails the command that waits for it, where there is one; unheard, it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    checkPostgresSettings(await readPostgresSettings(pool), options);
    await createTable(pool);
    return pool;
  } catch (error) {
    await pool.end();
    throw cannotKeepStore(placeOf(url), error);
  }
}

export async function readPostgresSettings(pool: Pool): Promise<PostgresSettings> {
  const { rows } = await pool.query<PostgresSettings>(
    `SELECT current_setting('synchronous_commit') AS "synchronousCommit", current_setting('fsync') AS fsync`,
  );
  return rows[0]!;
}

/**
 * Throws unless a commit under these settings survives a crash. `local` and `remote_write` wait for the own disk too.
 */
export function checkPostgresSettings({ synchronousCommit, fsync }: PostgresSettings, options?: SafetyOptions): void {
  const faults = [];
  if (synchronousCommit === 'off') faults.push('synchronous_commit is off, so a crash loses commits');
  if (fsync === 'off') faults.push('fsync is off, so a power cut can destroy the database');
  refuseFaults(faults, options);
}

/**
 * Looks first: who may only use the table need not be allowed to create one. A table of before there were labels gets a
 * column for them.
 */
async function createTable(pool: Pool): Promise<void> {
  const { rowCount } = await pool.query(
    `SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass('kv') AND attname = 'label'`,
  );
  if (rowCount === 1) return;
  // Statements sent at once are one transaction.
  await pool.query(`
    SELECT pg_advisory_xact_lock(${CREATION});
    CREATE TABLE IF NOT EXISTS kv (
      k text COLLATE "C" PRIMARY KEY, ver text COLLATE "C" NOT NULL, exp bigint, v text NOT NULL
    );
    ALTER TABLE kv ADD COLUMN IF NOT EXISTS label text COLLATE "C";
    CREATE INDEX IF NOT EXISTS kv_exp ON kv (exp) WHERE exp IS NOT NULL;
    CREATE INDEX IF NOT EXISTS kv_label ON kv (label, k) WHERE label IS NOT NULL;
  `);
}

function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `PostgreSQL at ${host}${pathname}`;
}
