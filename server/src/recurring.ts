/**
 * Does something now and then for as long as a server runs, and never twice at a time.
 *
 * @param everyMs  How often, in **ms**; the first time at once.
 * @param failed  Told why it failed; it is done again all the same.
 * @returns Stops it, and waits for what is under way, which is told by its signal. How that ends nobody is told.
 */
export function recurring(
  everyMs: number,
  work: (signal: AbortSignal) => Promise<void>,
  failed: (error: unknown) => void,
): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  const stopping = new AbortController();
  const { signal } = stopping;
  const act = async () => {
    if (underWay) return;
    underWay = work(signal).catch((error: unknown) => (signal.aborted ? undefined : failed(error)));
    await underWay;
    underWay = undefined;
  };
  const timer = setInterval(() => void act(), everyMs);
  void act();
  return async () => {
    stopping.abort();
    clearInterval(timer);
    await underWay;
  };
}
