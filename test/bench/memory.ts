import type { Bench } from './bench.ts';
import { spread } from './measure.ts';
import { count, table, times, verdict } from './table.ts';

const STARTS = 3;
/** An account has fifty sessions at most. */
const SESSIONS_EACH = 40;
const PEOPLE = Array.from({ length: 250 }, (_, index) => `p${index}@bench.test`);
const SESSIONS = PEOPLE.length * SESSIONS_EACH;
const MB = 1024 * 1024;

/** How many times the floor's memory the server may take; on SQLite twice that. */
const MOST = 1.15;

const SUBJECTS = [false, true].flatMap((bundled) => {
  const suffix = bundled ? ', bundled' : '';
  return [
    { name: `floor${suffix}`, kind: 'floor', store: '', most: undefined, bundled },
    { name: `sallyport memory:${suffix}`, kind: 'sallyport', store: 'memory:', most: MOST, bundled },
    { name: `sallyport sqlite:${suffix}`, kind: 'sallyport', store: 'sqlite:', most: 2 * MOST, bundled },
  ] as const;
});
const GROUP = SUBJECTS.length / 2;

interface Taken {
  startedIn: number;
  rss: number;
  heap: number;
  fullRss: number;
  fullHeap: number;
}

/** How long each process takes until it listens, what it takes then, and with many sessions. */
export async function reportMemory(bench: Bench): Promise<string> {
  const taken = SUBJECTS.map((): Taken[] => []);
  for (let start = 0; start < STARTS; start++) {
    for (const [index, { kind, store, bundled }] of SUBJECTS.entries()) {
      const child = await bench.start(kind, store, { bundled });
      const { rss, heap } = await child.memory();
      await child.add(PEOPLE, 'plain');
      for (const person of PEOPLE) await child.fillSessions(person, SESSIONS_EACH);
      const full = await child.memory();
      taken[index]?.push({ startedIn: child.startedIn, rss, heap, fullRss: full.rss, fullHeap: full.heap });
      await child.close();
    }
  }
  const median = (index: number, of: keyof Taken) => spread((taken[index] ?? []).map((each) => each[of])).median;
  const rows = SUBJECTS.map(({ name, most }, index) => {
    const floor = index - (index % GROUP);
    const ratio = median(index, 'fullRss') / median(floor, 'fullRss');
    const figures = (['rss', 'heap', 'fullRss', 'fullHeap'] as const).map((of) => (median(index, of) / MB).toFixed(1));
    return [name, count(median(index, 'startedIn')), ...figures, times(ratio), ...verdict(ratio, most)];
  });
  return [
    "Memory: ms until the server's process listens, and MB of it after the rubbish is gone, once it listens and",
    `with ${SESSIONS} sessions of ${PEOPLE.length} people more (medians of ${STARTS} starts). A process has the code`,
    'of its own subject in it. The first three run from their source, with the loader of TypeScript; those that are',
    'bundled run without it.',
    '',
    table(['subject', 'start', 'RSS', 'heap', '+ RSS', '+ heap', 'x floor', 'target', ''], rows),
  ].join('\n');
}
