import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDirectory } from '../../server/src/adapters/open-directory.ts';
import { openSqlite } from '../../server/src/adapters/sqlite/open-sqlite.ts';
import { openStore } from '../../server/src/adapters/open-store.ts';
import { batch } from '../../server/src/directory/batch.ts';
import { brokenDirectories } from '../support/directory/broken-directories.ts';
import { entryOf, idsOf } from '../support/directory/directory-entries.ts';
import { allDirectoryCases, directoryConformance } from '../support/directory/directory-conformance.ts';

directoryConformance('memory:', async () => {
  const directory = await openDirectory('memory:');
  return { open: async () => directory, remove: async () => {} };
});

directoryConformance('sqlite:', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'directory-'));
  return {
    open: () => openDirectory(`sqlite:${join(folder, 'store.db')}`),
    remove: () => rm(folder, { recursive: true }),
  };
});

describe('the suite of directories', () => {
  it.each(Object.entries(brokenDirectories))('finds one that breaks: %s', async (title, open) => {
    await expect(allDirectoryCases[title]?.(...open())).rejects.toThrow(/expected|instead of rejecting/);
  });
});

describe('a directory in a SQLite file', () => {
  let folder: string;
  let url: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'directory-'));
    url = `sqlite:${join(folder, 'store.db')}`;
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is in the file of the store, and both are written at once', async () => {
    const [store, directory] = await Promise.all([openStore(url), openDirectory(url)]);
    const numbers = Array.from({ length: 200 }, (_, at) => at);
    await Promise.all(
      numbers.flatMap((at): Promise<unknown>[] => [
        store.update(`item:${at}`, () => ({ set: at, return: undefined })),
        directory.put([entryOf(`a${at}`)]),
      ]),
    );
    await Promise.all([store.close(), directory.close()]);
    const [again, listed] = await Promise.all([openStore(url), openDirectory(url)]);
    expect(await again.get('item:199')).toBe(199);
    expect(await idsOf(listed, {})).toHaveLength(200);
    await Promise.all([again.close(), listed.close()]);
  });

  it('waits for a lock that another process holds, and says where the storage fails', async () => {
    const directory = await openDirectory(url);
    const other = await openSqlite(join(folder, 'store.db'));
    other.exec('BEGIN IMMEDIATE');
    const put = directory.put([entryOf('a')]);
    setTimeout(() => other.exec('ROLLBACK'), 50);
    await put;
    expect(await idsOf(directory, {})).toEqual(['a']);
    other.exec('DROP TABLE directory_count');
    other.close();
    const refused = { code: 'ERR_STORE_UNAVAILABLE', committed: 'no' };
    await expect(directory.put([entryOf('b')])).rejects.toMatchObject(refused);
    await expect(directory.count()).rejects.toMatchObject(refused);
    expect(await idsOf(directory, {})).toEqual(['a']);
    await directory.close();
    await expect(directory.page({ limit: 1 })).rejects.toMatchObject(refused);
  });
});

describe('openDirectory', () => {
  it('says in one line what it accepts instead', async () => {
    await expect(openDirectory('mysql://user:hunter2@host/db')).rejects.toThrow(/^A store is memory:, .*[^2]$/);
  });
});

describe('changes of one process', () => {
  it('are made one after the other, those that came meanwhile together, in order and bounded', async () => {
    const made: number[][] = [];
    let atOnce = 0;
    const { change } = batch<number>(async (numbers) => {
      expect(++atOnce).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 1));
      made.push(numbers);
      atOnce--;
    }, 3);
    const first = change([1]);
    await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([first, change([2]), change([3, 4]), change([5]), change([6, 7, 8, 9]), change([10])]);
    expect(made).toEqual([[1], [2, 3, 4], [5], [6, 7, 8, 9], [10]]);
  });

  it('fail together, and leave the next alone', async () => {
    const { change, idle } = batch<number>(async (numbers) => {
      if (numbers.includes(1)) throw new Error('refused');
    }, 2);
    const results = await Promise.allSettled([change([1]), change([2]), change([3])]);
    await idle();
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });
});
