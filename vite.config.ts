import { readdirSync } from 'node:fs';
import { defineConfig } from 'vite';
import { BACKEND_ADDRESSES } from './build/backend-addresses.ts';
import { backend } from './build/plugins/backend.ts';
import { compressed } from './build/plugins/compressed.ts';
import { documents } from './build/plugins/documents.ts';
import { elementsManifest } from './build/plugins/elements-manifest.ts';
import { fieldDecorators } from './build/plugins/field-decorators.ts';
import { minifiedTemplates } from './build/plugins/minified-templates.ts';
import { oneInstance } from './build/plugins/one-instance.ts';
import { pageAddresses } from './build/plugins/page-addresses.ts';
import { widgetByScriptTag } from './build/plugins/widget-by-script-tag.ts';
import { root, WIDGET } from './build/root.ts';
import { GROUPS } from './build/widget-groups.ts';

/** In development Vite serves the pages, and hands these addresses on to a backend beside it. */
const PORT = 5173;
const BACKEND_PORT = 5174;

/** The oldest browsers that the pages are for, which know `light-dark()`: what stands in for it hears of no script. */
const CSS_TARGET = ['chrome131', 'edge131', 'firefox132', 'safari18.1'];

const pages = readdirSync(root('demo')).filter((file) => file.endsWith('.html'));

/** Pages that need no backend. */
const STATIC_PAGES = ['states.html', 'theme.html', 'stage.html'];

export default defineConfig(({ mode }) => ({
  root: root('demo'),
  base: './', // pages that no server has to help work under any path
  publicDir: false,
  cacheDir: root('.cache/vite'),
  plugins: [
    pageAddresses(),
    widgetByScriptTag(),
    elementsManifest(),
    documents(),
    minifiedTemplates(),
    fieldDecorators(),
    oneInstance(),
    compressed(),
    backend({ port: BACKEND_PORT, url: `http://localhost:${PORT}` }),
  ],
  // Lit's decorators, said outright. Vite takes them from the tsconfig.json that includes a file. Where there
  // is none, it leaves them as they are or drops them, without a word.
  oxc: {
    decorator: { legacy: true },
    assumptions: { setPublicClassFields: true },
    typescript: { removeClassFieldsWithoutInitializer: true },
  },
  // no data: URL: the strict policy of the page refuses them
  build: {
    outDir: root(mode === 'static' ? 'dist-demo' : 'dist'),
    target: 'es2022',
    cssTarget: CSS_TARGET,
    modulePreload: false,
    assetsInlineLimit: 0,
  },
  // two builds, so that the page and the widget share nothing but the address of the script
  builder: {},
  environments: {
    client: {
      build: {
        emptyOutDir: true,
        rolldownOptions: {
          input: (mode === 'static' ? STATIC_PAGES : pages).map((file) => root(`demo/${file}`)),
          output: {
            entryFileNames: 'demo/[name]-[hash].js',
            chunkFileNames: 'demo/[name]-[hash].js',
            assetFileNames: 'demo/[name]-[hash][extname]',
          },
        },
      },
    },
    widget: {
      consumer: 'client',
      build: {
        emptyOutDir: false,
        // a library build imports its chunks as they are, without Vite's helper that preloads them
        lib: { entry: WIDGET, formats: ['es'], fileName: 'sallyport' },
        rolldownOptions: {
          preserveEntrySignatures: false, // what pieces share with the first field stands in its file
          output: {
            chunkFileNames: 'sallyport/[name]-[hash:7].js',
            hashCharacters: 'hex', // the file that holds all names takes the fewest bytes so
            // what is fetched at once is one piece: apart, its parts are a tenth larger than together
            codeSplitting: {
              groups: GROUPS,
            },
            minify: true, // a library build leaves white space in otherwise
          },
        },
      },
    },
  },
  server: {
    port: PORT,
    strictPort: true,
    proxy: Object.fromEntries(BACKEND_ADDRESSES.map((it) => [it, `http://127.0.0.1:${BACKEND_PORT}`])),
  },
}));
