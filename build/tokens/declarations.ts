const COLOURS = ['surface', 'text', 'raised', 'muted', 'border', 'hairline', 'field', 'accent', 'on-accent', 'focus'];
const TONES = ['error', 'success', 'warning'];
const OTHERS = ['space', 'radius', 'control-height', 'font-mono', 'motion'];

/**
 * The declarations of what many elements read. What one or two read has its default where it is read: every element
 * gets this sheet.
 *
 * @param textOf What a token is in CSS, by its name without `--sally-`.
 */
export function declarations(textOf: (name: string) => string): string {
  const declared = (name: string) => `--sally-${name}: ${textOf(name)};`;
  return [
    ...COLOURS.map(declared),
    `--_ring: var(--sally-focus-width, ${textOf('focus-width')}) solid var(--_focus);`, // compresses best here
    ...TONES.map(declared),
    ...OTHERS.map(declared),
  ]
    .map((line) => `    ${line}\n`)
    .join('');
}
