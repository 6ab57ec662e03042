import { describe, expect, it } from 'vitest';
import { BACKUP_CODE_FORMAT, cleanCode } from '@sallyport/protocol/code-text';

const SIX_DIGITS = { length: 6, alphabet: 'digits' } as const;

describe('OTP-2 F-18 cleaning a typed or pasted code', () => {
  it.each([
    ['123456', '123456'],
    ['123 456', '123456'],
    ['123-456', '123456'],
    ['123–456', '123456'],
    ['123.456', '123456'],
    ['１２３４５６', '123456'],
    ['١٢٣٤٥٦', '123456'],
    ['۱۲۳۴۵۶', '123456'],
    ['१२३४५६', '123456'],
    ['Your code is 123456.', '123456'],
    ['Your code is 123 456', '123456'],
    ['Code 123-456, valid for 10 minutes', '123456'],
    ['123456\n', '123456'],
    ['\u200e123456\u200f', '123456'],
    ['G-123456', '123456'],
    ['012345', '012345'],
    ['“123456”', '123456'],
    ['#123456', '123456'],
    ['123,456', '123456'],
    ['(123456)', '123456'],
    ['12:34:56', '123456'],
  ])('%j is %s', (typed, code) => {
    expect(cleanCode(typed, SIX_DIGITS)).toBe(code);
  });

  it('cuts nothing: what is wrong stays to be told', () => {
    expect(cleanCode('1234567', SIX_DIGITS)).toBe('1234567');
    expect(cleanCode('12ab', SIX_DIGITS)).toBe('12AB');
  });

  it('leaves a text of ASCII digits as it is, and no other unread', () => {
    for (const typed of ['0', '123456', '12345678901234567890']) expect(cleanCode(typed, SIX_DIGITS)).toBe(typed);
    expect(cleanCode('123456', BACKUP_CODE_FORMAT)).toBe('123456');
    expect(cleanCode('1234\u200e56', SIX_DIGITS)).toBe('123456');
    expect(cleanCode('12345٦', SIX_DIGITS)).toBe('123456');
  });

  it('guesses at none of two codes', () => {
    expect(cleanCode('123456 or 654321', SIX_DIGITS)).toBe('123456OR654321');
    expect(cleanCode('call 12 34 56 78', SIX_DIGITS)).toBe('CALL12345678');
  });

  it('reads letters and digits in any case', () => {
    expect(cleanCode('abcde-12345', BACKUP_CODE_FORMAT)).toBe('ABCDE12345');
    expect(cleanCode('G-2345-6789a', BACKUP_CODE_FORMAT)).toBe('G23456789A');
  });
});
