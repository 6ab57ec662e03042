/**
 * Does something once the answer is on its way: the time it takes must not show in the answer's. Whoever hands
 * it in has seen to it that it never rejects. A runtime that ends with the answer has to be kept (`waitUntil`).
 */
export interface Later {
  (work: () => Promise<void>): void;
  /**
   * Resolves once nothing is under way, or after so many **ms**, with how much still is. Absent where the runtime sees
   * to it.
   */
  idle?(ms: number): Promise<number>;
}
