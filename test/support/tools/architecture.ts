import { posix } from 'node:path';
import { isBuiltin } from 'node:module';
import { readImports, withoutComments, type Import } from './imports.ts';

/** Source text by path from the root, `packages/rules/src/policy/policy.ts`. */
export type Sources = ReadonlyMap<string, string>;

/** What of a package may be imported: `types` is `import type` alone, a list is these names. */
type Share = 'all' | 'types' | string[];

/** Who may import what, package by package; `@hono/*` is every package of that scope. */
const TABLE: Record<string, Record<string, Share>> = {
  protocol: { zod: 'all' },
  // otpauth's TOTP reads the clock, which rules must not
  rules: { '@sallyport/protocol': 'all', otpauth: ['HOTP', 'Secret'] },
  client: { '@sallyport/protocol': 'types' },
  elements: {
    '@sallyport/protocol': 'types',
    '@sallyport/client': 'all',
    lit: 'all',
    'lean-qr': 'all',
    '@simplewebauthn/browser': 'all',
  },
  server: {
    '@sallyport/protocol': 'all',
    '@sallyport/rules': 'all',
    hono: 'all',
    '@hono/*': 'all',
    '@simplewebauthn/server': 'all',
    '@zxcvbn-ts/language-common': 'all', // a list, no part of Node
    bowser: 'all',
    'fastest-levenshtein': 'all',
    '@noble/ciphers': 'all',
    '@noble/hashes': 'all',
    'ipaddr.js': 'all',
    jose: 'all',
    'libphonenumber-js': 'all', // pure data and patterns, no part of Node
    zod: 'types',
    '#primitives': 'all', // of the server's own: an adapter on Node, and what runs anywhere elsewhere
    unstorage: 'types', // the shape of its drivers; the drivers themselves are for adapters
  },
  mock: {
    '@sallyport/protocol': 'all',
    '@sallyport/rules': 'all',
    '@sallyport/client': 'all',
    '@sallyport/server': 'all',
    hono: 'all',
    zod: ['config'],
    msw: 'all',
    lit: 'all',
  },
  testing: { '@sallyport/rules': 'all', '@sallyport/server': 'all', '@playwright/test': 'all' },
};

/** Clean a typed code and name a device; they import nothing, and so are open to all. */
const OPEN_TO_ALL = ['@sallyport/protocol/code-text', '@sallyport/protocol/device-name'];
const OPEN_TO_ALL_FILES = ['packages/protocol/src/code-text.ts', 'packages/protocol/src/device-name.ts'];

/** The server's edge: it alone knows Node, and what each adapter is made for. */
const EDGE = /^server\/src\/(adapters\/(?!memory\/)|cli\/|(main|node|open-ports)\.ts$)/;
/** What a tab runs on in place of a storage: adapters that know nothing of Node, and the entry that exports them. */
const MEMORY = /^server\/src\/(adapters\/memory\/|memory\.ts$)/;
const DEMO = /^server\/src\/demo(\.ts$|\/)/;
const MAIN = 'server/src/main.ts';
/** The server says which version it is. */
const MANIFEST = 'server/package.json';

