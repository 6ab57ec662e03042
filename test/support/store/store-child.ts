import { once } from 'node:events';
import { openStore } from '../../../server/src/adapters/open-store.ts';
import { ContentionError } from '../../../server/src/ports/store-errors.ts';

/**
 * Opens the store named by the first argument; once told to go, tries 250 times to be one of the five admitted, counts
 * to 250, five at a time so that processes meet often, and reports how many were admitted.
 */
const store = await openStore(process.argv[2] ?? '');

const attempt = () =>
  store.update<number, boolean>('attempts:a', (used = 0) =>
    used < 5 ? { set: used + 1, return: true } : { keep: true, return: false },
  );
const count = () => store.update<number, void>('counter:a', (n = 0) => ({ set: n + 1, return: undefined }));
/** Where others were always faster, nothing has happened: it is tried once more. */
const insist = async <T>(act: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof ContentionError)) throw error;
    }
  }
};
const five = <T>(act: () => Promise<T>) => Promise.all(Array.from({ length: 5 }, () => insist(act)));

process.send?.('ready');
await once(process, 'message');

let admitted = 0;
for (let round = 0; round < 50; round++) {
  const [attempts] = await Promise.all([five(attempt), five(count)]);
  admitted += attempts.filter(Boolean).length;
}
await store.close();
process.send?.({ admitted });
process.disconnect();
