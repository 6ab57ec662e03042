import { openStore } from '../../../server/src/adapters/open-store.ts';

/** Counts in the store named by the first argument until it is killed, telling its parent each number once stored. */
const store = await openStore(process.argv[2] ?? '');

for (;;) {
  process.send?.(await store.update<number, number>('counter:a', (n = 0) => ({ set: n + 1, return: n + 1 })));
}
