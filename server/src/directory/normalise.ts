const MAX_TYPED = 1000;
const MAX_NORMALISED = 320;

/** Control characters, one of which parts what is stored, NUL, which PostgreSQL has not, and what ends a range. */
// oxlint-disable-next-line no-control-regex
const RESERVED = /[\0-\x1f\u{10FFFF}]/gu;

/**
 * What is the same in a search: NFKC (UAX #15), lower case, one space for any white space. Reserved characters all
 * become U+FFFD, on both sides, so that a search for them finds them still.
 */
export const normalise = (text: string): string =>
  text
    .slice(0, MAX_TYPED) // one character may become 18
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ς', 'σ') // which of the two is written depends on what follows, which a prefix lacks
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(RESERVED, '\uFFFD');

/** What is kept and compared of a normalised text: few enough bytes for any index, and none that UTF-8 can't hold. */
export const cut = (normalised: string): string => normalised.slice(0, MAX_NORMALISED).toWellFormed();
