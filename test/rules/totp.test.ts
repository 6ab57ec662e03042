import { describe, expect, it } from 'vitest';
import { acceptTotp, secretFromText, secretText, totpAt, totpUri } from '@sallyport/rules';

/** The secret of RFC 4226 and of RFC 6238's SHA-1 rows. */
const SECRET = new TextEncoder().encode('12345678901234567890');
const STEP_MS = 30_000;

describe('R-06 codes of an authenticator app', () => {
  // RFC 4226, appendix D
  it.each(['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'])(
    'RFC 4226 gives %s',
    (code) => {
      const codes = Array.from({ length: 10 }, (_, counter) => totpAt(SECRET, counter));
      expect(codes).toContain(code);
    },
  );

  // RFC 6238, appendix B: the last six of its eight digits
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('RFC 6238 at %d s gives %s', (seconds, code) => {
    const verdict = acceptTotp(code, SECRET, null, seconds * 1000);
    expect(verdict).toEqual({ ok: true, step: Math.floor(seconds / 30) });
  });

  it.each([
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ])('takes a clock that is %d steps off: %s', (steps, ok) => {
    const now = 1000 * STEP_MS;
    expect(acceptTotp(totpAt(SECRET, 1000 + steps), SECRET, null, now).ok).toBe(ok);
  });

  it.each([
    [998, { ok: true, step: 999 }],
    [999, { ok: false, reason: 'replayed' }],
    [1000, { ok: false, reason: 'replayed' }],
  ])('R-48 with step %d spent, the code of step 999 is %o', (lastStep, verdict) => {
    expect(acceptTotp(totpAt(SECRET, 999), SECRET, lastStep, 1000 * STEP_MS)).toEqual(verdict);
  });

  it.each(['', '12345', '1234567', 'abcdef', '😀😀😀', '755224755224'])('refuses %j', (typed) => {
    expect(acceptTotp(typed, SECRET, null, 0)).toEqual({ ok: false, reason: 'mismatch' });
  });

  it('writes a secret as text and reads it back', () => {
    expect(secretText(SECRET)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(secretFromText('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')).toEqual(SECRET);
  });

  it.each([
    ['auth.example:3000', 'a+b@example.com', 'auth.example 3000', 'a+b@example.com'],
    ['[::1]:3000', 'ada@example.com', '[  1] 3000', 'ada@example.com'],
    ['Acme: “A&B” 100 %/#?', 'new:ada@bücher.example', 'Acme  “A&B” 100 %/#?', 'new ada@bücher.example'],
  ])('F-01 a reader of the key URI finds %s and %s on either side of the one colon', (issuer, name, by, whose) => {
    const uri = totpUri('JBSW', issuer, name);
    expect(uri).toMatch(/^otpauth:\/\/totp\/[\w.~!*'()%-]+:[\w.~!*'()%-]+\?secret=JBSW&issuer=[\w.~!*'()%-]+$/);
    const { pathname, searchParams } = new URL(uri);
    expect(decodeURIComponent(pathname.slice(1)).split(':')).toEqual([by, whose]);
    expect([...searchParams]).toEqual([
      ['secret', 'JBSW'],
      ['issuer', by],
    ]);
  });
});
