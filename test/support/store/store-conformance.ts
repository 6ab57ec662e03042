import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../server/src/ports/store.ts';
import type { AtomicDriver } from '../../../server/src/store/atomic-driver.ts';
import { storeFrom } from '../../../server/src/store/store-from.ts';
import { storeRaces } from './store-races.ts';

/** Where drivers keep their entries: each `open` gives one more driver on the same entries, as another process has. */
interface Place {
  open: () => Promise<AtomicDriver>;
  remove: () => Promise<void>;
}

const START = Date.UTC(2030, 0, 1);
const version = () => crypto.randomUUID();

/** What every store must do, whatever keeps its entries. No driver may skip a case. */
export function storeConformance(name: string, newPlace: () => Promise<Place>): void {
  describe(`a store in ${name}`, () => {
    let place: Place;
    let drivers: AtomicDriver[];
    let driver: AtomicDriver;
    let store: Store;
    let now: number;

    beforeEach(async () => {
      now = START;
      place = await newPlace();
      drivers = [await place.open(), await place.open()];
      driver = drivers[0]!;
      store = storeFrom(driver, { now: () => now });
    });

    afterEach(async () => {
      for (const each of drivers) await each.close();
      await place.remove();
    });

    const set = (key: string, value: unknown, expiresAt?: number | null) =>
      store.update(key, () => ({ set: value, expiresAt, return: undefined }));

    it('has nothing where nothing was stored', async () => {
      expect(await store.get('item:a')).toBeUndefined();
    });

    it.each([
      ['digits', '123'],
      ['a word of JSON', 'true'],
      ['nothing', ''],
      ['NUL', 'a\0b'],
      ['an emoji', '🛂'],
      ['half an emoji', '\ud83d'],
      ['200 kB', 'é'.repeat(100_000)],
    ])('returns a string unchanged: %s', async (_, text) => {
      await set('item:a', text);
      expect(await store.get('item:a')).toBe(text);
    });

    it('answers with what the update returned, and hands it the value and the time', async () => {
      await set('item:a', { n: 1 });
      const answer = await store.update('item:a', (current, at) => ({ keep: true, return: [current, at] }));
      expect(answer).toEqual([{ n: 1 }, START]);
    });

    for (const [title, race] of Object.entries(storeRaces)) {
      it(title, () => {
        let handedOut = 0;
        return race(() => drivers[handedOut++ % drivers.length]!);
      });
    }

    it('runs updates in order, and rejects only the one that throws, storing nothing of it', async () => {
      const append = (letter: string) =>
        store.update<string[], string>('item:a', (current = []) => {
          current.push(letter);
          if (letter === 'c') throw new Error('refused');
          return { set: current, return: current.join('') };
        });
      const results = await Promise.allSettled(['a', 'b', 'c', 'd'].map(append));
      expect(results.map((result) => (result.status === 'fulfilled' ? result.value : 'refused'))).toEqual([
        'a',
        'ab',
        'refused',
        'abd',
      ]);
      expect(await store.get('item:a')).toEqual(['a', 'b', 'd']);
    });

    it('writes nothing for an update that keeps', async () => {
      await set('item:a', 1);
      const before = await driver.getEntry('item:a', now);
      await store.update('item:a', () => ({ keep: true, return: undefined }));
      expect(await driver.getEntry('item:a', now)).toEqual(before);
    });

    it('changes what stands there, whatever its caller has seen', async () => {
      type Count = { n: number };
      const add = (seen: Count | null) =>
        store.update<Count, Count>(
          'item:a',
          (current) => {
            const set = { n: (current?.n ?? 0) + 1 };
            return { set, return: set };
          },
          seen,
        );
      const first = await add({ n: 7 }); // never there
      expect(await add(null)).toEqual({ n: 2 });
      await store.update('item:a', () => ({ set: first, return: undefined }));
      const second = await add(first);
      expect(await add(first)).toEqual({ n: 3 }); // seen before another write
      expect(await add(second)).toEqual({ n: 4 });
      const read = (await store.get<Count>('item:a')) ?? null;
      expect(await add(read)).toEqual({ n: 5 });
      const look = (current: Count | undefined) => ({ keep: true, return: current }) as const;
      expect(await store.update('item:a', look, read)).toEqual({ n: 5 });
      await store.delete('item:a');
      expect(await store.update('item:a', look, read)).toBeUndefined();
      expect(await add(read)).toEqual({ n: 1 });
    });

    it('takes what was seen for what it is until its deadline', async () => {
      const value = { n: 1 };
      await set('item:a', value, START + 1000);
      now = START + 1000;
      const renew = (current: unknown) => ({ set: { n: 2 }, return: current });
      expect(await store.update('item:a', renew, value)).toBeUndefined();
      expect(await store.get('item:a')).toEqual({ n: 2 });
    });

    it('refuses to store what is not JSON', async () => {
      await expect(set('item:a', undefined)).rejects.toThrow(TypeError);
      await expect(set('item:a', 1, Number.NaN)).rejects.toThrow(RangeError);
      expect(await store.get('item:a')).toBeUndefined();
    });

    it('says when what is stored is not JSON, without quoting it, and can delete it', async () => {
      await driver.cas('item:a', null, { value: 'secret', version: version() }, now);
      await expect(store.get('item:a')).rejects.toMatchObject({
        code: 'ERR_STORE_CORRUPT',
        message: expect.not.stringContaining('secret'),
      });
      await expect(store.update('item:a', () => ({ keep: true, return: 1 }))).rejects.toMatchObject({
        code: 'ERR_STORE_CORRUPT',
      });
      expect(await store.delete('item:a')).toBe(true);
    });

    describe('many keys at once', () => {
      it('gives their values in the order of the keys, and nothing where there is none', async () => {
        for (const key of ['item:a', 'item:b', 'list:a:b', 'other:c']) await set(key, { of: key });
        const keys = ['other:c', 'item:none', 'item:b', 'list:a:none', 'list:a:b', 'item:b', 'item:a'];
        expect(await store.getMany(keys)).toEqual(keys.map((key) => (key.endsWith(':none') ? undefined : { of: key })));
        expect(await driver.getEntries(keys, now)).toEqual(
          await Promise.all(keys.map(async (key) => driver.getEntry(key, now))),
        );
      });

      it('gives nothing for none, and each of 500', async () => {
        expect(await store.getMany([])).toEqual([]);
        const keys = Array.from({ length: 500 }, (_, index) => `item:${index}`);
        await Promise.all(keys.slice(0, 250).map((key) => set(key, key)));
        expect(await store.getMany(keys)).toEqual(keys.map((key, index) => (index < 250 ? key : undefined)));
      });

      it('leaves out what was deleted, and what expires from exactly its deadline on', async () => {
        await set('item:a', 1, START + 1000);
        await set('item:b', 2);
        await set('item:c', 3);
        await store.delete('item:c');
        const keys = ['item:a', 'item:b', 'item:c'];
        now = START + 999;
        expect(await store.getMany(keys)).toEqual([1, 2, undefined]);
        now = START + 1000;
        expect(await store.getMany(keys)).toEqual([undefined, 2, undefined]);
      });

      it('sees every write that ended before it was called', async () => {
        for (let n = 0; n < 20; n++) {
          await Promise.all([set('item:a', n), set('item:b', n)]);
          expect(await store.getMany(['item:a', 'item:b'])).toEqual([n, n]);
        }
      });

      it('rejects where one of them is not JSON, without quoting it, or no key', async () => {
        await set('item:a', 1);
        await driver.cas('item:broken', null, { value: 'secret', version: version() }, now);
        await expect(store.getMany(['item:a', 'item:broken'])).rejects.toMatchObject({
          code: 'ERR_STORE_CORRUPT',
          message: expect.not.stringContaining('secret'),
        });
        await expect(store.getMany(['item:a', 'item'])).rejects.toMatchObject({ code: 'ERR_STORE_KEY' });
        expect(await store.getMany(['item:a'])).toEqual([1]);
      });
    });

    describe('compare-and-swap', () => {
      const one = { value: '1', version: version(), expiresAt: undefined };
      const two = { value: '2', version: version(), expiresAt: undefined };

      it('creates only where nothing is', async () => {
        expect(await driver.cas('item:a', 'some-version', one, now)).toBe(false);
        expect(await driver.cas('item:a', null, one, now)).toBe(true);
        expect(await driver.cas('item:a', null, two, now)).toBe(false);
        expect(await driver.getEntry('item:a', now)).toEqual(one);
      });

      it('replaces and deletes only the version it was told', async () => {
        await driver.cas('item:a', null, one, now);
        expect(await driver.cas('item:a', two.version, two, now)).toBe(false);
        expect(await driver.cas('item:a', two.version, null, now)).toBe(false);
        expect(await driver.cas('item:a', one.version, two, now)).toBe(true);
        expect(await driver.getEntry('item:a', now)).toEqual(two);
        expect(await driver.cas('item:a', two.version, null, now)).toBe(true);
        expect(await driver.getEntry('item:a', now)).toBeNull();
      });

      it('counts a command that arrives twice once, and as done', async () => {
        expect(await driver.cas('item:a', null, one, now)).toBe(true);
        expect(await driver.cas('item:a', null, one, now)).toBe(true);
      });
    });

    describe('deadlines', () => {
      it('ends a value exactly at its deadline, for every method', async () => {
        await set('list:a:b', 1, START + 1000);
        const entry = await driver.getEntry('list:a:b', now);
        now = START + 999;
        expect(await store.get('list:a:b')).toBe(1);
        now = START + 1000;
        expect(await store.get('list:a:b')).toBeUndefined();
        expect(await store.getMany(['list:a:b'])).toEqual([undefined]);
        expect(await store.list('list:a')).toEqual({ keys: [] });
        expect(await store.delete('list:a:b')).toBe(false);
        expect(await driver.cas('list:a:b', entry!.version, null, now)).toBe(false);
        expect(await driver.cas('list:a:b', entry!.version, { value: '2', version: version() }, now)).toBe(false);
        expect(await store.update('list:a:b', (current) => ({ keep: true, return: current }))).toBeUndefined();
      });

      it('keeps the deadline unless told', async () => {
        await set('item:a', 1, START + 1000);
        await set('item:a', 2);
        now = START + 999;
        expect(await store.get('item:a')).toBe(2);
        now = START + 1000;
        expect(await store.get('item:a')).toBeUndefined();
      });

      it('moves the deadline when told', async () => {
        await set('item:a', 1, START + 1000);
        await set('item:a', 2, START + 2000);
        now = START + 1999;
        expect(await store.get('item:a')).toBe(2);
        now = START + 2000;
        expect(await store.get('item:a')).toBeUndefined();
      });

      it('removes the deadline for null', async () => {
        await set('item:a', 1, START + 1000);
        await set('item:a', 2, null);
        now = START + 1000;
        expect(await store.get('item:a')).toBe(2);
      });

      it('deletes by a deadline that has passed', async () => {
        const seen = await Promise.all([
          set('item:a', 1),
          set('item:a', 2, START),
          store.update('item:a', (current) => ({ keep: true, return: current })),
        ]);
        expect(seen).toEqual([undefined, undefined, undefined]);
        expect(await store.sweep()).toBe(0);
      });

      it('creates anew where a value expired, without its deadline', async () => {
        await set('item:a', 1, START + 1000);
        now = START + 1000;
        expect(await store.update('item:a', (current) => ({ set: 2, return: current }))).toBeUndefined();
        expect(await store.get('item:a')).toBe(2);
      });
    });

    describe('lists', () => {
      it('gives the members of one list, page by page, in byte order', async () => {
        for (const member of ['b', 'a', '_', 'A', '-', '0']) await set(`list:one:${member}`, 1);
        for (const key of ['list:one', 'list:on:a', 'list:one-more:a', 'lists:one:a', 'list:two:a']) await set(key, 1);
        const keys = ['-', '0', 'A', '_', 'a', 'b'].map((member) => `list:one:${member}`);

        expect(await store.list('list:one')).toEqual({ keys });
        expect(await store.list('list:one', { limit: 6 })).toEqual({ keys });
        expect(await store.list('list:one', { limit: 4 })).toEqual({ keys: keys.slice(0, 4), next: keys[3] });
        expect(await store.list('list:one', { limit: 4, after: keys[3] })).toEqual({ keys: keys.slice(4) });
      });

      it('leaves out what was deleted or has expired, also from the count of a page', async () => {
        await set('list:one:a', 1, START + 1);
        await set('list:one:b', 1);
        await set('list:one:c', 1);
        await set('list:one:d', 1);
        await store.delete('list:one:b');
        now = START + 1;
        expect(await store.list('list:one', { limit: 2 })).toEqual({ keys: ['list:one:c', 'list:one:d'] });
      });
    });

    describe('what has a label', () => {
      const add = (member: string, label?: string, expiresAt?: number) =>
        store.update(`list:one:${member}`, () => ({ set: member, label, expiresAt, return: undefined }));
      const labelled = (label: string, options = {}) => store.list('list:one', { label, ...options });

      it('is listed by it, page by page, in byte order, and by its list all the same', async () => {
        for (const member of ['b', 'a', '_', 'A']) await add(member, 'x');
        await add('0', 'y');
        await add('c');
        await store.update('list:two:a', () => ({ set: 1, label: 'x', return: undefined }));
        const keys = ['A', '_', 'a', 'b'].map((member) => `list:one:${member}`);

        expect(await labelled('x')).toEqual({ keys });
        expect(await labelled('x', { limit: 3 })).toEqual({ keys: keys.slice(0, 3), next: keys[2] });
        expect(await labelled('x', { limit: 3, after: keys[2] })).toEqual({ keys: keys.slice(3) });
        expect(await labelled('z')).toEqual({ keys: [] });
        expect((await store.list('list:one')).keys).toHaveLength(6);
      });

      it('keeps it through every change, and takes none later', async () => {
        await add('a', 'x');
        await add('a', 'y');
        await add('b');
        await add('b', 'x');
        expect(await labelled('x')).toEqual({ keys: ['list:one:a'] });
        expect(await labelled('y')).toEqual({ keys: [] });
        await store.delete('list:one:a');
        await add('a', 'y');
        expect([await labelled('x'), await labelled('y')]).toEqual([{ keys: [] }, { keys: ['list:one:a'] }]);
      });

      it('goes from there with its deadline, and comes anew without it', async () => {
        await add('a', 'x', START + 1000);
        await add('b', 'x', START + 2000);
        now = START + 1000;
        expect(await labelled('x', { limit: 1 })).toEqual({ keys: ['list:one:b'] });
        await add('a');
        expect(await labelled('x')).toEqual({ keys: ['list:one:b'] });
        now = START + 2000;
        expect(await store.sweep()).toBe(1);
        expect(await labelled('x')).toEqual({ keys: [] });
      });

      it('rejects a label that is none', async () => {
        await expect(add('a', 'x:y')).rejects.toMatchObject({ code: 'ERR_STORE_KEY' });
        await expect(labelled('')).rejects.toMatchObject({ code: 'ERR_STORE_KEY' });
      });
    });

    it('sweeps expired values only, as many as told', async () => {
      for (const id of ['a', 'b', 'c']) await set(`item:${id}`, id, START + 1000);
      await set('item:later', 1, START + 1001);
      await set('item:ever', 1);
      expect(await store.sweep()).toBe(0);
      now = START + 1000;
      expect(await store.sweep(2)).toBe(2);
      expect(await store.sweep()).toBe(1);
      expect(await store.sweep()).toBe(0);
      expect([await store.get('item:later'), await store.get('item:ever')]).toEqual([1, 1]);
    });

    it.each(['', 'item', 'item:', ':a', 'Item:a', '1:a', 'item:a:b:c', 'item:a b', 'item:é', 'item:a\n', 'item:a?b'])(
      'rejects the key %j',
      async (key) => {
        const rejected = { code: 'ERR_STORE_KEY' };
        await expect(store.get(key)).rejects.toMatchObject(rejected);
        await expect(set(key, 1)).rejects.toMatchObject(rejected);
        await expect(store.delete(key)).rejects.toMatchObject(rejected);
        await expect(store.list(key)).rejects.toMatchObject(rejected);
      },
    );

    it('takes ids of 128 characters, not more', async () => {
      await set(`item:${'a'.repeat(128)}:${'b'.repeat(128)}`, 1);
      await expect(set(`item:${'a'.repeat(129)}`, 1)).rejects.toMatchObject({ code: 'ERR_STORE_KEY' });
    });

    it('rejects a list, cursor or limit that is none', async () => {
      await expect(store.list('list:a:b')).rejects.toMatchObject({ code: 'ERR_STORE_KEY' });
      await expect(store.list('list:b', { after: 'list:a:a' })).rejects.toMatchObject({ code: 'ERR_STORE_KEY' });
      await expect(store.list('list:a', { limit: 0 })).rejects.toThrow(RangeError);
      await expect(store.sweep(-1)).rejects.toThrow(RangeError);
    });

    it('can be mounted in unstorage', async () => {
      await Promise.all([driver.setItem?.('item:a', 'one', {}), driver.setItem?.('item:a', 'two', {})]);
      await driver.setItem?.('item:b', 'short', { ttl: 60 });
      expect(await driver.getItem('item:a')).toBe('two');
      expect(await driver.hasItem('item:a', {})).toBe(true);
      expect(await driver.getKeys('', {})).toEqual(['item:a', 'item:b']);
      expect(await driver.getKeys('other:', {})).toEqual([]);
      expect((await driver.getEntry('item:b', Date.now() + 61_000))?.value).toBeUndefined();
      expect((await driver.getEntry('item:b', Date.now() + 59_000))?.value).toBe('short');
      await driver.removeItem?.('item:a', {});
      expect(await driver.getItem('item:a')).toBeNull();
      expect(await driver.hasItem('item:a', {})).toBe(false);
    });
  });
}
