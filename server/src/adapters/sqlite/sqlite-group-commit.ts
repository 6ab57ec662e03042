import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { UnavailableError } from '../../ports/store-errors.ts';
import { isDiskFull, whenFree } from './sqlite-busy.ts';

interface Job {
  work: () => unknown;
  resolve: (answer: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * Gathers the writes of one turn of the event loop into one transaction, so that all share the one wait for the disk.
 *
 * `write` runs `work`, synchronous, in that transaction and resolves with its result after COMMIT; it rejects with
 * `UnavailableError`. `idle` resolves when nothing waits.
 */
export function groupCommit(db: Pick<DatabaseSyncInstance, 'exec' | 'isTransaction'>) {
  const waiting: Job[] = [];
  let flushing: Promise<void> | undefined;

  return {
    write: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ work, resolve: resolve as (answer: unknown) => void, reject });
        flushing ??= flush();
      }),
    idle: async () => flushing,
  };

  async function flush() {
    while (waiting.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      try {
        await whenFree(transact);
      } catch (error) {
        const failure = new UnavailableError('no', error);
        for (const { reject } of waiting.splice(0)) reject(failure);
      }
    }
    flushing = undefined;
  }

  function transact() {
    db.exec('BEGIN IMMEDIATE');
    const jobs = waiting.splice(0);
    let committed: UnavailableError['committed'] = 'no';
    try {
      const answers = jobs.map(({ work }) => work());
      committed = 'unknown';
      db.exec('COMMIT');
      jobs.forEach(({ resolve }, index) => resolve(answers[index]));
    } catch (error) {
      // A full disk is found while writing the log, before the frame that commits; any other failure may come after it.
      const failure = new UnavailableError(isDiskFull(error) ? 'no' : committed, error);
      for (const { reject } of jobs) reject(failure);
      if (db.isTransaction) db.exec('ROLLBACK');
    }
  }
}
