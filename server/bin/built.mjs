import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** What the programs are built from, libraries included; an installed package has none of it. */
const SOURCES = ['../src', '../../packages/protocol/src', '../../packages/rules/src'].map(path);
const LIBRARIES = path('../../package-lock.json');

/** When a file in a folder was last written, or came or went. */
const newest = (folder) =>
  Math.max(
    statSync(folder).mtimeMs,
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => statSync(join(folder, name)).mtimeMs),
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
  const isOlder = (time) => time < mtimeMs;
  if (existsSync(LIBRARIES) && !isOlder(statSync(LIBRARIES).mtimeMs)) return undefined;
  return SOURCES.every((folder) => !existsSync(folder) || isOlder(newest(folder))) ? program : undefined;
}
