import { describe, expect, it } from 'vitest';
import { createKeyring } from '@sallyport/server';

const keyring = (fill: number) => createKeyring(new Uint8Array(32).fill(fill));
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
});
