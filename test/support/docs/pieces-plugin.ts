import { dirname } from 'node:path';
import type { Plugin } from 'vite';
import { root } from '../../../build/root.ts';
import type { DescribedElements } from '../../../build/pack/described-elements.ts';
import { pieces } from '../../../build/pack/pieces.ts';
import { readJson } from '../../../build/pack/read-json.ts';

const PACKAGE = '@sallyport/elements/';

/** Has pages import `@sallyport/elements/code-field` as whoever installs the package does: of its sources. */
export function piecesPlugin(): Plugin {
  const folder = root('packages/elements');
  const all = pieces(readJson<DescribedElements>(`${folder}/custom-elements.json`));
  const at = (name: string) => `${folder}/src/pieces/${name}.js`;
  const scripts = new Map(all.map(({ name, script }) => [at(name), script]));
  return {
    name: 'pieces',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source.startsWith(PACKAGE) && scripts.has(at(source.slice(PACKAGE.length))))
        return at(source.slice(PACKAGE.length));
      if (!importer || !scripts.has(importer)) return undefined;
      return this.resolve(`${dirname(importer)}/${source.replace(/\.js$/, '.ts')}`);
    },
    load: (id) => scripts.get(id),
  };
}
