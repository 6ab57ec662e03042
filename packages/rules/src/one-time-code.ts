import { cleanCode, type CodeFormat } from '@sallyport/protocol/code-text';

/** what a phone's keyboard offers to fill in. */
export const SMS_FORMAT: CodeFormat = { length: 6, alphabet: 'digits' };

/** No letter that a digit could be read as: Crockford's base32. */
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ';
const DIGITS = '0123456789';
/** So many tries at a code with both classes: that all fail has a chance under 2^-60. */
const TRIES = 32;

/**
 * How many random bytes `generateCode` wants: for a digit four, so that none is likelier than another by more than
 * 2^-28.
 */
export const codeBytes = ({ length, alphabet }: CodeFormat): number => (alphabet === 'digits' ? 4 : TRIES) * length;

/**
 * Draws a one-time code from random bytes. An alphanumeric one always has both a letter and a digit, so that nobody
 * takes it for a word or a number; 6 characters are 20 bits and more (NIST SP 800-63B-4 §3.1.3.2).
 *
 * @param bytes  `codeBytes(format)` of them.
 * @throws where no try had both classes, which doesn't happen to random bytes.
 */
export function generateCode(bytes: Uint8Array, { length, alphabet }: CodeFormat): string {
  if (alphabet === 'digits') {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Array.from({ length }, (_, index) => DIGITS.charAt(view.getUint32(index * 4) % 10)).join('');
  }
  const symbols = DIGITS + LETTERS; // 32 of them: each byte is fair
  for (let start = 0; start + length <= bytes.length; start += length) {
    const taken = bytes.subarray(start, start + length);
    const code = Array.from(taken, (byte) => symbols.charAt(byte % symbols.length)).join('');
    if (/[0-9]/.test(code) && /[A-Z]/.test(code)) return code;
  }
  throw new Error('No code with a letter and a digit among these bytes.');
}

/** The code that a person meant: any case, with or without spaces, and `O`, `I`, `L` for the digits they look like. */
export function readCode(typed: string, format: CodeFormat): string {
  const code = cleanCode(typed, format);
  return format.alphabet === 'digits' ? code : code.replaceAll('O', '0').replace(/[IL]/g, '1');
}
