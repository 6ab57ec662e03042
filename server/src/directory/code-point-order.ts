/**
 * Compares texts as databases compare their UTF-8: by code points. JavaScript's own order is by UTF-16 code units,
 * which has surrogates before U+E000.
 */
export function inCodePointOrder(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  for (let at = 0; at < end; at++) {
    const difference = rank(a.charCodeAt(at)) - rank(b.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

const rank = (unit: number) => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);
