import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../server/src/adapters/open-store.ts';
import { commandLine } from '../../support/programs/cli.ts';
import { inParallel } from '../../support/tally.ts';

describe('sallyport backup', () => {
  const { sallyport, env, file } = commandLine();

  it('copies what was acknowledged before it, while writing goes on, for its owner alone', async () => {
    const store = await openStore(env().SALLYPORT_STORE);
    const write = (index: number) => store.update(`kept:k${index}`, () => ({ set: index, return: index }));
    await inParallel(500, write);
    let ended = false;
    const writing = (async () => {
      let index = 500;
      while (!ended) await write(index++);
      return index;
    })();
    expect((await sallyport(['backup', file('copy.db')])).code).toBe(0);
    ended = true;
    expect(await writing).toBeGreaterThan(500);
    await store.close();

    expect(statSync(file('copy.db')).mode & 0o777).toBe(0o600);
    const copy = await openStore(`sqlite:${file('copy.db')}`);
    const values = await inParallel(500, (index) => copy.get<number>(`kept:k${index}`));
    expect(values).toEqual(Array.from({ length: 500 }, (_, index) => index));
    await copy.close();
  });

  it('writes over nothing, makes no store, and leaves no part behind', async () => {
    expect((await sallyport(['backup', file('copy.db')])).code).toBe(1);
    expect(existsSync(file('sallyport.db'))).toBe(false);
    await sallyport(['account', 'list']);
    writeFileSync(file('copy.db'), 'mine');
    expect(await sallyport(['backup', file('copy.db')])).toMatchObject({
      code: 1,
      told: expect.stringContaining('is there already') as string,
    });
    const { code, told } = await sallyport(['backup', file('missing/copy.db')]);
    expect([code, told.trim().split('\n').length]).toEqual([1, 1]);
    writeFileSync(file('broken.db'), 'no database at all'.repeat(100));
    expect(
      (await sallyport(['backup', file('b.db')], [], { SALLYPORT_STORE: `sqlite:${file('broken.db')}` })).code,
    ).toBe(1);
    expect(readdirSync(file('.')).filter((name) => /part|^b\./.test(name))).toEqual([]);
  });

  it.each([
    ['postgres://u:s3cret@db/sallyport', 'pg_dump'],
    ['redis://u:s3cret@db', '--rdb'],
    ['memory:', 'nothing to copy'],
  ])('says what copies %s', async (store, words) => {
    const { code, told } = await sallyport(['backup', file('copy.db')], [], { SALLYPORT_STORE: store });
    expect([code, told]).toEqual([1, expect.stringContaining(words)]);
    expect(told).not.toContain('s3cret');
  });
});
