import type { Pool, PoolClient } from 'pg';
import { UnsentError, type Verdict } from '../resending.ts';

/**
 * Runs `work` with a connection of the pool. One on which anything failed is given up, with the transaction it was in.
 */
export async function withClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: Error) => {
    throw new UnsentError(error.message);
  });
  try {
    const result = await work(client);
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** By the SQLSTATE, which every answer of the server has. Without one the connection ended or nothing came in time. */
export function postgresVerdict(error: unknown): Verdict {
  const { code: state, severity } = error as { code?: string; severity?: string };
  if (severity === undefined || state === undefined) return 'lost';
  if (/^(57P0|08)/.test(state)) return 'lost'; // the server ends or has crashed
  if (/^(40001|40P01)$/.test(state)) return 'unsent'; // rolled back, to let another go first
  return 'refused';
}
