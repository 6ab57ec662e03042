import { BACKUP_CODE_FORMAT, cleanCode } from '@sallyport/protocol/code-text';

/** Crockford's base32: no letter that a digit could be read as. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** At this many or fewer, the person is reminded to make a new set. */
const LOW = 3;

/**
 * Draws a backup code from random bytes: 50 bits, since a code of this kind is checked against a whole list. Guesses
 * are counted, and what is kept is a MAC under a key that is not in the store; NIST SP 800-63B-4 §3.1.2.2 wants a
 * salted password hash of what has less than 112 bits.
 *
 * @param bytes  One random byte a character; 256 is a multiple of 32, so that no character is likelier than another.
 */
export const generateBackupCode = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, BACKUP_CODE_FORMAT.length), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');

/** As it is shown: two groups, `7K2QD-M9XVB`. */
export const showBackupCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/**
 * The code that a person meant: any case, with or without dashes and spaces, and `O`, `I`, `L` for what they look like.
 */
export const readBackupCode = (typed: string): string =>
  cleanCode(typed, BACKUP_CODE_FORMAT).replaceAll('O', '0').replace(/[IL]/g, '1');

/** How many are left, where that is worth telling. */
export const lowBackupCodes = (left: number): number | undefined => (left <= LOW ? left : undefined);
