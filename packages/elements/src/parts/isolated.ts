/**
 * A name as it stands in a sentence: one in a script from right to left must not turn around what stands beside it (UAX
 * #9 §2.4). Others stay as they are.
 */
export const isolated = (name: string): string =>
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(name) ? `\u2068${name}\u2069` : name;
