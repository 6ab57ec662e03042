import type { Account } from '@sallyport/rules';
import { Pool } from 'pg';

/**
 * Puts accounts into the table of a store, each with its claim and its place in the list of its tenant, all by one
 * statement: through the store a million takes half an hour.
 *
 * @param model  What they are like, but for id and address.
 */
export async function fillPostgres(url: string, model: Account, accounts: number): Promise<void> {
  const pool = new Pool({ connectionString: url });
  try {
    await pool.query(INSERT, [JSON.stringify(model), accounts, model.tenant]);
    await pool.query('ANALYZE kv');
  } finally {
    await pool.end();
  }
}

const INSERT = `
  WITH people AS MATERIALIZED (
    SELECT n, replace(gen_random_uuid()::text, '-', '') AS id FROM generate_series(1, $2::int) AS n
  )
  INSERT INTO kv (k, ver, v)
  SELECT 'account:' || id, gen_random_uuid()::text,
    ($1::jsonb || jsonb_build_object('id', id, 'email', 'filler-' || n || '@bench.test'))::text FROM people
  UNION ALL
  SELECT 'login:' || replace(gen_random_uuid()::text, '-', ''), gen_random_uuid()::text,
    jsonb_build_object('account', id)::text FROM people
  UNION ALL
  SELECT 'tenant-accounts:' || $3::text || ':' || id, gen_random_uuid()::text, '1' FROM people`;
