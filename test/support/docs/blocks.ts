import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { root } from '../../../build/root.ts';

/** A block of code that says by which name it is meant: "```ts login.ts". */
const BLOCK = /^```\w+ (\S+)\n([^]*?\n)```$/gm;

/** The named blocks of code of a page of documentation, by their names. */
export const blocksOf = (page: string): Map<string, string> =>
  new Map([...readFileSync(root(page), 'utf8').matchAll(BLOCK)].map(([, name = '', text = '']) => [name, text]));

/** Writes files into a folder, which holds nothing else then. */
export function writeFiles(folder: string, files: Map<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(`${folder}/${name}`, text);
}