/** The rooms of the elements, from the ground up: each may stand on those before it. */
const ROOMS = ['messages', 'theme', 'base', 'controllers', 'passkeys', 'parts', 'steps', 'flow', 'panels', 'session'];
/** How high a file stands among them; -1 where it is in none. */
const roomOf = (file: string): number => ROOMS.indexOf(/^packages\/elements\/src\/(\w+)\//.exec(file)?.[1] ?? '');

/** Registers elements: at once those that pages name, and a step when it is first shown. */
const REGISTRATION = /^packages\/(elements\/src\/(base\/define|register-as)|mock\/src\/panel)\.ts$/;

/** What must not be written, and where. */
const BANS: { where: RegExp; but?: RegExp; what: RegExp; why: string }[] = [
  {
    where: /^packages\//,
    but: REGISTRATION,
    what: /customElements\s*\.\s*define\b|@customElement\(/,
    why: 'registers an element, which importing a class must not do',
  },
  {
    where: /^packages\/elements\//,
    what: /[\s"']style=|\bstyleMap\b|<style\b/,
    why: 'sets a style in a template, which a strict content security policy forbids',
  },
  {
    where: /^packages\/elements\//,
    what: /\bunsafe(HTML|SVG|Static|MathML)\b|\b(inner|outer)HTML\b|\binsertAdjacentHTML\b/,
    why: 'turns text into markup',
  },
  {
    where: /^server\/src\//,
    but: EDGE,
    what: /(?<![.\w])(process\.|Buffer\b|setImmediate\b|NodeJS\.)/,
    why: 'is known to Node alone',
  },
  { where: /^(packages|server)\//, what: /\beval\s*\(|\bnew Function\s*\(/, why: 'turns text into code' },
];

/** Everything in these files that breaks the architecture, a sentence each. */
export function findViolations(sources: Sources): string[] {
  const imports = new Map([...sources].map(([file, source]) => [file, readImports(file, source)]));
  return [
    ...[...imports].flatMap(([file, list]) => list.flatMap((it) => importViolation(file, it) ?? [])),
    ...[...sources].flatMap(([file, source]) => textViolations(file, source)),
    ...cycles(imports),
  ];
}

const workspaceOf = (file: string) => /^(?:packages\/)?([^/]+)\//.exec(file)?.[1] ?? '';
const isRelative = (specifier: string) => specifier.startsWith('.');
const resolve = (file: string, specifier: string) => posix.join(posix.dirname(file), specifier);
const packageOf = (specifier: string) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

function importViolation(file: string, { specifier, typeOnly, names }: Import): string | undefined {
  const broken = (why: string) => `${file} imports ${specifier}: ${why}`;
  if (OPEN_TO_ALL_FILES.includes(file)) return broken('this file is open to all and imports nothing');
  const workspace = workspaceOf(file);

  if (isRelative(specifier)) {
    const target = resolve(file, specifier);
    if (target === MANIFEST && EDGE.test(file)) return undefined;
    if (workspaceOf(target) !== workspace || !target.includes('/src/'))
      return broken('other packages go by their name');
    if (EDGE.test(target) && !typeOnly && !EDGE.test(file)) return broken("the server's edge, of Node");
    if (MEMORY.test(target) && !typeOnly && !EDGE.test(file) && !MEMORY.test(file))
      return broken('an adapter, which comes in by the ports');
    if (DEMO.test(target) && !DEMO.test(file) && file !== MAIN) return broken('main.ts alone knows the demo');
    if (!typeOnly && roomOf(file) >= 0 && roomOf(target) > roomOf(file))
      return broken('a room that stands on this one');
    return undefined;
  }
  if (OPEN_TO_ALL.includes(specifier)) return undefined;

  const name = packageOf(specifier);
  const isOwn = name.startsWith('@sallyport/');
  if (EDGE.test(file) && !isOwn) return undefined;
  const share = TABLE[workspace]?.[name] ?? TABLE[workspace]?.[name.replace(/\/.*/, '/*')];
  if (!share) return broken(isBuiltin(specifier) ? 'a part of Node' : `not among what ${workspace} may import`);
  if (share === 'types' && !typeOnly) return broken('its types alone may be imported (`import type`)');
  const forbidden = Array.isArray(share) ? names.filter((it) => !share.includes(it)) : [];
  return forbidden.length ? broken(`${forbidden.join(', ')} may not be used`) : undefined;
}

function textViolations(file: string, source: string): string[] {
  const code = withoutComments(file, source);
  return BANS.filter(({ where, but, what }) => where.test(file) && !but?.test(file) && what.test(code)).map(
    ({ what, why }) => `${file} has ${what.exec(code)?.[0].trim()}: ${why}`,
  );
}

/** Circles among the files of a package. Types don't count: they are gone before anything runs. */
function cycles(imports: ReadonlyMap<string, Import[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, trail: string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) found.push(`${[...trail.slice(start), file].join(' -> ')}: a circle`);
    if (start >= 0 || done.has(file)) return;
    for (const { specifier, typeOnly } of imports.get(file) ?? []) {
      if (!typeOnly && isRelative(specifier)) visit(resolve(file, specifier), [...trail, file]);
    }
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return found;
}
