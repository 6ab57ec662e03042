import { transform } from 'lightningcss';
import type { Plugin } from 'vite';

/**
 * Minifies what stands in templates, which the minifier of scripts leaves alone: style sheets whole, and of HTML the
 * line breaks and indents. Elsewhere minified code has no line that begins with white space. What tells a bundler which
 * calls are pure says nothing to a browser.
 */
export function minifiedTemplates(): Plugin {
  const minify = (sheet: string) =>
    transform({ filename: 'sheet.css', code: Buffer.from(sheet), minify: true }).code.toString();
  return {
    name: 'minified-templates',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'widget',
    transform: (code, id) =>
      id.includes('/elements/src/') ? code.replace(/\bcss`([^`$]*)`/g, (_, css) => `css\`${minify(css)}\``) : undefined,
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk') chunk.code = chunk.code.replace(/\n\s+/g, ' ').replaceAll('/* @__PURE__ */', '');
      }
    },
  };
}
