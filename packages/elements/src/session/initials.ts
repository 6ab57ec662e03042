/** Letters of different words are never joined, in scripts that join them. */
const APART = '\u{200C}'; // zero width non-joiner

/** What stands for a person in a circle: the first letters of their first and their last name, or of their address. */
export function initialsOf(name: string, language: string): string {
  const words = name
    .split('@')[0]!
    .split(/[\s._-]+/)
    .filter(Boolean);
  const chosen = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return chosen.map((word) => String.fromCodePoint(word.codePointAt(0)!).toLocaleUpperCase(language)).join(APART);
}
