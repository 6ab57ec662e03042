import { attributeValues } from './attribute-values.ts';
import { elementsForPages, propertiesOf, type Declaration, type DescribedElements } from './described-elements.ts';

const SCHEMA = 'https://json.schemastore.org/web-types';

/**
 * What JetBrains' editors know of the elements (web-types): attributes, properties, slots, events, parts and custom
 * properties. `package.json` names the file as `web-types`.
 */
export const webTypes = (manifest: DescribedElements, version: string): object => ({
  $schema: SCHEMA,
  name: '@sallyport/elements',
  version,
  'js-types-syntax': 'typescript',
  'description-markup': 'markdown',
  contributions: { html: { elements: elementsForPages(manifest).map(({ element }) => entryOf(element)) } },
});

function entryOf(element: Declaration): object {
  const { tagName, summary, description, attributes = [], slots = [], events = [] } = element;
  const { cssParts = [], cssProperties = [] } = element;
  return {
    name: tagName,
    description: [summary, description].filter(Boolean).join('\n\n'),
    attributes: attributes.map(({ name, description: about, default: initial, type }) => ({
      name,
      description: about,
      value: valueOf(type?.text),
      default: initial,
    })),
    slots: slots.map(({ name, description: about }) => ({ name, description: about })),
    js: {
      properties: propertiesOf(element).map(({ name, description: about, type }) => ({
        name,
        description: about,
        type: type?.text,
      })),
      events: events.map(({ name, description: about }) => ({ name, description: about })),
    },
    css: {
      parts: cssParts.map(({ name, description: about }) => ({ name, description: about })),
      properties: cssProperties.map(({ name, description: about }) => ({ name, description: about })),
    },
  };
}

function valueOf(type: string | undefined): object {
  if (type === 'boolean') return { kind: 'no-value', type };
  const values = attributeValues(type);
  return { type: values.length > 0 ? values.map((value) => `'${value}'`).join(' | ') : 'string' };
}
