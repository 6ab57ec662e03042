/** Sets rows in columns: the first from the left, the others from the right. */
export function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)));
  const line = (row: string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

/** A number with its thousands apart. */
export const count = (value: number): string => Math.round(value).toLocaleString('en');

export const times = (ratio: number): string => `${ratio.toFixed(2)}x`;

/** Whether a ratio is within its target; nothing where there is none. */
export function verdict(ratio: number, most: number | undefined): [target: string, verdict: string] {
  if (most === undefined) return ['', ''];
  return [`${most}x`, ratio <= most ? 'met' : `missed by ${times(ratio - most)}`];
}
