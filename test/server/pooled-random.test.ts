import { describe, expect, it } from 'vitest';
import { pooledRandom } from '../../server/src/crypto/pooled-random.ts';

describe('random bytes from a pool', () => {
  it('are as many as were asked for, and none is handed out twice', () => {
    let drawn = 0;
    const random = pooledRandom((length) => Uint8Array.from({ length }, () => drawn++ % 251));
    const lengths = [1, 12, 32, 0, 256, 20, 255, ...Array.from({ length: 100 }, (_, at) => at + 1)];
    let last = -1;
    for (const length of lengths) {
      const taken = random(length);
      expect(taken).toHaveLength(length);
      // what was drawn is a run of numbers, of which a rest may be left over and none comes again
      const numbers = [...taken];
      expect(numbers).toEqual(numbers.map((_, at) => ((numbers[0] ?? 0) + at) % 251));
      if (length > 0 && last >= 0) expect((numbers[0]! - last + 251) % 251).toBeGreaterThan(0);
      if (length > 0) last = numbers.at(-1)!;
    }
  });

  it('are gone from the pool once they were handed out, and nobody else writes into them', () => {
    const drawn: Uint8Array[] = [];
    const random = pooledRandom((length) => {
      const bytes = new Uint8Array(length).fill(7);
      drawn.push(bytes);
      return bytes;
    });
    const first = random(32);
    const second = random(32);
    first.fill(1);
    expect([...second]).toEqual(Array.from({ length: 32 }, () => 7));
    expect(first.buffer).not.toBe(second.buffer);
    expect(drawn).toHaveLength(1);
  });

  it('come from the source itself where many are wanted', () => {
    const asked: number[] = [];
    const random = pooledRandom((length) => {
      asked.push(length);
      return new Uint8Array(length);
    });
    expect(random(100_000)).toHaveLength(100_000);
    expect(asked).toEqual([100_000]);
  });

  it('are the runtime’s unless told otherwise', () => {
    const random = pooledRandom();
    const seen = new Set(Array.from({ length: 2000 }, () => random(16).join()));
    expect(seen.size).toBe(2000);
  });
});
