import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import { elementsExtras } from './elements-extras.ts';
import type { Manifest } from './packages.ts';
import { publishedManifest, type Extras } from './published-manifest.ts';
import { readJson } from './read-json.ts';
import { copyServerFiles } from './server-files.ts';
import { takeServerParts } from './server-parts.ts';

const COMPILED = root('.cache/pack/compiled');
const STAGED = root('.cache/pack/staged');

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

  const extras = EXTRAS[folder]?.(target, lib) ?? {};
  withJavaScriptNames(lib);
  writeFileSync(join(target, 'package.json'), JSON.stringify(publishedManifest(manifest, extras), null, 2));
  return target;
}

/** What stands in place of the backend in a package that uses parts of it. */
const withParts = (_target: string, lib: string): Extras => takeServerParts(lib, join(COMPILED, 'server/src'));

/** What some packages have besides: entries, files, and parts of the backend. */
const EXTRAS: Record<string, (target: string, lib: string) => Extras> = {
  'packages/elements': elementsExtras,
  'packages/mock': withParts,
  'packages/testing': withParts,
  server(target, lib) {
    for (const name of readdirSync(lib)) if (OF_PROGRAMS.test(name)) rmSync(join(lib, name), { recursive: true });
    return { files: copyServerFiles(root('.'), target) };
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
