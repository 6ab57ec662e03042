import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What a page of the tests may ask for by its own address; each other module is a part of these. */
const ENTRIES = [
  ...readdirSync(`${root}/test/elements`)
    .filter((name) => name.endsWith('.test.ts') || name === 'mock-page.ts')
    .map((name) => `test/elements/${name}`),
  ...['index', 'sallyport', 'register-as', 'base/define', 'base/tell-taken'].map(
    (name) => `packages/elements/src/${name}.ts`,
  ),
];
/** Of msw: it has to be served from the page's own origin. */
const WORKER = '/mockServiceWorker.js';

/**
 * Serves element tests as a bundler gives them to a page: some libraries of the server are CommonJS, which no browser
 * reads, and a page that asks for each module by itself asks for some 450. All are of one bundle, so that pages in
 * frames and the mock share its modules.
 */
export function bundledTests() {
  let bundled;
  return {
    name: 'bundled-tests',
    async serve({ path }) {
      if (path === WORKER) return { body: readFileSync(`${root}/node_modules/msw/lib${WORKER}`, 'utf8'), type: 'js' };
      bundled ??= bundle();
      const body = (await bundled).get(path);
      return body === undefined ? undefined : { body, type: 'js' };
    },
  };
}

/** By the path of its source, where a file is loaded on demand: tests look at what was. */
const named = ({ facadeModuleId }) =>
  `bundle/${facadeModuleId ? facadeModuleId.slice(root.length).replace(/\.ts$/, '') : '[name]'}-[hash].js`;

/** The text of each file by its path; of an entry, by that of its source. */
async function bundle() {
  const [{ output }] = [
    await build({
      configFile: false,
      root,
      logLevel: 'error', // not that some elements, which others load on demand, are in every test
      resolve: { conditions: ['development', 'module', 'browser'] }, // where Lit says what it is given wrongly
      build: {
        write: false,
        minify: false,
        sourcemap: true,
        lib: { entry: Object.fromEntries(ENTRIES.map((path) => [path, `${root}/${path}`])), formats: ['es'] },
        rolldownOptions: {
          external: /^\/__web/, // of the runner
          output: {
            entryFileNames: '[name]',
            chunkFileNames: named,
            strictExecutionOrder: true,
            // one file instead of a hundred
            codeSplitting: { groups: [{ name: 'shared', tags: ['$initial'], minShareCount: 20 }] },
          },
        },
      },
    }),
  ].flat();
  return new Map(output.map(({ fileName, code, source }) => [`/${fileName}`, code ?? source]));
}
