import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build, type Rolldown } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryDriver } from '../../server/src/adapters/memory/memory-driver.ts';
import { checkSettings, openSqlite, readSettings } from '../../server/src/adapters/sqlite/open-sqlite.ts';
import { openStore } from '../../server/src/adapters/open-store.ts';
import { sqliteDriver } from '../../server/src/adapters/sqlite/sqlite-driver.ts';
import { groupCommit } from '../../server/src/adapters/sqlite/sqlite-group-commit.ts';
import { isSafeSqlite } from '../../server/src/adapters/sqlite/sqlite-library.ts';
import { countingDriver, getThenSetDriver } from '../support/store/broken-drivers.ts';
import { storeConformance } from '../support/store/store-conformance.ts';
import { storeDurability } from '../support/store/store-durability.ts';
import { storeRaces } from '../support/store/store-races.ts';

const newFolder = () => mkdtemp(join(tmpdir(), 'store-'));
const remove = (folder: string) => rm(folder, { recursive: true });

storeConformance('memory:', async () => {
  const driver = memoryDriver();
  return { open: async () => driver, remove: async () => {} };
});

storeConformance('sqlite:', async () => {
  const folder = await newFolder();
  return { open: () => sqliteDriver(join(folder, 'store.db')), remove: () => remove(folder) };
});

storeDurability('sqlite:', async () => {
  const folder = await newFolder();
  return { url: `sqlite:${join(folder, 'store.db')}`, remove: () => remove(folder) };
});

describe('the races of the suite', () => {
  const { 'sees that a value was deleted and created again since it was read': recreated, ...crowds } = storeRaces;

  it.each(Object.entries(crowds))('find a driver that gets, then sets: %s', async (_, race) => {
    const driver = getThenSetDriver();
    await expect(race(() => driver)).rejects.toThrow(/expected/);
  });

  it('find a driver whose versions come back', async () => {
    const driver = countingDriver();
    await expect(recreated(() => driver)).rejects.toThrow(/expected/);
  });
});

describe('openStore', () => {
  it.each([
    '',
    'memory',
    'sqlite:',
    'sqlite::memory:',
    'sqlite://host/file.db',
    'mysql://user:hunter2@host/db',
    'redis://',
    'postgres://user:hunter2@host:port/db',
  ])('says in one line what it accepts instead of %j', async (url) => {
    const error = await openStore(url).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toBe(
      'A store is memory:, sqlite:<path>, postgres://… or redis://…, for example sqlite:./sallyport.db',
    );
  });

  it('uses the clock it is given', async () => {
    const store = await openStore('memory:', { now: () => 42 });
    expect(await store.update('item:a', (_, now) => ({ keep: true, return: now }))).toBe(42);
  });
});

