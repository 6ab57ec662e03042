import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';

/** What a server is made of besides what is compiled: its programs, and what browsers get. */
const FILES = { bin: 'server/bin', program: 'server/program', dist: 'dist' };

/** What has to be there of each: a folder may be left from a build that failed. */
const NEEDED = ['server/bin/sallyport.mjs', 'server/program/main.js', 'dist/sallyport.js'];

/**
 * Copies them into the package.
 *
 * @param from  The repository.
 * @returns Their names in the package.
 * @throws {Error} where one of them isn't built: whoever installs such a package gets a server without its widget.
 */
export function copyServerFiles(from: string, target: string): string[] {
  const missing = NEEDED.find((file) => !existsSync(join(from, file)));
  if (missing) throw new Error(`${missing} is missing: "npm run build" makes it, and "npm run pack" all of it.`);
  for (const [name, source] of Object.entries(FILES))
    cpSync(join(from, source), join(target, name), { recursive: true });
  return Object.keys(FILES);
}
