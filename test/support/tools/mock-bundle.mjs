import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const NAME = '@sallyport/mock';
const FOLDER = '/mock-bundle/';
/** Of msw: it has to be served from the page's own origin. */
const WORKER = '/mockServiceWorker.js';

/**
 * Serves `@sallyport/mock` to element tests as a bundler gives it to a page: some libraries of the server are CommonJS,
 * which no browser reads. What elements use as well is shared with them.
 */
export function mockBundle() {
  let bundled;
  return {
    name: 'mock-bundle',
    resolveImport({ source }) {
      if (source === 'msw/browser') return `${FOLDER}msw-browser.js`;
      if (source !== NAME && !source.startsWith(`${NAME}/`)) return undefined;
      return `${FOLDER}${source.slice(NAME.length + 1) || 'index'}.js`;
    },
    async serve({ path }) {
      if (path === WORKER) return { body: readFileSync(`${root}/node_modules/msw/lib${WORKER}`, 'utf8'), type: 'js' };
      if (!path.startsWith(FOLDER)) return undefined;
      bundled ??= bundle();
      return { body: (await bundled).get(path.slice(FOLDER.length)), type: 'js' };
    },
  };
}

/** The text of each file by its name; of each entry, that of the entry. */
async function bundle() {
  const { exports } = JSON.parse(readFileSync(`${root}/packages/mock/package.json`, 'utf8'));
  const entries = Object.entries(exports).map(([name, file]) => [
    name.slice(2) || 'index',
    `${root}/packages/mock/${file}`,
  ]);
  const [{ output }] = [
    await build({
      configFile: false,
      root,
      logLevel: 'warn',
      build: {
        write: false,
        minify: false,
        lib: {
          entry: { ...Object.fromEntries(entries), 'msw-browser': `${root}/node_modules/msw/lib/browser/index.mjs` },
          formats: ['es'],
        },
        rolldownOptions: {
          external: [/^@sallyport\/(client|elements)/, /^lit/],
          output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    }),
  ].flat();
  return new Map(output.map(({ fileName, code }) => [fileName, code]));
}
