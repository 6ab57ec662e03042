import type { Bench } from './bench.ts';
import { spread } from './measure.ts';
import { table, times, verdict } from './table.ts';

const STARTS = 3;
const SESSIONS = 10_000;
const PERSON = 'one@bench.test';
const MB = 1024 * 1024;

/** How many times the floor's memory the server may take; on SQLite twice that. */
const MOST = 1.15;

const SUBJECTS = [
  { name: 'floor', kind: 'floor', store: '', most: undefined },
  { name: 'sallyport memory:', kind: 'sallyport', store: 'memory:', most: MOST },
  { name: 'sallyport sqlite:', kind: 'sallyport', store: 'sqlite:', most: 2 * MOST },
] as const;

interface Taken {
  rss: number;
  heap: number;
  fullRss: number;
  fullHeap: number;
}

/** What each process takes once it listens, and with many sessions. */
export async function reportMemory(bench: Bench): Promise<string> {
  const taken = SUBJECTS.map((): Taken[] => []);
  for (let start = 0; start < STARTS; start++) {
    for (const [index, { kind, store }] of SUBJECTS.entries()) {
      const child = await bench.start(kind, store);
      const { rss, heap } = await child.memory();
      await child.add([PERSON], 'plain');
      await child.fillSessions(PERSON, SESSIONS);
      const full = await child.memory();
      taken[index]?.push({ rss, heap, fullRss: full.rss, fullHeap: full.heap });
      await child.close();
    }
  }
  const median = (index: number, of: keyof Taken) => spread((taken[index] ?? []).map((each) => each[of])).median / MB;
  const rows = SUBJECTS.map(({ name, most }, index) => {
    const ratio = median(index, 'fullRss') / median(0, 'fullRss');
    const figures = (['rss', 'heap', 'fullRss', 'fullHeap'] as const).map((of) => median(index, of).toFixed(1));
    return [name, ...figures, times(ratio), ...verdict(ratio, most)];
  });
  return [
    `Memory: MB of the server's process after the rubbish is gone (median of ${STARTS} starts), once it listens and`,
    `with ${SESSIONS} sessions more; every process has the loader of TypeScript in it.`,
    '',
    table(['subject', 'RSS', 'heap', '+ RSS', '+ heap', 'x floor', 'target', ''], rows),
  ].join('\n');
}
