import { Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkPostgresSettings, readPostgresSettings } from '../../server/src/adapters/postgres/open-postgres.ts';
import { postgresDriver } from '../../server/src/adapters/postgres/postgres-driver.ts';
import { freePort } from '../support/programs/free-port.ts';
import { openingOf } from '../support/store/opening-of.ts';
import { placeInPostgres, postgresUrl, type StorePlace } from '../support/programs/services.ts';
import { storeOverNetwork } from '../support/store/store-over-network.ts';

const url = (await postgresUrl()) ?? '';

describe.skipIf(!url)('a PostgreSQL', () => {
  const newPlace = () => placeInPostgres(url);

  storeOverNetwork('postgres:', newPlace, postgresDriver);

  describe('when it is opened', () => {
    let place: StorePlace;

    beforeEach(async () => {
      place = await newPlace();
    });
    afterEach(() => place.remove());

    it('has settings under which no commit is lost', async () => {
      const pool = new Pool({ connectionString: url });
      const settings = await readPostgresSettings(pool);
      await pool.end();
      expect(settings).toEqual({ synchronousCommit: 'on', fsync: 'on' });
    });

    it('is refused in one line with synchronous_commit off, unless that is allowed', async () => {
      const unsafe = new URL(place.url);
      unsafe.searchParams.set('options', `${unsafe.searchParams.get('options')} -c synchronous_commit=off`);
      expect(await openingOf(unsafe.href)).toMatch(
        /^Cannot keep the store in PostgreSQL at [\w.:]+\/\w+: synchronous_commit is off.*UNSAFE.*$/,
      );
      expect(await openingOf(unsafe.href, true)).toBe('opened');
    });

    it('takes settings that wait for its own disk, whatever replicas do, and no others', () => {
      const check = (settings: object, allowUnsafe = false) =>
        checkPostgresSettings({ synchronousCommit: 'on', fsync: 'on', ...settings }, { allowUnsafe });
      for (const synchronousCommit of ['on', 'local', 'remote_write', 'remote_apply']) check({ synchronousCommit });
      expect(() => check({ fsync: 'off' })).toThrow(/^fsync is off/);
      expect(() => check({ fsync: 'off', synchronousCommit: 'off' })).toThrow(/synchronous_commit.*fsync/);
      check({ fsync: 'off' }, true);
    });

    it('is named without the password where it lets nobody in, or is not there', async () => {
      const missing = new URL(url);
      missing.password = 'hunter2';
      missing.pathname = '/missing';
      expect(await openingOf(missing.href)).toBe(
        `Cannot keep the store in PostgreSQL at ${missing.host}/missing: database "missing" does not exist`,
      );
      const host = `127.0.0.1:${await freePort()}`;
      expect(await openingOf(`postgres://me:hunter2@${host}/db`)).toBe(
        `Cannot keep the store in PostgreSQL at ${host}/db: connect ECONNREFUSED ${host}`,
      );
    });

    it('keeps keys in byte order, whatever the language of the database', async () => {
      await openingOf(place.url);
      const pool = new Pool({ connectionString: place.url });
      const { rows } = await pool.query(
        `SELECT collation_name FROM information_schema.columns
         WHERE table_schema = current_schema AND column_name = 'k'`,
      );
      await pool.end();
      expect(rows).toEqual([{ collation_name: 'C' }]);
    });

    it('gets its table from one of many who open it at once', async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => openingOf(place.url)));
      expect(new Set(answers)).toEqual(new Set(['opened']));
    });
  });
});
