import { setTimeout } from 'node:timers/promises';
import type { Change, Store, Values } from '../../../server/src/ports/store.ts';
import type { Asked } from './subject.ts';

/**
 * A store that counts what it is asked, and takes longer for each call.
 *
 * @param delay  How much longer, in ms.
 */
export function askedStore(store: Store, delay: number): { store: Store; asked(): Asked } {
  let [calls, writes] = [0, 0];
  const wait = async () => {
    calls++;
    if (delay > 0) await setTimeout(delay);
  };
  return {
    asked: () => ({ calls, writes }),
    store: {
      ...store,
      async get<T>(key: string) {
        await wait();
        return store.get<T>(key);
      },
      async getMany<T extends unknown[]>(keys: readonly string[]): Promise<Values<T>> {
        await wait();
        return store.getMany<T>(keys);
      },
      async update<T, R>(key: string, fn: (current: T | undefined, now: number) => Change<T, R>, seen?: T | null) {
        await wait();
        let isWritten = false;
        const answer = await store.update<T, R>(
          key,
          (current, now) => {
            const change = fn(current, now);
            isWritten = !('keep' in change);
            return change;
          },
          seen,
        );
        if (isWritten) writes++;
        return answer;
      },
      async delete(key) {
        await wait();
        const isThere = await store.delete(key);
        if (isThere) writes++;
        return isThere;
      },
      async list(...given) {
        await wait();
        return store.list(...given);
      },
    },
  };
}
