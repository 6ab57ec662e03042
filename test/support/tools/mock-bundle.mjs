import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const NAME = '@sallyport/mock';
const FOLDER = '/mock-bundle/';

/**
 * Serves `@sallyport/mock` to element tests as a bundler gives it to a page: some libraries of the server are CommonJS,
 * which no browser reads. What elements use as well is shared with them.
 */
export function mockBundle() {
  let bundled;
  return {
    name: 'mock-bundle',
    resolveImport: ({ source }) =>
      source === NAME || source.startsWith(`${NAME}/`)
        ? `${FOLDER}${source.slice(NAME.length + 1) || 'index'}.js`
        : undefined,
    async serve({ path }) {
      if (!path.startsWith(FOLDER)) return undefined;
      bundled ??= bundle();
      return { body: (await bundled).get(path.slice(FOLDER.length)), type: 'js' };
    },
  };
}

/** The text of each file by its name; of each entry, that of the entry. */
async function bundle() {
  const { exports } = JSON.parse(readFileSync(`${root}/packages/mock/package.json`, 'utf8'));
  const entries = ['index', 'auto'].map((name) => [
    name,
    `${root}/packages/mock/${exports[name === 'index' ? '.' : `./${name}`]}`,
  ]);
  const [{ output }] = [
    await build({
      configFile: false,
      root,
      logLevel: 'warn',
      build: {
        write: false,
        minify: false,
        lib: { entry: Object.fromEntries(entries), formats: ['es'] },
        rolldownOptions: {
          external: [/^@sallyport\/(client|elements)/, /^lit/],
          output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    }),
  ].flat();
  return new Map(output.map(({ fileName, code }) => [fileName, code]));
}
