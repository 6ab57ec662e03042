/** What a one-time code looks like: how many characters, from which alphabet. */
export interface CodeFormat {
  length: number;
  alphabet: 'digits' | 'alphanumeric';
}

/** The backup code's own look: ten characters of Crockford's base32, 50 bits, drawn in two groups of five. */
export const BACKUP_CODE_FORMAT: CodeFormat = { length: 10, alphabet: 'alphanumeric' };

/** Spaces, dashes, dots, commas and invisible marks that people and messages put between the characters of a code. */
const SEPARATORS = /[\s\p{Pd}\p{Cf}._·,:/]+/gu;

/** What a code was wrapped in: quotes, brackets, a number sign. */
const WRAPPING = /^[^\p{L}\p{Nd}]+|[^\p{L}\p{Nd}]+$/gu;

/**
 * Reads the code out of what a person typed or pasted, so that `123 456`, `１２３-４５６`, `١٢٣٤٥٦` and
 * `Your code is 123456.` are all the code `123456`.
 *
 * Nothing is cut: a text that holds no code of the right length comes back with its separators removed, so that the
 * field can say what is wrong with it.
 *
 * @param text  As typed, at most a message's length.
 * @returns ASCII digits, or upper-case letters and digits for an alphanumeric code.
 */
export function cleanCode(text: string, format: CodeFormat): string {
  if (/^[0-9]+$/.test(text)) return text; // as nearly every code comes: all else is a search through Unicode
  const ascii = toAsciiDigits(text.normalize('NFKC')).toUpperCase().trim();
  const code = format.alphabet === 'digits' ? (loneCode(ascii, format) ?? ascii.replace(/^G-/, '')) : ascii;
  return code.replace(WRAPPING, '').replace(SEPARATORS, '');
}

/**
 * Finds the only code of the right length in a sentence, separators between its digits or not; two candidates are none,
 * since guessing would spend an attempt. For digits alone: in a sentence any word of the right length would pass for an
 * alphanumeric code.
 */
function loneCode(text: string, { length }: CodeFormat): string | undefined {
  if (!/\p{L}/u.test(text)) return undefined;
  const code = new RegExp(`(?<![0-9][ \\p{Pd}]?)[0-9](?:[ \\p{Pd}]?[0-9]){${length - 1}}(?![ \\p{Pd}]?[0-9])`, 'gu');
  const found = text.match(code);
  return found?.length === 1 ? found[0] : undefined;
}

/** Maps every script's decimal digits to ASCII; NFKC does it for full-width digits alone. */
function toAsciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) ?? 0;
    let zero = point;
    while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String((point - zero) % 10);
  });
}
