const BUSY = 5;
const PROTOCOL = 15; // lost a race for the locks of the write-ahead log: as passing as BUSY
const FULL = 13;
const PATIENCE_MS = 5000;

/**
 * Runs `work`, again and again while another connection holds a lock it needs, for 5 s. On a timer instead of SQLite's
 * own wait, which would stop every other request of the process.
 *
 * @throws what `work` threw, at once if the cause is another one.
 */
export async function whenFree<T>(work: () => T): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return work();
    } catch (error) {
      const code = primaryCode(error);
      if ((code !== BUSY && code !== PROTOCOL) || performance.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * 9));
  }
}

/** Whether SQLite found no room to write. */
export const isDiskFull = (error: unknown): boolean => primaryCode(error) === FULL;

/** The low byte of SQLite's extended code; `NaN` for any other error. */
const primaryCode = (error: unknown): number => {
  const code = (error as { errcode?: number }).errcode;
  return code === undefined ? Number.NaN : code & 0xff;
};