describe('a store in a SQLite file', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await newFolder();
    file = join(folder, 'deep', 'store.db');
  });

  afterEach(() => remove(folder));

  it('runs with a write-ahead log, full synchronisation and a safe SQLite', async () => {
    const db = await openSqlite(file);
    const { journal, synchronous, version } = readSettings(db);
    db.close();
    expect({ journal, synchronous, safe: isSafeSqlite(version) }).toEqual({
      journal: 'wal',
      synchronous: 2,
      safe: true,
    });
  });

  it.each([
    [{ version: '3.51.2' }, /3\.51\.2/],
    [{ journal: 'delete' }, /write-ahead/],
    [{ synchronous: 1 }, /FULL/],
  ])('refuses to run with %j', (setting, message) => {
    const safe = { version: '3.51.3', journal: 'wal', synchronous: 2 };
    expect(() => checkSettings(safe)).not.toThrow();
    expect(() => checkSettings({ ...safe, ...setting })).toThrow(message);
    expect(() => checkSettings({ ...safe, ...setting }, { allowUnsafe: true })).not.toThrow();
  });

  it('compares versions by number', () => {
    expect(['3.51.2', '3.9.9', '2.99.0', ''].filter(isSafeSqlite)).toEqual([]);
    expect(['3.51.10', '3.100.0', '4.0.0'].filter(isSafeSqlite)).toHaveLength(3);
  });

  it('keeps the file and its log from other users', async () => {
    const store = await openStore(`sqlite:${file}`);
    await store.update('item:a', () => ({ set: 1, return: undefined }));
    const modes = await Promise.all([file, `${file}-wal`].map(async (path) => (await stat(path)).mode & 0o777));
    await store.close();
    expect(modes).toEqual([0o600, 0o600]);
  });

  it('still has its values after it was closed and opened again', async () => {
    const first = await openStore(`sqlite:${file}`);
    await first.update('item:a', () => ({ set: { n: 1 }, return: undefined }));
    await first.close();
    const second = await openStore(`sqlite:${file}`);
    const value = await second.get('item:a');
    await second.close();
    expect(value).toEqual({ n: 1 });
  });

  it('says in one line which file it cannot use', async () => {
    await expect(openStore(`sqlite:${folder}`)).rejects.toThrow(`Cannot keep the store in ${folder}`);
  });

  it('stores what is on its way when it is closed, and refuses what comes later', async () => {
    const store = await openStore(`sqlite:${file}`);
    const early = store.update('item:a', () => ({ set: 1, return: 'stored' }));
    await store.close();
    expect(await early).toBe('stored');
    const refused = { code: 'ERR_STORE_UNAVAILABLE', committed: 'no' };
    await expect(store.get('item:a')).rejects.toMatchObject(refused);
    await expect(store.update('item:a', () => ({ set: 2, return: 1 }))).rejects.toMatchObject(refused);
    await store.close();
  });

  it('waits for a lock that another process holds, without stopping this one', async () => {
    const other = await openSqlite(file);
    const store = await openStore(`sqlite:${file}`);
    other.exec('BEGIN IMMEDIATE');
    const update = store.update('item:a', () => ({ set: 1, return: 'stored' }));
    setTimeout(() => other.exec('ROLLBACK'), 50);
    expect(await update).toBe('stored');
    await store.close();
    other.close();
  });
});

describe('group commit', () => {
  /** A database that fails at one statement, as SQLite would with the given code. */
  const failingAt = (statement: string, errcode: number) => {
    const statements: string[] = [];
    const db = {
      statements,
      isTransaction: false,
      exec(sql: string) {
        statements.push(sql);
        if (sql === statement) throw Object.assign(new Error('failed'), { errcode });
        db.isTransaction = sql === 'BEGIN IMMEDIATE';
      },
    };
    return db;
  };
  const DISK_FULL = 13;
  const FSYNC_FAILED = 1034;

  it.each([
    ['BEGIN IMMEDIATE', FSYNC_FAILED, 'no'],
    ['COMMIT', DISK_FULL, 'no'],
    ['COMMIT', FSYNC_FAILED, 'unknown'],
  ])('a failure at %s with code %i leaves committed: %s', async (statement, errcode, committed) => {
    const db = failingAt(statement, errcode);
    const { write } = groupCommit(db);
    await expect(write(() => 1)).rejects.toMatchObject({ code: 'ERR_STORE_UNAVAILABLE', committed });
    expect(db.statements.at(-1)).toBe(statement === 'COMMIT' ? 'ROLLBACK' : statement);
  });

  it('puts the writes of one turn into one transaction, and works on after a failure', async () => {
    const db = failingAt('never', DISK_FULL);
    const { write } = groupCommit(db);
    const refused = write(() => {
      throw new Error('failed');
    });
    await expect(refused).rejects.toMatchObject({ committed: 'no' });
    db.statements.length = 0;
    expect(await Promise.all([write(() => 1), write(() => 2)])).toEqual([1, 2]);
    expect(db.statements).toEqual(['BEGIN IMMEDIATE', 'COMMIT']);
  });
});

describe('the store in memory', () => {
  it('runs in a browser: nothing but timers and crypto around it', async () => {
    const entry = new URL('../../server/src/adapters/memory/memory-store.ts', import.meta.url).pathname;
    const [bundle] = (await build({
      configFile: false,
      logLevel: 'silent',
      build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'bundle' } },
    })) as Rolldown.RolldownOutput[];
    const [chunk] = bundle!.output;
    const page = createContext({ crypto, setTimeout });
    const script = `${chunk.code}; bundle.memoryStore().update('item:a', () => ({ set: 1, return: 'stored' }))`;

    expect(chunk.moduleIds.filter((id) => !id.includes('/server/src/'))).toEqual([]);
    expect(await runInContext(script, page)).toBe('stored');
  });
});
