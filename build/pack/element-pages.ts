import { attributeValues } from './attribute-values.ts';
import { elementsForPages, propertiesOf, type Declaration, type DescribedElements } from './described-elements.ts';

/** The folder of the pages in the package. */
export const PAGES_FOLDER = 'docs';

/**
 * What a person or a language model reads about the elements: a page of Markdown for each, and `llms.txt`, which lists
 * them (llmstxt.org).
 *
 * @returns The text of each file by its path in the package.
 */
export function elementPages(manifest: DescribedElements): Map<string, string> {
  const all = elementsForPages(manifest).map(({ element }) => element);
  const pages = all.map((element) => [`${PAGES_FOLDER}/${element.tagName}.md`, pageOf(element)] as const);
  return new Map([...pages, ['llms.txt', listOf(all)]]);
}

const INTRODUCTION = `# @sallyport/elements

> A login widget and a kit of Lit web components: sign-in, account settings, a gate, a user button, and each field by
> itself, for any page and any framework. The elements only show what the Sallyport backend sends.

\`import '@sallyport/elements/login'\` registers \`<sally-login>\` and what it is made of; each element below has an
entry like that. \`server\` is the address of the backend, \`/auth\` unless told. Types for a framework are named in
\`compilerOptions.types\`: \`@sallyport/elements/react\`, \`/vue\`, \`/svelte\`, \`/solid\`, \`/preact\`. Angular
imports \`SALLYPORT\` of \`@sallyport/elements/angular\`, the directives by which its templates know the elements.
An event is heard as \`onsally-success\` in React, Preact and Svelte, as \`on:sally-success\` in Solid, and as
\`@sally-success\` in Vue, whose compiler is told by \`isCustomElement\` that tags of \`sally-\` are no components.

## Elements
`;

const listOf = (all: Declaration[]): string =>
  [
    INTRODUCTION,
    ...all.map(({ tagName, summary }) => `- [<${tagName}>](${PAGES_FOLDER}/${tagName}.md): ${oneLine(summary)}`),
    '',
  ].join('\n');

function pageOf(element: Declaration): string {
  const { tagName = '', summary, description, attributes = [], events = [], slots = [] } = element;
  const { cssParts = [], cssProperties = [] } = element;
  const ofAttributes = new Set(attributes.map(({ fieldName }) => fieldName));
  const byScript = propertiesOf(element).filter(({ name }) => !ofAttributes.has(name));
  const sections = [
    section(
      'Attributes',
      attributes.map((it) => ({ ...it, takes: takenBy(it.type?.text) })),
    ),
    section(
      'Properties',
      byScript.map((it) => ({ ...it, takes: it.type?.text })),
    ),
    section(
      'Events',
      events.map((it) => ({ ...it, takes: it.type?.text })),
    ),
    section('Slots', slots),
    section('Parts', cssParts),
    section('Custom properties', cssProperties),
  ];
  const entry = `\`\`\`js\nimport '@sallyport/elements/${tagName.replace('sally-', '')}';\n\`\`\``;
  return `${[`# <${tagName}>`, oneLine(summary), description, entry, ...sections].filter(Boolean).join('\n\n')}\n`;
}

interface Row {
  name?: string;
  description?: string;
  default?: string;
  takes?: string | undefined;
}

/** What has no name is sent by what an element is made of, and is described there. */
function section(title: string, rows: Row[]): string {
  const named = rows.filter(({ name }) => name !== undefined);
  return named.length > 0 ? `## ${title}\n\n${named.map(lineOf).join('\n')}` : '';
}

/** A type or a constant that the source has a name for, which says nothing to who reads of it here. */
const A_NAME = /^(T \| undefined|[A-Z][A-Z_]+)$/;

const lineOf = ({ name, description, default: initial = '', takes = '' }: Row): string => {
  const told = (text: string, before = '') => (text && !A_NAME.test(text) ? [`${before}${code(text)}`] : []);
  const facts = [...told(takes), ...told(initial, 'default ')].join(', ');
  return `- ${name ? code(name) : 'the default slot'}${facts ? ` (${facts})` : ''}: ${oneLine(description)}`;
};

function takenBy(type: string | undefined): string | undefined {
  const values = attributeValues(type);
  return values.length > 0 ? values.map((value) => `"${value}"`).join(' | ') : type?.replace(' | undefined', '');
}

const code = (text: string): string => `\`${oneLine(text)}\``;
const oneLine = (text = ''): string => text.replace(/\s+/g, ' ').trim();
