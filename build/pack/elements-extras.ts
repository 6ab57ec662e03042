import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../root.ts';
import { elementTypes, TYPES_FOLDER, type DescribedElements } from './element-types.ts';
import { pieces, PIECES_FOLDER } from './pieces.ts';
import { readJson } from './read-json.ts';

const MANIFEST = 'custom-elements.json';
/** What the elements look like, for design tools. */
const TOKENS = 'tokens.json';
const FRAMEWORKS = root('build/pack/frameworks');

/** A framework's types are for its compiler alone: imported by a program, they do nothing. */
const NOTHING = 'export {};\n';

/**
 * Writes what `@sallyport/elements` has besides its sources: an entry for each element, and each framework's types.
 *
 * @returns The entries, as sources that nobody wrote, and the files beside what is compiled.
 */
export function elementsExtras(target: string, lib: string): { more: Record<string, string>; files: string[] } {
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
  return { more, files: [MANIFEST, TOKENS] };
}
