import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import { root } from '../root.ts';

interface Described {
  name: string;
  description?: string;
}

/** What is read of a custom elements manifest (schema 1.0.0). */
interface Manifest {
  modules: { declarations?: { tagName?: string; cssProperties?: Described[]; cssParts?: Described[] }[] }[];
}

/** Has the page of the states know what the manifest says of each element. It is made where a source is younger. */
export function elementsManifest(): Plugin {
  const [id, folder] = ['virtual:elements', root('packages/elements')];
  return {
    name: 'elements-manifest',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(loaded) {
      if (loaded !== `\0${id}`) return undefined;
      const file = `${folder}/custom-elements.json`;
      const sources = readdirSync(`${folder}/src`, { recursive: true, encoding: 'utf8' });
      const changed = Math.max(...sources.map((source) => statSync(`${folder}/src/${source}`).mtimeMs));
      if (!existsSync(file) || statSync(file).mtimeMs < changed) {
        const analyzer = createRequire(import.meta.url).resolve('@custom-elements-manifest/analyzer/cem.js');
        execFileSync(process.execPath, [analyzer, 'analyze'], { cwd: folder });
      }
      const { modules } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
      const elements = modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
      const named = (all: Described[] = []) => all.map(({ name, description }) => ({ name, description }));
      const entries = elements.map(({ tagName, cssProperties, cssParts }): [string, object] => [
        tagName!,
        { tokens: named(cssProperties), parts: named(cssParts) },
      ]);
      return `export default ${JSON.stringify(Object.fromEntries(entries))}`;
    },
  };
}
