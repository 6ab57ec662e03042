/** Some control characters end a line, and the quotes with it: what follows would be rules (CSS Syntax §3.3). */
const NAME = /\s*(?:"([^"'\\\p{Cc}]*)"|'([^"'\\\p{Cc}]*)'|([\w-]+(?: +[\w-]+)*))\s*(,|$)/uy;
/** Names that fonts have in CSS without quotes. */
const PLAIN = /^[a-z_-][\w-]*$/i;

/** The names in a list of fonts; `undefined` where that is none. */
export function fontsIn(text: string): string[] | undefined {
  const names: string[] = [];
  NAME.lastIndex = 0;
  for (;;) {
    const [, double, single, plain, end] = NAME.exec(text) ?? [];
    const name = (double ?? single ?? plain)?.trim().replace(/ +/g, ' ');
    if (!name) return undefined;
    names.push(name);
    if (end === '') return names;
  }
}

/** A list of fonts as CSS has it: a name of several words in quotes. */
export const fontList = (names: readonly string[]): string =>
  names.map((name) => (PLAIN.test(name) ? name : `'${name}'`)).join(', ');

/** A list of fonts, written in one way only. */
export function familyOf(text: string): string | undefined {
  const names = fontsIn(text);
  return names && fontList(names);
}
