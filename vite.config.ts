import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { transform } from 'lightningcss';
import { defineConfig, runnerImport, type Connect, type Plugin } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The page loads the widget as any site's page does, by a script tag with this address. */
const SCRIPT = '/sallyport.js';
const WIDGET = path('packages/elements/src/sallyport.ts');

/** In development Vite serves the pages, and hands these addresses on to a backend beside it. */
const PORT = 5173;
const BACKEND_PORT = 5174;
const BACKEND_PATHS = ['/auth', '/demo.json', '/outbox.json', '/payouts.json'];

/** What several steps of a sign-in use once the first form was sent. */
const SECOND_STEP = [
  'controllers/countdown-controller',
  'messages/clock-time',
  'parts/choices',
  'parts/sally-code-field',
  'parts/sally-trust-device',
  'parts/sally-try-another-way',
  'steps/choose-step',
  'steps/code-entry',
  'steps/code-hint',
  'steps/code-step',
  'steps/done-step',
  'steps/locked-step',
  'steps/other-ways',
];

/** What steps and panels have in common. */
const SHARED = ['messages/regional', 'parts/by-strength', 'parts/factor-icons', 'parts/rows', 'theme/icons'];

/** What panels have in common with the gate and the user button, which ask in a dialog too. */
const IN_PLACE = [
  '(admin-|me-)?client',
  'controllers/action-controller',
  'controllers/resource-controller',
  'messages/past-time',
  'parts/sally-secondary-button',
  'theme/dialog-styles',
  'theme/framed-button',
];

/** What several panels use. */
const PANELS = ['panels/authenticator-panel', 'panels/list-panel', 'panels/panel-element', 'parts/device-icon'];

/** Matches these source files of the packages. */
const sources = (...names: string[]): RegExp => new RegExp(`/src/(${names.join('|')})\\.ts$`);

/** The oldest browsers that the pages are for, which know `light-dark()`: what stands in for it hears of no script. */
const CSS_TARGET = ['chrome131', 'edge131', 'firefox132', 'safari18.1'];

const pages = readdirSync(path('demo')).filter((file) => file.endsWith('.html'));

/** Pages that need no backend. */
const STATIC_PAGES = ['states.html', 'stage.html'];

