import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import { root } from '../root.ts';

interface Described {
  /** Missing of an event whose type alone is known. */
  name?: string;
  description?: string;
  default?: string;
}

interface Member extends Described {
  kind: string;
  privacy?: string;
  static?: boolean;
}

/** An element of it. */
interface Declaration {
  tagName?: string;
  summary?: string;
  members?: Member[];
  attributes?: Described[];
  events?: Described[];
  slots?: Described[];
  cssParts?: Described[];
  cssProperties?: Described[];
}

/** What is read of a custom elements manifest (schema 1.0.0). */
interface Manifest {
  modules: { declarations?: Declaration[] }[];
}

/** Has the pages know what the manifest says of each element. It is made where a source is younger. */
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
      const entries = elements.map((element): [string, object] => [element.tagName!, described(element)]);
      return `export default ${JSON.stringify(Object.fromEntries(entries))}`;
    },
  };
}

/** What is shown of an element; of its events those that leave the widget. */
const described = ({
  summary,
  members = [],
  attributes,
  events = [],
  slots,
  cssParts,
  cssProperties,
}: Declaration): object => ({
  summary,
  attributes: named(attributes),
  properties: named(members.filter(isPublicField)),
  events: named(events.filter(({ name }) => name?.startsWith('sally-'))),
  slots: named(slots),
  parts: named(cssParts),
  tokens: named(cssProperties),
});

/** What is without a description is no one's to set. */
const isPublicField = ({ kind, privacy, static: ofTheClass, description }: Member): boolean =>
  kind === 'field' && !privacy && !ofTheClass && description !== undefined;

const named = (all: Described[] = []): object[] =>
  all.map(({ name, description = '', default: preset }) => ({ name, description, preset }));
