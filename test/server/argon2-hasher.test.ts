import { describe, expect, it } from 'vitest';
import { argon2Hasher } from '../../server/src/adapters/argon2-hasher.ts';

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

  it('R-20 has one that looks like any other', async () => {
    expect((await hasher.decoy()).length).toBe((await hasher.hash('correct horse')).length);
  });

  it('R-20 costs as much to check as any other', async () => {
    const other = await hasher.hash('correct horse');
    const decoy = await hasher.decoy();
    const time = async (stored: string) => {
      const times: number[] = [];
      for (let i = 0; i < 9; i++) {
        const started = performance.now();
        await hasher.verify(stored, 'wrong');
        times.push(performance.now() - started);
      }
      return times.toSorted((a, b) => a - b)[4] ?? 0;
    };
    expect((await time(decoy)) / (await time(other))).toBeGreaterThan(0.2); // refused unread it would be a thousandth
  });

  it('refuses what is no hash', async () => {
    expect(await hasher.verify('', 'x')).toBe(false);
    expect(await hasher.verify('$argon2id$broken', 'x')).toBe(false);
  });
});
