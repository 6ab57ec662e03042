import { describe, expect, it } from 'vitest';
import { argon2Hasher } from '../../server/src/adapters/argon2-hasher.ts';
import { testApp } from '../support/test-app.ts';

/** Salt and hash of 16 and 32 bytes, base64 without padding: anything else would be refused before it is computed. */
const READABLE = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/;

/** What a hash costs to check: kind, version, parameters, and how long its salt and itself are. */
const workOf = (stored: string) => stored.split('$').map((part, index) => (index < 4 ? part : part.length));

describe('hashing passwords', () => {
  const hasher = argon2Hasher();

  it('uses argon2id with OWASP’s parameters, and takes the right password alone', async () => {
    const hash = await hasher.hash('correct horse');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hasher.verify(hash, 'correct horse')).toBe(true);
    expect(await hasher.verify(hash, 'correct horsf')).toBe(false);
  });

  it('has a decoy of the same cost that no password matches', async () => {
    const decoy = await hasher.decoy();
    expect(decoy).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hasher.decoy()).toBe(decoy);
    expect(await hasher.verify(decoy, '')).toBe(false);
  });

  it('R-20 has one that is checked like any other, and not refused unread', async () => {
    const decoy = await hasher.decoy();
    for (const stored of [decoy, await hasher.hash('correct horse')]) expect(stored).toMatch(READABLE);
  });

  it('R-20 A-10 is asked for the same work, whether an account is there or not', async () => {
    const { ports, addAccount, browser } = await testApp();
    ports.hasher = argon2Hasher();
    await addAccount({ email: 'dora@acme.test' });
    const { verify: check } = ports.hasher;
    const work: unknown[] = [];
    ports.hasher.verify = (stored, password) => {
      work.push([workOf(stored), password]);
      return check(stored, password);
    };
    for (const name of ['dora', 'nobody']) await browser().signIn(`${name}@acme.test`, 'wrong');
    expect(work).toEqual([work[0], work[0]]);
  });

  it('refuses what is no hash', async () => {
    expect(await hasher.verify('', 'x')).toBe(false);
    expect(await hasher.verify('$argon2id$broken', 'x')).toBe(false);
  });
});
