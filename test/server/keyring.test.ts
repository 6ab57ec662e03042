import { describe, expect, it } from 'vitest';
import { createKeyring } from '@sallyport/server';

const secretOf = (fill: number) => new Uint8Array(32).fill(fill);
/** The first fill is the current secret's. */
const keyring = (fill: number, ...older: number[]) => createKeyring(secretOf(fill), ...older.map(secretOf));
const secret = new TextEncoder().encode('12345678901234567890');

describe('the keyring', () => {
  it('opens what it sealed, in the same context alone', async () => {
    const keys = await keyring(1);
    const sealed = await keys.seal('totp a1', secret);
    expect(await keys.open('totp a1', sealed)).toEqual(secret);
    await expect(keys.open('totp a2', sealed)).rejects.toThrow();
    await expect((await keyring(2)).open('totp a1', sealed)).rejects.toThrow();
  });

  it('notices a flipped bit, wherever it is', async () => {
    const keys = await keyring(1);
    const sealed = await keys.seal('c', secret);
    for (let i = 0; i < sealed.length; i++) {
      const flipped = sealed.slice(0, i) + (sealed[i] === 'A' ? 'B' : 'A') + sealed.slice(i + 1);
      if (flipped.length === sealed.length && i < sealed.length - 1)
        await expect(keys.open('c', flipped)).rejects.toThrow();
    }
  });

  it('seals the same twice to different texts', async () => {
    const keys = await keyring(1);
    expect(await keys.seal('c', secret)).not.toBe(await keys.seal('c', secret));
  });

  it('makes a MAC for one use, one list of parts and one secret', async () => {
    const keys = await keyring(1);
    const macs = await Promise.all([
      keys.mac('login', 'ab', 'c'),
      keys.mac('login', 'a', 'bc'),
      keys.mac('login', 'abc'),
      keys.mac('backup-code', 'ab', 'c'),
      (await keyring(2)).mac('login', 'ab', 'c'),
    ]);
    expect(new Set(macs).size).toBe(5);
    expect(await keys.mac('login', 'ab', 'c')).toBe(macs[0]);
    for (const mac of macs) expect(mac).toMatch(/^[\w-]{43}$/);
  });

  it('A-17 opens what was sealed under any of its secrets, and seals under the first', async () => {
    const rotated = await keyring(3, 2, 1);
    for (const fill of [1, 2, 3]) {
      const sealed = await (await keyring(fill)).seal('totp a1', secret);
      expect(await rotated.open('totp a1', sealed)).toEqual(secret);
      await expect(rotated.open('totp a2', sealed)).rejects.toThrow(/SALLYPORT_SECRET/);
    }
    const sealed = await rotated.seal('totp a1', secret);
    expect(await (await keyring(3)).open('totp a1', sealed)).toEqual(secret);
    await expect((await keyring(2, 1)).open('totp a1', sealed)).rejects.toThrow(/SALLYPORT_SECRET/);
  });

  it('A-17 opens what the first release sealed', async () => {
    const sealed = 'v1.Q0K1s4ppD0acK3iJuYJvJNeV6ehC2h2QVv0QBrt_gwvRzwdVn7LFVRFErA4y_trN';
    for (const keys of [await keyring(1), await keyring(2, 1)]) {
      expect(await keys.open('totp a1', sealed)).toEqual(secret);
      expect(await keys.open('totp a1', sealed)).toEqual(secret);
      await expect(keys.open('totp a2', sealed)).rejects.toThrow(/SALLYPORT_SECRET/);
    }
    const altered = sealed.replace('ppD0', 'ppD1');
    await expect((await keyring(1)).open('totp a1', altered)).rejects.toThrow(/SALLYPORT_SECRET/);
    await expect((await keyring(1)).open('totp a1', sealed.replace('v1', 'v2'))).rejects.toThrow(/SALLYPORT_SECRET/);
    await expect((await keyring(2)).open('totp a1', sealed)).rejects.toThrow(/SALLYPORT_SECRET/);
  });

  it('A-17 makes the MACs under all of its secrets, the current one’s first', async () => {
    const [one, two, three] = await Promise.all(
      [1, 2, 3].map(async (fill) => (await keyring(fill)).mac('login', 'a', 'b')),
    );
    const rotated = await keyring(3, 2, 1);
    expect(await rotated.macs('login', 'a', 'b')).toEqual([three, two, one]);
    expect(await rotated.mac('login', 'a', 'b')).toBe(three);
    expect(await (await keyring(1)).macs('login', 'a', 'b')).toEqual([one]);
  });
});
