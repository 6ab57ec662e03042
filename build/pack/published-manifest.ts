import type { Manifest } from './packages.ts';

/** Runs the sources of a clone: a published package has none. */
const OF_SOURCES = 'tsx';

/** Where a source stands once it is compiled. */
const compiled = (source: string): string => source.replace('./src/', './lib/').replace(/\.ts$/, '.js');

const typesOf = (source: string): string => compiled(source).replace(/\.js$/, '.d.ts');

/** An entry as a bundler, Node and TypeScript take it: what comes first counts. */
const entry = (source: string) => ({ types: typesOf(source), default: compiled(source) });

/**
 * What `package.json` says once the package is compiled: its entries name JavaScript and declarations.
 *
 * @param more  Entries that no source has, as sources.
 * @param files  What goes into the package beside what is compiled; data among it can be imported.
 */
export function publishedManifest(manifest: Manifest, more: Record<string, string> = {}, files: string[] = []): object {
  const map = <V, R>(record: Record<string, V>, to: (value: V) => R) =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
  const { exports, imports, sideEffects, dependencies, ...rest } = manifest;
  delete rest.devDependencies;
  const data = ['package.json', ...files.filter((file) => file.endsWith('.json'))].map((file) => `./${file}`);
  const needed = Object.entries(dependencies).filter(([name]) => name !== OF_SOURCES);
  return {
    ...rest,
    types: typesOf(exports['.']!),
    exports: { ...map({ ...exports, ...more }, entry), ...Object.fromEntries(data.map((file) => [file, file])) },
    ...(imports ? { imports: map(imports, (conditions) => map(conditions, compiled)) } : {}),
    sideEffects: sideEffects && [...sideEffects.map(compiled), ...Object.values(more).map(compiled)],
    files: ['lib', ...files],
    dependencies: Object.fromEntries(needed),
  };
}
