import { text } from './text.ts';

/** In Unicode code points; NIST SP 800-63B-4 §3.1.1.2 wants 64 and more. */
const LONGEST = 256;

/** UTF-16 units of one code point, taken apart, at most (UAX #15, §9.1: U+1F82). */
const UNITS = 4;

/**
 * The one spelling of a password that is hashed, checked and counted: NFC, so that `é` is the same from a keyboard
 * that sends one code point and from one that sends two (NIST SP 800-63B-4 §3.1.1.2; RFC 8265 §4.2, OpaqueString).
 * Not NFKC: it would make one password of two that look different, as `ﬁ` and `fi` do.
 */
export const normalisePassword = (typed: string): string => typed.normalize('NFC');

/** How long a password is: in code points of its one spelling. */
export const passwordLength = (typed: string): number => Array.from(normalisePassword(typed)).length;

/** A password as it comes over the wire, in any spelling. How short it may be is the rules' to say. */
export const Password = text(LONGEST * UNITS).refine((value) => passwordLength(value) <= LONGEST);
