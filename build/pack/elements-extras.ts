import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../root.ts';
import { angularDirectives } from './angular-directives.ts';
import type { DescribedElements } from './described-elements.ts';
import { elementPages, PAGES_FOLDER } from './element-pages.ts';
import { elementTypes, TYPES_FOLDER } from './element-types.ts';
import type { Manifest } from './packages.ts';
import { pieces, PIECES_FOLDER } from './pieces.ts';
import type { Extras } from './published-manifest.ts';
import { readJson } from './read-json.ts';
import { vscodeData } from './vscode-data.ts';
import { webTypes } from './web-types.ts';

const MANIFEST = 'custom-elements.json';
/** What the elements look like, for design tools. */
const TOKENS = 'tokens.json';
const WEB_TYPES = 'web-types.json';
const VSCODE_DATA = 'vscode.html-custom-data.json';
const FRAMEWORKS = root('build/pack/frameworks');

/** Whose types an entry of ours adds to. */
const PEERS = ['@angular/core', 'preact', 'react', 'solid-js', 'svelte', 'vue'];

/** A framework's types are for its compiler alone: imported by a program, they do nothing. */
const NOTHING = 'export {};\n';

/**
 * Writes what `@sallyport/elements` has besides its sources: an entry for each element, each framework's types, what
 * editors know of the elements, and a page about each.
 *
 * @returns The entries, as sources that nobody wrote, and the files beside what is compiled.
 */
export function elementsExtras(target: string, lib: string): Extras {
  cpSync(root(`packages/elements/${MANIFEST}`), join(target, MANIFEST));
  cpSync(root(`packages/elements/src/theme/${TOKENS}`), join(target, TOKENS));
  const manifest = readJson<DescribedElements>(join(target, MANIFEST));
  const more: Record<string, string> = {};
  const write = (folder: string, name: string, script: string, types: string) => {
    mkdirSync(join(lib, folder), { recursive: true });
    writeFileSync(join(lib, folder, `${name}.js`), script);
    writeFileSync(join(lib, folder, `${name}.d.ts`), types);
    more[`./${name}`] = `./src/${folder}/${name}.ts`;
  };
  for (const { name, script, types } of pieces(manifest)) write(PIECES_FOLDER, name, script, types);
  write(TYPES_FOLDER, 'elements', NOTHING, elementTypes(manifest));
  delete more['./elements']; // what the frameworks' types are made of
  for (const file of readdirSync(FRAMEWORKS)) {
    const name = basename(file, '.d.ts');
    write(TYPES_FOLDER, name, NOTHING, '');
    cpSync(join(FRAMEWORKS, file), join(lib, TYPES_FOLDER, file));
  }
  const { script, types } = angularDirectives(manifest);
  write(TYPES_FOLDER, 'angular', script, types);
  const { version } = readJson<Manifest>(root('packages/elements/package.json'));
  writeFileSync(join(target, WEB_TYPES), JSON.stringify(webTypes(manifest, version), null, 2));
  writeFileSync(join(target, VSCODE_DATA), JSON.stringify(vscodeData(manifest), null, 2));
  mkdirSync(join(target, PAGES_FOLDER));
  const pages = elementPages(manifest);
  for (const [path, text] of pages) writeFileSync(join(target, path), text);
  return { more, files: [MANIFEST, TOKENS, WEB_TYPES, VSCODE_DATA, ...pages.keys()], peers: PEERS };
}
