/** A text beyond all keys that begin with this one, in byte order. */
export const afterPrefix = (prefix: string): string => `${prefix}\u{10FFFF}`;
