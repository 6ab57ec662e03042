/** Elements that someone must describe before the manifest is worth shipping. */
function checkSummaries({ customElementsManifest: { modules } }) {
  const elements = modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
  if (elements.length === 0) throw new Error('The manifest has no elements.');
  const bare = elements.filter(({ summary }) => !summary).map(({ tagName }) => `<${tagName}>`);
  if (bare.length) throw new Error(`Give these a @summary: ${bare.join(', ')}`);
}

export default {
  globs: ['src/**/*.ts'],
  litelement: true,
  outdir: '.',
  packagejson: false,
  quiet: true,
  plugins: [{ name: 'summaries', packageLinkPhase: checkSummaries }],
};
