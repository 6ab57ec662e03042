import { posix } from 'node:path';
import { elementsForPages, propertiesOf, type Declaration, type DescribedElements } from './described-elements.ts';

/** The folder of these types among what is compiled. */
export const TYPES_FOLDER = 'types';

/**
 * The declarations that each framework's types go by: of each element its class, its properties, its attributes and the
 * events that it sends. Their types are those of the classes themselves.
 */
export function elementTypes(manifest: DescribedElements): string {
  const all = elementsForPages(manifest);
  const imports = all.map(({ path, element }) => `import type { ${element.name} } from '${besideTypes(path)}';`);
  return `${imports.join('\n')}
import type { SallyEventMap } from '../events.js';

/** What a page may say of each element, by its tag. */
export interface Elements {
${all.map(({ element }) => entryOf(element)).join('\n')}
}
`;
}

/** Where a source stands once it is compiled, from the folder of the types. */
export const besideTypes = (path: string): string =>
  posix.relative(`src/${TYPES_FOLDER}`, path).replace(/\.ts$/, '.js');

const union = (names: string[]): string => names.map((name) => `'${name}'`).join(' | ') || 'never';
const namesOf = (all: { name?: string }[]): string[] => all.flatMap(({ name }) => name ?? []);

function entryOf(element: Declaration): string {
  const { name, tagName, attributes = [], events = [] } = element;
  const typed = attributes.flatMap(({ name: attribute, fieldName }) =>
    attribute && fieldName ? [`      '${attribute}'?: ${name}['${fieldName}'];`] : [],
  );
  return `  '${tagName}': {
    element: ${name};
    properties: Pick<${name}, ${union(namesOf(propertiesOf(element)))}>;
    attributes: {
${typed.join('\n')}
    };
    events: Pick<SallyEventMap, Extract<keyof SallyEventMap, ${union(namesOf(events))}>>;
  };`;
}
