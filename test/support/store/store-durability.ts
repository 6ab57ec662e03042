import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../server/src/adapters/open-store.ts';
import type { StorePlace } from '../programs/services.ts';
import { admittedToFourProcesses, countOfKilledWriter } from './store-processes.ts';

const AT_ONCE = 5;

/** What every store that outlives its process must do. `rounds` is how often a writer is killed. */
export function storeDurability(name: string, newPlace: () => Promise<StorePlace>, rounds = 5): void {
  describe(`a store in ${name}, shared by processes`, { timeout: 20_000 + rounds * 4000 }, () => {
    let places: StorePlace[];
    const newUrl = async () => {
      const place = await newPlace();
      places.push(place);
      return place.url;
    };

    beforeEach(() => {
      places = [];
    });
    afterEach(async () => {
      await Promise.all(places.map((place) => place.remove()));
    });

    it('admits 5 and counts 1,000 when four processes make 250 updates each', async () => {
      const url = await newUrl();
      const admitted = await admittedToFourProcesses(url);
      expect(admitted).toBe(5);
      expect(await valuesIn(url, 'attempts:a', 'counter:a')).toEqual([5, 1000]);
    });

    it(`has every write it acknowledged after its process was killed, ${rounds} times`, async () => {
      for (let done = 0; done < rounds; done += AT_ONCE) {
        await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => killOne(50 + index * 20)));
      }
    });

    async function killOne(afterMs: number) {
      const url = await newUrl();
      const acknowledged = await countOfKilledWriter(url, afterMs);
      const [stored] = await valuesIn(url, 'counter:a');
      expect(acknowledged).toBeGreaterThan(0);
      expect(stored).toBeGreaterThanOrEqual(acknowledged);
    }
  });
}

async function valuesIn(url: string, ...keys: string[]): Promise<unknown[]> {
  const store = await openStore(url);
  const values = await Promise.all(keys.map((key) => store.get(key)));
  await store.close();
  return values;
}
