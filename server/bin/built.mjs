import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** What the programs are built from; an installed package has none of it. */
const SOURCES = ['../src', '../../packages/protocol/src', '../../packages/rules/src'].map(path);

/** When a file in a folder was last written. */
const newest = (folder) =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => statSync(join(parentPath, name)).mtimeMs),
  );

/**
 * A built program, as a path; `undefined` where it isn't built, or a source is younger than it.
 *
 * @param {'main' | 'sallyport'} name
 */
export function built(name) {
  const program = path(`../program/${name}.js`);
  if (!existsSync(program)) return undefined;
  const { mtimeMs } = statSync(program);
  return SOURCES.every((folder) => !existsSync(folder) || newest(folder) < mtimeMs) ? program : undefined;
}
