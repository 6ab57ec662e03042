import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { root } from '../root.ts';
import type { Manifest } from './packages.ts';
import { readJson } from './read-json.ts';

const SERVER = '@sallyport/server';
/** The folder of what is taken, among what is compiled. */
const FOLDER = 'server';

/** What a module names that it takes something from. */
const NAMED = /(\b(?:from|import)\s*\(?\s*['"])([@#]?[\w./-]+)(['"])/g;

/** What a package needs besides, once it has the parts itself. */
export interface ServerParts {
  dependencies: Record<string, string>;
  imports: Record<string, Record<string, string>>;
}

/**
 * Gives a package what it uses of the backend, in place of the whole of it: who installs that for a page needs no
 * databases, no mail and no hashers, which are built for one machine.
 *
 * @param lib  What is compiled of the package. It is changed to take what it uses from beside it.
 * @param compiled  What is compiled of the backend.
 */
export function takeServerParts(lib: string, compiled: string): ServerParts {
  const server = readJson<Manifest>(root('server/package.json'));
  const taken = new Set<string>();
  const needed = new Set<string>();
  const imports: ServerParts['imports'] = {};
  const asSource = (path: string) => `./src/${FOLDER}/${path.replace('./src/', '')}`;

  const take = (path: string): void => {
    if (taken.has(path) || !existsSync(join(compiled, path))) return;
    taken.add(path);
    for (const [, , name = ''] of readFileSync(join(compiled, path), 'utf8').matchAll(NAMED)) {
      if (name.startsWith('.')) takeBoth(posix.join(posix.dirname(path), name));
      else if (name.startsWith('#')) takeEach(name);
      // declarations also name what comes with a dependency
      else if (path.endsWith('.js') ? !name.startsWith('node:') : packageOf(name) in server.dependencies)
        needed.add(packageOf(name));
    }
  };
  /** A module, its declarations, or both: whatever there is of it. */
  const takeBoth = (path: string): void => {
    const stem = path.replace(/(\.d)?\.[jt]s$/, '');
    take(`${stem}.js`);
    take(`${stem}.d.ts`);
  };
  const takeEach = (name: string): void => {
    const conditions = server.imports?.[name] ?? {};
    imports[name] = Object.fromEntries(Object.entries(conditions).map(([key, path]) => [key, asSource(path)]));
    for (const path of Object.values(conditions)) takeBoth(path.replace('./src/', ''));
  };

  for (const file of readdirSync(lib, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|d\.ts)$/.test(file)) continue;
    const text = readFileSync(join(lib, file), 'utf8');
    const changed = text.replace(NAMED, (all, before: string, name: string, after: string) => {
      if (name !== SERVER && !name.startsWith(`${SERVER}/`)) return all;
      const source = server.exports[name.replace(SERVER, '.')]!.replace('./src/', '');
      takeBoth(source);
      const path = relative(dirname(file), join(FOLDER, source)).replace(/\.ts$/, '.js');
      return `${before}${path.startsWith('.') ? path : `./${path}`}${after}`;
    });
    if (changed !== text) writeFileSync(join(lib, file), changed);
  }
  for (const path of taken) {
    mkdirSync(join(lib, FOLDER, dirname(path)), { recursive: true });
    cpSync(join(compiled, path), join(lib, FOLDER, path));
  }
  const dependencies = [...needed].sort().map((name) => [name, server.dependencies[name] ?? missing(name)] as const);
  return { dependencies: Object.fromEntries(dependencies), imports };
}

/** `@scope/name/entry` is of `@scope/name`. */
const packageOf = (name: string): string => name.split('/', name.startsWith('@') ? 2 : 1).join('/');

function missing(name: string): never {
  throw new Error(`The backend takes something from ${name} and doesn't depend on it.`);
}
