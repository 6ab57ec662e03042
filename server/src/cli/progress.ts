const WIDTH = 30;

/** How far something has come, in a line: `[#####     ] 500 of 1000`. */
export function bar(done: number, total: number): string {
  const full = Math.round((done / Math.max(total, 1)) * WIDTH);
  return `[${'#'.repeat(full).padEnd(WIDTH)}] ${done} of ${total}`;
}
