import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PatienceOptions } from '../../../server/src/adapters/resending.ts';
import type { AtomicDriver } from '../../../server/src/store/atomic-driver.ts';
import { storeFrom } from '../../../server/src/store/store-from.ts';
import { type LossyProxy, startLossyProxy } from './lossy-proxy.ts';
import type { StorePlace } from '../programs/services.ts';

const NOW = Date.UTC(2030, 0, 1);
/** Coming back takes a moment, and a call may fail until then. */
const WHILE_BACK = { timeout: 10_000 };

const entry = (value: string) => ({ value, version: crypto.randomUUID(), expiresAt: undefined });

/** What every store on another machine must do when the connection fails. */
export function storeConnection(
  name: string,
  newPlace: () => Promise<StorePlace>,
  open: (url: string, options?: PatienceOptions) => Promise<AtomicDriver>,
): void {
  describe(`the connection to a store in ${name}`, { timeout: 30_000 }, () => {
    let place: StorePlace;
    let proxy: LossyProxy;
    let direct: AtomicDriver;
    let opened: AtomicDriver[];
    const openByProxy = async (options?: PatienceOptions) => {
      const driver = await open(proxy.url, options);
      opened.push(driver);
      return driver;
    };
    const loseNext = () => {
      proxy.fate = () => {
        proxy.fate = () => 'pass';
        return 'cut';
      };
    };

    beforeEach(async () => {
      place = await newPlace();
      proxy = await startLossyProxy(place.url);
      direct = await open(place.url);
      opened = [direct];
    });
    afterEach(async () => {
      for (const driver of opened) await driver.close();
      await proxy.close();
      await place.remove();
    });

    it.each([
      ['a create', null],
      ['a change', entry('before')],
    ])('counts %s once whose answer was lost', async (_, before) => {
      if (before) await direct.cas('item:a', null, before, NOW);
      const driver = await openByProxy();
      const next = entry('1');
      loseNext();
      expect(await driver.cas('item:a', before?.version ?? null, next, NOW)).toBe(true);
      expect(proxy.lost).toBe(1);
      expect(await direct.getEntry('item:a', NOW)).toEqual(next);
    });

    it('counts 100 updates once each while answers get lost', async () => {
      const store = storeFrom(await openByProxy());
      let left = 15;
      proxy.fate = () => {
        if (left-- > 0) return 'pass';
        left = 14 + (proxy.lost % 2); // by turns, so that it meets reads as well as writes
        return 'cut';
      };
      const answers: number[] = [];
      for (let i = 0; i < 100; i++) {
        answers.push(await store.update<number, number>('item:a', (n = 0) => ({ set: n + 1, return: n + 1 })));
      }
      expect(proxy.lost).toBeGreaterThan(5);
      expect(answers).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    });

    it('does not say that a write failed, whose answer was lost and whose value others have replaced', async () => {
      const driver = await openByProxy();
      const mine = entry('mine');
      loseNext();
      const write = driver.cas('item:a', null, mine, NOW);
      proxy.isUp = false; // nor is it connected again until this is done
      await vi.waitUntil(() => proxy.lost === 1);
      expect(await direct.cas('item:a', mine.version, entry('theirs'), NOW)).toBe(true);
      proxy.isUp = true;
      await expect(write).rejects.toMatchObject({ code: 'ERR_STORE_UNAVAILABLE', committed: 'unknown' });
    });

    it('nor that one was a failure, which removed what it was to remove', async () => {
      const one = entry('1');
      await direct.cas('item:a', null, one, NOW);
      const driver = await openByProxy();
      loseNext();
      await expect(driver.cas('item:a', one.version, null, NOW)).rejects.toMatchObject({ committed: 'unknown' });
      expect(await direct.getEntry('item:a', NOW)).toBeNull();
    });

    it('says that nothing was stored where the server was out of reach, and works on once it is back', async () => {
      const driver = await openByProxy({ patienceMs: 1000 });
      loseNext();
      proxy.isUp = false;
      const unavailable = { code: 'ERR_STORE_UNAVAILABLE', committed: 'no' };
      await expect(driver.getEntry('item:a', NOW)).rejects.toMatchObject(unavailable);
      await expect(driver.getEntries(['item:a', 'item:b'], NOW)).rejects.toMatchObject(unavailable);
      const next = entry('1');
      await Promise.all([
        expect(driver.cas('item:a', null, next, NOW)).rejects.toMatchObject(unavailable),
        expect(driver.listPage('list:a', { limit: 1, now: NOW })).rejects.toMatchObject(unavailable),
        expect(driver.sweep?.(NOW, 1)).rejects.toMatchObject(unavailable),
      ]);
      proxy.isUp = true;
      await vi.waitFor(async () => expect(await driver.cas('item:a', null, next, NOW)).toBe(true), WHILE_BACK);
    });

    it('does not mind that a connection ends which nobody waits for', async () => {
      const driver = await openByProxy();
      await driver.getEntry('item:a', NOW);
      proxy.cut();
      await delay(50); // an error that nobody heard would come now
      expect(await driver.cas('item:a', null, entry('1'), NOW)).toBe(true);
    });

    it('gives a connection up that goes silent, and makes a new one', async () => {
      const driver = await openByProxy({ patienceMs: 1000 });
      proxy.fate = () => 'hold';
      const next = entry('1');
      await expect(driver.cas('item:a', null, next, NOW)).rejects.toMatchObject({ committed: 'unknown' });
      expect(proxy.lost).toBeGreaterThan(0);
      proxy.fate = () => 'pass';
      await vi.waitFor(async () => expect(await driver.getEntry('item:a', NOW)).toEqual(next), WHILE_BACK);
    });

    it('stores what is on its way when it is closed, and refuses at once what comes later', async () => {
      const store = storeFrom(await openByProxy());
      const early = store.update('item:a', () => ({ set: 1, return: 'stored' }));
      await store.close();
      expect(await early).toBe('stored');
      const refused = { code: 'ERR_STORE_UNAVAILABLE', committed: 'no' };
      const before = performance.now();
      await expect(store.get('item:a')).rejects.toMatchObject(refused);
      await expect(store.update('item:a', () => ({ set: 2, return: 1 }))).rejects.toMatchObject(refused);
      expect(performance.now() - before).toBeLessThan(1000);
      await store.close();
    });
  });
}
