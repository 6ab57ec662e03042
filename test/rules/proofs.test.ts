import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTHING_PROVED, prove, type ProofChannel, type Proofs } from '@sallyport/rules';

const CHANNELS = ['password', 'mailbox', 'phone', 'app', 'backup-code', 'key', 'key-holder'] as const;
const proved = (history: readonly ProofChannel[][]): Proofs =>
  history.reduce<Proofs>((before, now) => prove(before, ...now), NOTHING_PROVED);

describe('A-39 what is said of what was proved', () => {
  it('is `mfa` exactly where two channels were, whatever was proved how often', () => {
    const histories = fc.array(fc.uniqueArray(fc.constantFrom(...CHANNELS), { minLength: 1, maxLength: 2 }));
    fc.assert(
      fc.property(histories, (history) => {
        const { amr } = proved(history);
        expect(amr.includes('mfa')).toBe(new Set(history.flat()).size > 1);
        expect(new Set(amr).size).toBe(amr.length);
      }),
    );
  });

  it.each<[ProofChannel[][], string[]]>([
    [[['password']], ['pwd']],
    [
      [['password'], ['app']],
      ['pwd', 'otp', 'mfa'],
    ],
    [
      [['mailbox'], ['mailbox']],
      ['otp', 'email'],
    ],
    [
      [['mailbox'], ['phone']],
      ['otp', 'email', 'sms', 'mfa'],
    ],
    [
      [['password'], ['key']],
      ['pwd', 'pop', 'user', 'mfa'],
    ],
    [[['key', 'key-holder']], ['pop', 'user', 'mfa']],
    [[['key']], ['pop', 'user']],
  ])('names the methods of RFC 8176: %j', (history, amr) => {
    expect(proved(history).amr).toEqual(amr);
  });

  it('keeps what a session said before channels were written down', () => {
    expect(prove({ amr: ['pwd', 'otp', 'mfa'] }, 'mailbox').amr).toEqual(['pwd', 'otp', 'email', 'mfa']);
  });
});
