/**
 * Does something now and then for as long as a server runs, and never twice at a time.
 *
 * @param everyMs  How often, in **ms**; the first time at once.
 * @param failed  Told why it failed; it is done again all the same.
 * @returns Stops it. What is under way then ends as it may: nobody is told.
 */
export function recurring(everyMs: number, work: () => Promise<void>, failed: (error: unknown) => void): () => void {
  let isBusy = false;
  let isStopped = false;
  const act = async () => {
    if (isBusy) return;
    isBusy = true;
    await work().catch((error: unknown) => (isStopped ? undefined : failed(error)));
    isBusy = false;
  };
  const timer = setInterval(() => void act(), everyMs);
  void act();
  return () => {
    isStopped = true;
    clearInterval(timer);
  };
}
