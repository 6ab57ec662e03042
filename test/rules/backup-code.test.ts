import { describe, expect, it } from 'vitest';
import { generateBackupCode, readBackupCode, showBackupCode } from '@sallyport/rules';

describe('R-08 backup codes', () => {
  it('are ten characters without look-alikes, each as likely as any other', () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte++) {
      const [first = ''] = generateBackupCode(new Uint8Array(10).fill(byte));
      counts.set(first, (counts.get(first) ?? 0) + 1);
    }
    expect([...counts.values()]).toEqual(Array.from({ length: 32 }, () => 8));
    for (const lookAlike of 'ILOU') expect(counts.has(lookAlike)).toBe(false);
  });

  it('are shown in two groups', () => {
    expect(showBackupCode('7K2QD9MXVB')).toBe('7K2QD-9MXVB');
  });

  it.each(['7K2QD-9MXV1', '7k2qd9mxv1', ' 7k2qd 9mxvI ', '7K2QD–9MXVl', '７Ｋ２ＱＤ－９ＭＸＶ１'])(
    'read %j',
    (typed) => {
      expect(readBackupCode(typed)).toBe('7K2QD9MXV1');
    },
  );

  it('read O as zero', () => {
    expect(readBackupCode('OOOOO-ooooo')).toBe('0000000000');
  });
});
