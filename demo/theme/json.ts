/** An object of a file of JSON. */
export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How deep a file of tokens may be nested: those of design tools have fewer than ten levels. */
export const DEEPEST = 32;

/** Whether a value of JSON has more levels than that, which nothing that reads level by level gets through. */
export function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth++) level = level.flatMap(within);
  return level.length > 0;
}

const within = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? (Object.values(value) as unknown[]) : [];
