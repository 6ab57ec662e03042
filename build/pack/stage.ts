import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import { elementsExtras } from './elements-extras.ts';
import type { Manifest } from './packages.ts';
import { publishedManifest } from './published-manifest.ts';
import { readJson } from './read-json.ts';

const COMPILED = root('.cache/pack/compiled');
const STAGED = root('.cache/pack/staged');

/** What a server is made of besides what is compiled: its programs, and what browsers get. */
const SERVER_FILES = { bin: 'server/bin', program: 'server/program', dist: 'dist' };

/** Belongs to the programs, which are bundled. */
const OF_PROGRAMS = /^(cli|main\.|demo\.)/;

/**
 * Puts a package together as it is published.
 *
 * @param folder  Of the package, such as `packages/client`.
 * @returns Where it is.
 */
export function stage(folder: string): string {
  const manifest = readJson<Manifest>(root(`${folder}/package.json`));
  const target = join(STAGED, manifest.name);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const lib = join(target, 'lib');
  cpSync(join(COMPILED, folder, 'src'), lib, { recursive: true });
  cpSync(root('LICENSE'), join(target, 'LICENSE'));
  cpSync(root(`${folder}/README.md`), join(target, 'README.md'));

  const { more, files } = EXTRAS[folder]?.(target, lib) ?? { more: {}, files: [] };
  withJavaScriptNames(lib);
  writeFileSync(join(target, 'package.json'), JSON.stringify(publishedManifest(manifest, more, files), null, 2));
  return target;
}

/** What some packages have besides: entries, and files. */
const EXTRAS: Record<string, (target: string, lib: string) => { more: Record<string, string>; files: string[] }> = {
  'packages/elements': elementsExtras,
  server(target, lib) {
    for (const name of readdirSync(lib)) if (OF_PROGRAMS.test(name)) rmSync(join(lib, name), { recursive: true });
    for (const [name, from] of Object.entries(SERVER_FILES))
      cpSync(root(from), join(target, name), { recursive: true });
    return { more: {}, files: Object.keys(SERVER_FILES) };
  },
};

/** Declarations name their neighbours as sources; a package has none, and older versions of TypeScript refuse that. */
function withJavaScriptNames(folder: string): void {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.d.ts')) continue;
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(/((?:from|import)\s*\(?\s*['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2'));
  }
}
