import { ruleOf, valueOf } from '../../demo/theme/standard.ts';

const COLOURS = ['surface', 'text', 'raised', 'muted', 'border', 'hairline', 'field', 'accent', 'on-accent', 'focus'];
const TONES = ['error', 'success', 'warning'];
const OTHERS = ['space', 'radius', 'control-height', 'font-mono', 'motion'];

/** A colour as the sheets of the elements have it. */
export function colourText(name: string): string {
  const rule = ruleOf(name);
  if ('pair' in rule) return `light-dark(${short(rule.pair.light)}, ${short(rule.pair.dark)})`;
  if ('as' in rule) return `var(--_${rule.as})`;
  const { of, in: ground, share } = rule.mix;
  return `color-mix(in oklab, var(--_${of}) ${Math.round(share * 100)}%, var(--_${ground}))`;
}

/** As few digits as say the same: the minifier leaves the value of a custom property as it is. */
const short = (hex: string): string => hex.replace(/^#(.)\1(.)\2(.)\3$/, '#$1$2$3');

/**
 * The declarations of what many elements read. What one or two read has its default where it is read: every element
 * gets this sheet.
 */
export const declarations = (): string =>
  [
    ...COLOURS.map((name) => `--sally-${name}: ${colourText(name)};`),
    `--_ring: var(--sally-focus-width, ${valueOf('focus-width')}) solid var(--_focus);`, // compresses best here
    ...TONES.map((name) => `--sally-${name}: ${colourText(name)};`),
    ...OTHERS.map((name) => `--sally-${name}: ${valueOf(name)};`),
  ]
    .map((line) => `    ${line}\n`)
    .join('');
