import { attributeValues } from './attribute-values.ts';
import { elementsForPages, type DescribedElements } from './described-elements.ts';

const markdown = (...texts: (string | undefined)[]) => ({
  kind: 'markdown',
  value: texts.filter(Boolean).join('\n\n'),
});

/** An attribute that is there or not: the editor completes its name alone. */
const WITHOUT_VALUE = { valueSet: 'v' };

/**
 * What Visual Studio Code offers in HTML, by the setting `html.customData` (custom data, version 1.1): each element and
 * its attributes, with what they may hold.
 */
export const vscodeData = (manifest: DescribedElements): object => ({
  version: 1.1,
  tags: elementsForPages(manifest).map(({ element: { tagName, summary, description, attributes = [] } }) => ({
    name: tagName,
    description: markdown(summary, description),
    attributes: attributes.map(({ name, type, description: about }) => {
      const values = attributeValues(type?.text).map((value) => ({ name: value }));
      return {
        name,
        description: markdown(about),
        ...(type?.text === 'boolean' ? WITHOUT_VALUE : {}),
        ...(values.length > 0 ? { values } : {}),
      };
    }),
  })),
});
