/**
 * What a spreadsheet takes for a formula by its first character (OWASP, CSV injection), full-width forms as well: what
 * somebody has called themselves would be run by whoever opens the table.
 */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * The same within a text, behind what parts cells or rows for a spreadsheet of another region: where a semicolon does,
 * a quote after a comma quotes nothing.
 */
const INNER_FORMULA = /([,;\t\r\n]["\s]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** What can't stand in a cell by itself (RFC 4180 §2). */
const SPECIAL = /[",;\t\r\n']/;

/** Told apart from the older one-byte sets by a spreadsheet (Unicode §23.8). */
export const BYTE_ORDER_MARK = '\uFEFF';

/** A cell of a table. */
export type Cell = string | number | boolean | undefined;

/** A row of a table (RFC 4180), with its end. A text that a spreadsheet would run has an apostrophe before it. */
export const csvRow = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

function csvCell(cell: Cell = ''): string {
  const text = typeof cell === 'string' ? tamed(cell) : String(cell);
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const tamed = (text: string): string => (FORMULA.test(text) ? "'" : '') + text.replaceAll(INNER_FORMULA, "$1'");
