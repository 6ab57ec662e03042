/**
 * Waits until all are over, also where one fails: nothing of a request goes on once its answer is out. Then rejects as
 * the first of them that failed did.
 */
export async function allOver<T extends readonly unknown[]>(
  works: T,
): Promise<{ -readonly [I in keyof T]: Awaited<T[I]> }> {
  try {
    return await Promise.all(works);
  } catch {
    // only where one fails is there anything to wait for
    await Promise.allSettled(works);
    return Promise.all(works);
  }
}
