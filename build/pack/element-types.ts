import { posix } from 'node:path';

interface Named {
  name?: string;
}

/** What is read of a custom elements manifest (schema 1.0.0). */
interface Declaration {
  name: string;
  tagName?: string;
  members?: (Named & { kind: string; privacy?: string; static?: boolean; readonly?: boolean; attribute?: string })[];
  attributes?: (Named & { fieldName?: string })[];
  events?: Named[];
}

export interface DescribedElements {
  modules: { path: string; declarations?: Declaration[] }[];
}

/** Elements that nobody writes into a page: a flow shows the steps, and `stepUp()` its dialog. */
const NOT_FOR_PAGES = /^src\/steps\/|\/sally-step-up\.ts$/;

/** The folder of these types among what is compiled. */
export const TYPES_FOLDER = 'types';

/** The elements that a page may write, with where their class is, relative to the folder of the types. */
export const elementsForPages = ({ modules }: DescribedElements): { from: string; element: Declaration }[] =>
  modules
    .filter(({ path }) => !NOT_FOR_PAGES.test(path))
    .flatMap(({ path, declarations = [] }) => {
      const from = posix.relative(`src/${TYPES_FOLDER}`, path).replace(/\.ts$/, '.js');
      return declarations.filter(({ tagName }) => tagName).map((element) => ({ from, element }));
    });

/**
 * The declarations that each framework's types go by: of each element its class, its properties, its attributes and the
 * events that it sends. Their types are those of the classes themselves.
 */
export function elementTypes(manifest: DescribedElements): string {
  const all = elementsForPages(manifest);
  const imports = all.map(({ from, element }) => `import type { ${element.name} } from '${from}';`);
  return `${imports.join('\n')}
import type { SallyEventMap } from '../events.js';

/** What a page may say of each element, by its tag. */
export interface Elements {
${all.map(({ element }) => entryOf(element)).join('\n')}
}
`;
}

const union = (names: string[]): string => names.map((name) => `'${name}'`).join(' | ') || 'never';
const namesOf = (all: Named[]): string[] => all.flatMap(({ name }) => name ?? []);

function entryOf({ name, tagName, members = [], attributes = [], events = [] }: Declaration): string {
  const properties = members.filter(
    ({ kind, privacy, readonly, static: isStatic }) => kind === 'field' && !privacy && !readonly && !isStatic,
  );
  const typed = attributes.flatMap(({ name: attribute, fieldName }) =>
    attribute && fieldName ? [`      '${attribute}'?: ${name}['${fieldName}'];`] : [],
  );
  return `  '${tagName}': {
    element: ${name};
    properties: Pick<${name}, ${union(namesOf(properties))}>;
    attributes: {
${typed.join('\n')}
    };
    events: Pick<SallyEventMap, Extract<keyof SallyEventMap, ${union(namesOf(events))}>>;
  };`;
}
