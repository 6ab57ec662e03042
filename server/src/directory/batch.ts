interface Job<T> {
  changes: readonly T[];
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Makes changes one after the other, and all that have come meanwhile at once, up to `most` unless one call has more:
 * so those of a process never wait for each other's locks, nor overtake each other. What fails, fails for all of a
 * turn.
 *
 * `change` resolves once its changes are made; `idle` when nothing waits.
 */
export function batch<T>(make: (changes: T[]) => Promise<void>, most: number) {
  const waiting: Job<T>[] = [];
  let working: Promise<void> | undefined;

  return {
    change: (changes: readonly T[]) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ changes, resolve, reject });
        working ??= work();
      }),
    idle: async () => working,
  };

  async function work(): Promise<void> {
    await Promise.resolve(); // what comes in the same turn goes together
    while (waiting.length > 0) {
      const jobs = nextJobs();
      try {
        await make(jobs.flatMap(({ changes }) => changes));
        for (const { resolve } of jobs) resolve();
      } catch (error) {
        for (const { reject } of jobs) reject(error);
      }
    }
    working = undefined;
  }

  function nextJobs(): Job<T>[] {
    let size = 0;
    const end = waiting.findIndex(({ changes }, at) => (size += changes.length) > most && at > 0);
    return waiting.splice(0, end === -1 ? waiting.length : end);
  }
}
