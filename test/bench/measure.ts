import { Connection } from './connection.ts';
import type { Child } from './start-child.ts';

/** What a number of equal operations cost. */
export interface Sample {
  /** CPU time of the subject's process for one, in microseconds. */
  micros: number;
  perSecond: number;
}

export type Task = (line: Connection) => Promise<unknown>;

const CONNECTIONS = 16;

/**
 * Has tasks done, a fixed number at a time, each on one kept-alive connection.
 *
 * @param each  How many operations one task is.
 */
export async function measure(
  child: Child,
  tasks: Task[],
  { each = 1, connections = CONNECTIONS }: { each?: number; connections?: number } = {},
): Promise<Sample> {
  const lines = await Promise.all(Array.from({ length: connections }, () => Connection.open(child.port)));
  try {
    const before = await child.cpu();
    const start = performance.now();
    const rest = tasks.values();
    await Promise.all(
      lines.map(async (line) => {
        for (const task of rest) await task(line);
      }),
    );
    const seconds = (performance.now() - start) / 1000;
    const micros = (await child.cpu()) - before;
    const operations = tasks.length * each;
    return { micros: micros / operations, perSecond: operations / seconds };
  } finally {
    for (const line of lines) line.close();
  }
}

/** Least, middle and most. */
export interface Spread {
  min: number;
  median: number;
  max: number;
}

export function spread(values: number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN;
  return { min: at(0), median: at(0.5), max: at(1) };
}
