import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyring } from '@sallyport/server';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../server/src/adapters/open-store.ts';
import type { Store } from '../../server/src/ports/store.ts';
import { checkStore, claimStore, dropOldCanaries, knowsSecret } from '../../server/src/store/store-claim.ts';
import { placeInPostgres, placeInRedis, postgresUrl, redisUrl, type StorePlace } from '../support/programs/services.ts';
import { A, B } from '../support/restart.ts';
import { inParallel } from '../support/tally.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-'));
afterAll(() => rmSync(folder, { recursive: true }));
const [redis, postgres] = [await redisUrl(), await postgresUrl()];
const STORES: { kind: string; makePlace: () => Promise<StorePlace> }[] = [
  {
    kind: 'sqlite',
    makePlace: async () => ({ url: `sqlite:${join(folder, crypto.randomUUID())}.db`, remove: async () => {} }),
  },
  ...(redis ? [{ kind: 'redis', makePlace: () => placeInRedis(redis) }] : []),
  ...(postgres ? [{ kind: 'postgres', makePlace: () => placeInPostgres(postgres) }] : []),
];

const SITE = { demo: false, name: 'the test’s' };
const DEMO = { ...SITE, demo: true };

describe.each(STORES)('whose a store is: $kind', ({ makePlace }) => {
  let place: StorePlace;
  let stores: Store[];
  const open = async (...secrets: [typeof A, ...(typeof A)[]]) => {
    const store = await openStore(place.url, { now: Date.now });
    stores.push(store);
    return { store, keyring: await createKeyring(...secrets) };
  };
  const refusalOf = (claiming: Promise<unknown>): Promise<string> =>
    claiming.then(
      () => 'taken',
      ({ message }: Error) => message,
    );

  beforeEach(async () => {
    place = await makePlace();
    stores = [];
  });
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await place.remove();
  });

  it('N-16 takes the secret that it was made with, and no other', async () => {
    await claimStore(await open(A), SITE);
    expect(await refusalOf(claimStore(await open(A), SITE))).toBe('taken');
    expect(await refusalOf(claimStore(await open(B), SITE))).toBe(
      'The store the test’s was made with another secret, which SALLYPORT_SECRET does not list.',
    );
    expect(await knowsSecret(await open(A))).toBe(true);
    expect(await knowsSecret(await open(B))).toBe(false);
  });

  it('N-16 follows a rotation: both are asked for until what is kept has been moved, then the new one', async () => {
    await claimStore(await open(A), SITE);
    await claimStore(await open(A, B), SITE);
    expect(await refusalOf(checkStore(await open(A), SITE))).toBe('taken');
    const rotated = await open(B, A);
    await claimStore(rotated, SITE);
    expect(await refusalOf(checkStore(await open(A, B), SITE))).toBe('taken');
    for (const alone of [A, B])
      expect(await refusalOf(checkStore(await open(alone), SITE))).toContain('another secret');
    expect(await knowsSecret(await open(A))).toBe(true); // one that runs still
    await dropOldCanaries(rotated);
    expect(await refusalOf(checkStore(await open(B), SITE))).toBe('taken');
    expect(await refusalOf(checkStore(await open(A), SITE))).toContain('another secret');
    expect(await knowsSecret(await open(A))).toBe(false);
  });

  it('N-16 lets one of two secrets win where servers start at once', async () => {
    const users = await inParallel(10, (index) => open(index % 2 ? A : B));
    const refusals = await Promise.all(users.map((user) => refusalOf(claimStore(user, SITE))));
    const taken = refusals.filter((refusal) => refusal === 'taken');
    expect(taken).toHaveLength(5);
    expect(new Set(refusals.map((refusal, index) => `${refusal} ${index % 2}`)).size).toBe(2);
  });

  it('N-01 is the demo’s or a site’s, and stays so', async () => {
    await claimStore(await open(A), DEMO);
    expect(await refusalOf(claimStore(await open(A), DEMO))).toBe('taken');
    expect(await refusalOf(claimStore(await open(A), SITE))).toContain('The store the test’s is the demo’s');
    const user = await open(A);
    await user.store.delete('store:claim');
    await claimStore(user, SITE);
    expect(await refusalOf(claimStore(await open(A), DEMO))).toContain('is a site’s');
  });

  it('N-01 N-16 judges one that was in use before by what it holds', async () => {
    const { store, keyring } = await open(A);
    const sealedPrivateJwk = await keyring.seal('signing-key k1', new Uint8Array());
    await store.update('signing-key:ring', () => ({
      set: { keys: [{ kid: 'k1', publicJwk: {}, sealedPrivateJwk, madeAt: 0 }] },
      return: undefined,
    }));
    await store.update('tenants:all:acme', () => ({ set: 1, return: undefined }));
    expect(await refusalOf(claimStore(await open(B), SITE))).toContain('another secret');
    expect(await refusalOf(claimStore(await open(A), DEMO))).toContain('is a site’s');
    expect(await refusalOf(claimStore(await open(A), SITE))).toBe('taken');
  });
});