export default defineConfig(({ mode }) => ({
  root: path('demo'),
  base: './', // pages that no server has to help work under any path
  publicDir: false,
  cacheDir: path('.cache/vite'),
  plugins: [
    widgetByScriptTag(),
    elementsManifest(),
    documents(),
    minifiedTemplates(),
    fieldDecorators(),
    oneInstance(),
    compressed(),
    backend(),
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
    outDir: path(mode === 'static' ? 'dist-demo' : 'dist'),
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
          input: (mode === 'static' ? STATIC_PAGES : pages).map((file) => path(`demo/${file}`)),
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
            chunkFileNames: 'sallyport/[name]-[hash:6].js',
            // what is fetched at once is one piece: apart, its parts are a tenth larger than together
            codeSplitting: {
              groups: [
                { name: 'first-field', test: sources('define', 'load-tags', 'sallyport') },
                // apart from the next: panels use these too, and say none of its words
                { name: 'shared', test: sources(...SHARED) },
                { name: 'second-step', test: sources(...SECOND_STEP) },
                { name: 'in-place', test: sources(...IN_PLACE) },
                { name: 'panels', test: sources(...PANELS) },
              ],
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
    proxy: Object.fromEntries(BACKEND_PATHS.map((it) => [it, `http://127.0.0.1:${BACKEND_PORT}`])),
  },
}));

/** Keeps the script tag out of the page's bundle in a build, and serves the widget's source there in development. */
function widgetByScriptTag(): Plugin {
  let building = false;
  return {
    name: 'widget-by-script-tag',
    configResolved({ command }) {
      building = command === 'build';
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => (building ? html.replace(/src="\.?\/sallyport\.js"/, 'vite-ignore $&') : html),
    },
    resolveId: (id) => (id === SCRIPT ? WIDGET : undefined),
  };
}

/** Has the page of the states know what the manifest says of each element. It is made where a source is younger. */
function elementsManifest(): Plugin {
  const [id, folder] = ['virtual:elements', path('packages/elements')];
  return {
    name: 'elements-manifest',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(loaded) {
      if (loaded !== `\0${id}`) return undefined;
      const file = `${folder}/custom-elements.json`;
      const sources = readdirSync(`${folder}/src`, { recursive: true, encoding: 'utf8' });
      const changed = Math.max(...sources.map((source) => statSync(`${folder}/src/${source}`).mtimeMs));
      if (!existsSync(file) || statSync(file).mtimeMs < changed) {
        const analyzer = createRequire(import.meta.url).resolve('@custom-elements-manifest/analyzer/cem.js');
        execFileSync(process.execPath, [analyzer, 'analyze'], { cwd: folder });
      }
      const { modules } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
      const elements = modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
      const named = (all: Described[] = []) => all.map(({ name, description }) => ({ name, description }));
      const entries = elements.map(({ tagName, cssProperties, cssParts }): [string, object] => [
        tagName!,
        { tokens: named(cssProperties), parts: named(cssParts) },
      ]);
      return `export default ${JSON.stringify(Object.fromEntries(entries))}`;
    },
  };
}

/** Makes the mails and pages that the page of the states shows, with the server's own functions. */
function documents(): Plugin {
  const make = async () => {
    const { module } = await runnerImport<{ makeDocuments(): Promise<Map<string, string>> }>(
      path('demo/gallery/documents/make-documents.ts'),
    );
    return module.makeDocuments();
  };
  return {
    name: 'documents',
    applyToEnvironment: ({ name }) => name === 'client',
    async generateBundle() {
      for (const [fileName, source] of await make()) this.emitFile({ type: 'asset', fileName, source });
    },
    configureServer({ middlewares }) {
      const serve = async (...[request, response, next]: Parameters<Connect.NextHandleFunction>) => {
        const file = `documents${request.url}`;
        const content = (await make()).get(file);
        if (content === undefined) return next();
        response.setHeader('content-type', `text/${file.endsWith('.txt') ? 'plain' : 'html'}; charset=utf-8`);
        response.end(content);
      };
      middlewares.use('/documents', (...call) => void serve(...call));
    },
  };
}

interface Described {
  name: string;
  description?: string;
}

/** What is read of a custom elements manifest (schema 1.0.0). */
interface Manifest {
  modules: { declarations?: { tagName?: string; cssProperties?: Described[]; cssParts?: Described[] }[] }[];
}

/**
 * Minifies what stands in templates, which the minifier of scripts leaves alone: style sheets whole, and of HTML the
 * line breaks and indents. Elsewhere minified code has no line that begins with white space. What tells a bundler which
 * calls are pure says nothing to a browser.
 */
function minifiedTemplates(): Plugin {
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

/**
 * Lit's decorators as far as the elements use them, on fields alone: all else that they do is for accessors and for the
 * standard's own decorators, and is 200 bytes of the first field.
 */
function fieldDecorators(): Plugin {
  const [address, resolved] = ['lit/decorators.js', '\0field-decorators'];
  return {
    name: 'field-decorators',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'widget',
    resolveId: (id) => (id === address ? resolved : undefined),
    load: (id) =>
      id === resolved
        ? `export const property = (options) => (prototype, name) => prototype.constructor.createProperty(name, options);
           export const state = () => property({ state: true, attribute: false });`
        : undefined,
  };
}

/**
 * Has the pieces take what they share with `sallyport.js` from the instance that runs, not from an address. A page may
 * load that file under any address, such as with `?v=3`; by its plain one the pieces would fetch and run it once more.
 */
function oneInstance(): Plugin {
  const instance = 'globalThis[Symbol.for("sallyport")]';
  const published = (names: string) => names.replace(/([\w$]+) as ([\w$]+)/g, '$2:$1');
  const taken = (names: string) => names.replaceAll(' as ', ':');
  return {
    name: 'one-instance',
    applyToEnvironment: ({ name }) => name === 'widget',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const before = chunk.code;
        chunk.code = chunk.isEntry
          ? before.replace(/export\{(.*)\};\s*$/, (_, names: string) => `${instance}??={${published(names)}};`)
          : before.replace(
              /import\{([^}]*)\}from"\.\.\/sallyport\.js";/,
              (_, names: string) => `const{${taken(names)}}=${instance};`,
            );
        const shares = chunk.isEntry || chunk.imports.includes('sallyport.js');
        if (shares === (chunk.code === before))
          this.error(`${chunk.fileName}: what it shares isn't written as expected`);
      }
    },
  };
}

/** Writes each script of the widget compressed as well, for a server to send as it is. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'widget',
    writeBundle({ dir = '' }, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        writeFileSync(`${dir}/${chunk.fileName}.br`, brotliCompressSync(chunk.code)); // quality 11 by default
        writeFileSync(`${dir}/${chunk.fileName}.gz`, gzipSync(chunk.code, { level: 9 }));
      }
    },
  };
}

/** Runs the backend beside the development server, anew after each change. */
function backend(): Plugin {
  return {
    name: 'backend',
    apply: 'serve',
    configureServer({ httpServer }) {
      const tsx = createRequire(import.meta.url).resolve('tsx/cli');
      const args = [tsx, 'watch', '--env-file', path('demo/demo.env'), path('server/src/main.ts')];
      const child = spawn(process.execPath, args, {
        stdio: 'inherit',
        env: { ...process.env, PORT: String(BACKEND_PORT), SALLYPORT_URL: `http://localhost:${PORT}` },
      });
      httpServer?.once('close', () => child.kill());
      process.once('exit', () => child.kill());
    },
  };
}
