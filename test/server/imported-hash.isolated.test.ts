import { describe, expect, it, vi } from 'vitest';
import { argon2Hasher } from '../../server/src/adapters/argon2-hasher.ts';
import { verifyHash } from '../../server/src/adapters/foreign-hash.ts';
import { changeAccount, readAccount } from '../../server/src/accounts/account-store.ts';
import { addHashCosts } from '../../server/src/accounts/hash-costs.ts';
import { countCalls } from '../support/count-calls.ts';
import { testApp } from '../support/test-app.ts';

vi.mock(import('../../server/src/adapters/foreign-hash.ts'), { spy: true });

const RIGHT = 'correct horse battery staple';

/** Of RIGHT: by libxcrypt, by Python's hashlib, and by argon2 at other costs than ours. */
const HASHES: Record<string, string> = {
  'bcrypt $2b$': '$2b$05$abcdefghijklmnopqrstuuFiPhXf1sVd3pCCRO.uVh34H/qI/ZsuS',
  'bcrypt $2a$': '$2a$05$abcdefghijklmnopqrstuuFiPhXf1sVd3pCCRO.uVh34H/qI/ZsuS',
  'bcrypt $2y$': '$2y$05$abcdefghijklmnopqrstuuFiPhXf1sVd3pCCRO.uVh34H/qI/ZsuS',
  scrypt: '$scrypt$ln=14,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$11kKyiyYAc8G7rp3KmncMc44YlkdllIqxOa7pq0fMaU',
  argon2i: '$argon2i$v=19$m=4096,t=3,p=1$dO1mdtlNtgpeB3cC9zLbSQ$luBgRo1wxbbIwSbzAKP/2E2od2Oh95hQesd2ZHik57c',
  argon2id: '$argon2id$v=19$m=4096,t=3,p=1$syN8DMG3ftSGkRD4JHRHLg$plA41OZlSde6c4P808Knk1ov8/cx5ZMVIGmwQQtTkn0',
};

describe('a hash that came from another system', () => {
  const hasher = argon2Hasher();

  it.each(Object.entries(HASHES))('%s: the right password alone', async (_kind, stored) => {
    expect(await hasher.verify(stored, RIGHT)).toBe(true);
    expect(await hasher.verify(stored, `${RIGHT}.`)).toBe(false);
    expect(await hasher.verify(stored, '')).toBe(false);
    expect(hasher.needsRehash(stored)).toBe(true);
  });

  it('A-10 of a password that has several spellings is checked with all of them, right or wrong', async () => {
    const right = 'Zürich am See 2026';
    const stored = '$argon2id$v=19$m=4096,t=1,p=1$4EeVs0+KxmTITNZjotajjw$aTfExoK0Od2cPvXZYFzUpXhM3VWVzE/nUhIU2ZUPHKc';
    const work: unknown[] = [];
    for (const typed of [right, 'Zürich am See 2027']) {
      vi.mocked(verifyHash).mockClear();
      work.push([await hasher.verify(stored, typed), vi.mocked(verifyHash).mock.calls.length]);
    }
    expect(work).toEqual([
      [true, 2],
      [false, 2],
    ]);
  });

  it('ours, and the decoy, need no other', async () => {
    expect(hasher.needsRehash(await hasher.hash(RIGHT))).toBe(false);
    expect(hasher.needsRehash(await hasher.decoy())).toBe(false);
  });

  it.each(['$2b$10$short', '$scrypt$ln=99,r=8,p=1$AAAA$AAAA', '$scrypt$ln=4,r=8,p=1$AAAA$', '$scrypt$x', '$2b$'])(
    '%s is right for nobody',
    async (stored) => {
      for (const password of ['', RIGHT]) expect(await hasher.verify(stored, password)).toBe(false);
    },
  );

  /** Anna, with a hash of another system's. */
  async function imported(kind: string) {
    const app = await testApp();
    app.ports.hasher = argon2Hasher();
    const works: Promise<void>[] = [];
    app.ports.later = (work) => void works.push(work());
    await addHashCosts(app.ports, [app.ports.hasher.costOf(HASHES[kind] ?? '')]);
    await changeAccount(app.ports, app.ben.id, (account) => ({ ...account, passwordHash: HASHES[kind] ?? '' }));
    const hash = async () => (await readAccount(app.ports, app.ben.id))?.passwordHash ?? '';
    return { ...app, hash, settled: () => Promise.all(works) };
  }

  it.each(Object.keys(HASHES))(
    '%s becomes one of ours at the first right password, and signs in after',
    async (kind) => {
      const { browser, hash, settled } = await imported(kind);
      expect((await browser().signIn('ben@acme.test', 'wrong')).step.problem?.code).toBe('invalid-credentials');
      await settled();
      expect(await hash()).toBe(HASHES[kind]);
      expect((await browser().signIn('ben@acme.test', RIGHT)).step.kind).toBe('done');
      await settled();
      expect(await hash()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      expect((await browser().signIn('ben@acme.test', RIGHT)).step.kind).toBe('done');
    },
  );

  it('takes the place of no newer password', async () => {
    const { browser, hash, ports, ben, settled } = await imported('bcrypt $2b$');
    const { hash: slow } = ports.hasher;
    ports.hasher.hash = async (password) => {
      await changeAccount(ports, ben.id, (account) => ({ ...account, passwordHash: 'newer' }));
      return slow(password);
    };
    await browser().signIn('ben@acme.test', RIGHT);
    await settled();
    expect(await hash()).toBe('newer');
  });

  it('A-10 is asked for by the same calls as that of an account that isn’t there', async () => {
    const { browser, ports } = await imported('bcrypt $2b$');
    const callsOf = async (email: string) => {
      const calls = countCalls(ports);
      await browser().signIn(email, 'wrong');
      return calls.stop();
    };
    expect(await callsOf('ben@acme.test')).toEqual(await callsOf('nobody@acme.test'));
  });
});
