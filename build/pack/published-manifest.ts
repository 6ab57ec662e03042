import type { Manifest } from './packages.ts';

/** Runs the sources of a clone: a published package has none. */
const OF_SOURCES = 'tsx';

/** Whoever has parts of it needs no more. */
const BACKEND = '@sallyport/server';

/** Where a source stands once it is compiled. */
const compiled = (source: string): string => source.replace('./src/', './lib/').replace(/\.ts$/, '.js');

const typesOf = (source: string): string => compiled(source).replace(/\.js$/, '.d.ts');

/** An entry as a bundler, Node and TypeScript take it: what comes first counts. */
const entry = (source: string) => ({ types: typesOf(source), default: compiled(source) });

/** What a package has that its sources don't say. */
export interface Extras {
  /** Entries that no source has, as sources. */
  more?: Record<string, string>;
  /** What goes into the package beside what is compiled; data among it can be imported. */
  files?: string[];
  /** What it depends on in place of the backend, of which it has parts. */
  dependencies?: Record<string, string>;
  imports?: Record<string, Record<string, string>>;
  /** Packages that some entries are for, and that whoever uses another needn't have. */
  peers?: readonly string[];
}

/** What `package.json` says once the package is compiled: its entries name JavaScript and declarations. */
export function publishedManifest(manifest: Manifest, extras: Extras = {}): object {
  const map = <V, R>(record: Record<string, V>, to: (value: V) => R) =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
  const { exports, imports, sideEffects, dependencies, ...rest } = manifest;
  delete rest.devDependencies;
  const { more = {}, files = [] } = extras;
  const data = ['package.json', ...files.filter((file) => file.endsWith('.json'))].map((file) => `./${file}`);
  const allImports = { ...imports, ...extras.imports };
  const left = extras.dependencies ? [OF_SOURCES, BACKEND] : [OF_SOURCES];
  const needed = { ...dependencies, ...extras.dependencies };
  return {
    ...rest,
    types: typesOf(exports['.']!),
    exports: { ...map({ ...exports, ...more }, entry), ...Object.fromEntries(data.map((file) => [file, file])) },
    ...(Object.keys(allImports).length > 0
      ? { imports: map(allImports, (conditions) => map(conditions, compiled)) }
      : {}),
    sideEffects: sideEffects && [...sideEffects.map(compiled), ...Object.values(more).map(compiled)],
    files: ['lib', ...files],
    dependencies: Object.fromEntries(Object.entries(needed).filter(([name]) => !left.includes(name))),
    ...(extras.peers ? optional(extras.peers) : {}),
  };
}

/** Of any version: what an entry says is checked by the framework's own compiler. */
const optional = (peers: readonly string[]): object => ({
  peerDependencies: Object.fromEntries(peers.map((name) => [name, '*'])),
  peerDependenciesMeta: Object.fromEntries(peers.map((name) => [name, { optional: true }])),
});
