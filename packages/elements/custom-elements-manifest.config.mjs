/** Elements that someone must describe before the manifest is worth shipping. */
function checkSummaries({ customElementsManifest: { modules } }) {
  const elements = modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
  if (elements.length === 0) throw new Error('The manifest has no elements.');
  const bare = elements.filter(({ summary }) => !summary).map(({ tagName }) => `<${tagName}>`);
  if (bare.length) throw new Error(`Give these a @summary: ${bare.join(', ')}`);
}

/** The words of every language and every style sheet are no part of the description: their names are. */
function shortenTexts({ customElementsManifest: { modules } }) {
  const variables = modules.flatMap(({ declarations = [] }) => declarations).filter(({ kind }) => kind === 'variable');
  for (const variable of variables) if (variable.default?.length > LONGEST_DEFAULT) delete variable.default;
}

/** Longer than any value that a reader would look up, in characters. */
const LONGEST_DEFAULT = 200;

export default {
  globs: ['src/**/*.ts'],
  litelement: true,
  outdir: '.',
  packagejson: false,
  quiet: true,
  plugins: [
    { name: 'summaries', packageLinkPhase: checkSummaries },
    { name: 'texts', packageLinkPhase: shortenTexts },
  ],
};
