import type { QueryConfig } from 'pg';
import type { Entry } from '../../store/atomic-driver.ts';

const LIVE = '(exp IS NULL OR exp > $2)';

/**
 * One statement for a compare-and-swap: it touches or returns one row if it succeeded, none if somebody else was first.
 * Being alone in its transaction it needs no lock: PostgreSQL looks at the condition again after waiting for a writer.
 */
export function casQuery(key: string, expected: string | null, next: Entry | null, now: number): QueryConfig {
  const at = Math.floor(now);
  if (next) {
    const values = [key, at, next.version, deadlineOf(next), next.value, next.label ?? null];
    return expected === null ? { text: CREATE, values } : { text: REPLACE, values: [...values, expected] };
  }
  return expected === null ? { text: CONFIRM, values: [key, at] } : { text: DELETE, values: [key, at, expected] };
}

/** Whole **ms**: with a column of whole numbers and `now` rounded down, deadlines are exact. */
const deadlineOf = ({ expiresAt }: Entry): number | null => (expiresAt === undefined ? null : Math.ceil(expiresAt));

const CREATE = `
  INSERT INTO kv (k, ver, exp, v, label) VALUES ($1, $3, $4, $5, $6)
  ON CONFLICT (k) DO UPDATE SET ver = excluded.ver, exp = excluded.exp, v = excluded.v, label = excluded.label
  WHERE kv.exp <= $2 OR kv.ver = excluded.ver`;

const REPLACE = `
  UPDATE kv SET ver = $3, exp = $4, v = $5, label = $6 WHERE k = $1 AND ver IN ($3, $7) AND ${LIVE}`;

const DELETE = `DELETE FROM kv WHERE k = $1 AND ver = $3 AND ${LIVE}`;

const CONFIRM = `SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM kv WHERE k = $1 AND ${LIVE})`;
