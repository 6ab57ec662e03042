const ACCENTED = new Map(
  Object.entries({
    a: 'á',
    b: 'ƀ',
    c: 'ç',
    d: 'ð',
    e: 'é',
    f: 'ƒ',
    g: 'ĝ',
    h: 'ĥ',
    i: 'î',
    j: 'ĵ',
    k: 'ķ',
    l: 'ļ',
    m: 'ɱ',
    n: 'ñ',
    o: 'ö',
    p: 'þ',
    q: 'ǫ',
    r: 'ŕ',
    s: 'š',
    t: 'ţ',
    u: 'û',
    v: 'ṽ',
    w: 'ŵ',
    x: 'ẋ',
    y: 'ý',
    z: 'ž',
  }),
);

/** Right-to-left override and its end: letters stand as those of a script from the right would (UAX #9 §2.2). */
const [MIRROR, END] = ['\u202e', '\u202c'];

/** Applies `change` to the text of a message, and leaves its `{placeholders}` as they are. */
const aroundPlaceholders = (message: string, change: (text: string) => string): string =>
  message.replace(/(\{\w+\})|([^{]+)/g, (_, placeholder?: string, text?: string) => placeholder ?? change(text ?? ''));

/** Accents every letter and makes the whole longer by two fifths, as German is: what is cut or overlaps shows. */
function longer(message: string): string {
  const accented = aroundPlaceholders(message, (text) =>
    text.replace(/[a-z]/gi, (letter) => {
      const accent = ACCENTED.get(letter.toLowerCase()) ?? letter;
      return letter === letter.toLowerCase() ? accent : accent.toUpperCase();
    }),
  );
  const words = Math.ceil((message.length * 0.4) / 4);
  return `[${accented}${' one two three four five six seven'.slice(0, words * 4)}]`;
}

const mirrored = (message: string): string =>
  aroundPlaceholders(message, (text) => text.replace(/\p{L}[\p{L}’'-]*/gu, (word) => MIRROR + word + END));

/** A language that is made up of the English words, by its tag: `en-XA` is longer, `ar-XB` runs from right to left. */
export const PSEUDO: Readonly<Record<string, (message: string) => string>> = { 'en-XA': longer, 'ar-XB': mirrored };
