import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { root } from '../../build/root.ts';
import { blocksOf, writeFiles } from '../support/docs/blocks.ts';
import { drive } from './drive.ts';

/** Each is built by a toolchain of its own, with its own TypeScript. */
const APPS = readdirSync(root('test/frameworks')).filter((it) =>
  existsSync(root(`test/frameworks/${it}/package.json`)),
);

/** What the frontend documentation writes is taken at its word: in an app of its framework, else in that of none. */
const WRITTEN_FOR: Record<string, string> = { tsx: 'react', vue: 'vue' };
const FOR_NONE = 'plain';

/**
 * Installs the packed packages into a fresh folder for each framework, as whoever uses them does, builds an app of it
 * there and drives that in Chromium; a program without a page says itself what holds. `npm run pack` makes the
 * packages.
 */
for (const app of chosen(process.argv.slice(2))) {
  const folder = root(`.cache/frameworks/${app}`);
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(root(`test/frameworks/${app}`), folder, { recursive: true });
  cpSync(root('test/frameworks/shared'), `${folder}/src/shared`, { recursive: true });
  cpSync(root('packed'), `${folder}/packed`, { recursive: true });
  run('npm', 'ci', '--silent', '--no-audit', '--no-fund');
  writeFiles(`${folder}/src/docs`, documentedFor(app));
  if (app === FOR_NONE) run('sh', '-e', 'src/docs/install.sh');
  run('npm', 'run', 'build', '--silent');
  const isPage = existsSync(`${folder}/index.html`);
  const held = isPage ? await drive(folder) : run('npm', 'start', '--silent').trim().split('\n');
  for (const line of held) console.log(`${app}: ${line}`);
}

/** The blocks of the documentation that an app has. */
function documentedFor(app: string): Map<string, string> {
  const all = [...blocksOf('docs/frontend.md')];
  return new Map(all.filter(([name]) => (WRITTEN_FOR[name.split('.').at(-1)!] ?? FOR_NONE) === app));
}

/** The apps that are named; all of them by `--all`, or where none is. */
function chosen(args: readonly string[]): readonly string[] {
  const names = args.filter((it) => it !== '--all');
  const unknown = names.filter((it) => !APPS.includes(it));
  if (unknown.length > 0) throw new Error(`There is no app ${unknown.join(', ')}: there are ${APPS.join(', ')}.`);
  return names.length > 0 && names.length === args.length ? names : APPS;
}
