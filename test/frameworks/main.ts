import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { promisify } from 'node:util';
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

/** So many are installed and built at a time: much of it is waiting for a registry. */
const AT_A_TIME = 2;

const queue = [...chosen(process.argv.slice(2))];
const work = async () => {
  for (let app = queue.shift(); app !== undefined; app = queue.shift()) {
    const started = Date.now();
    for (const line of await tryOut(app)) console.log(`${app}: ${line}`);
    console.log(`${app}: took ${Math.round((Date.now() - started) / 1000)} s`);
  }
};
await Promise.all(Array.from({ length: AT_A_TIME }, work));

/**
 * Installs the packed packages into a fresh folder for each framework, as whoever uses them does, builds an app of it
 * there and drives that in Chromium; a program without a page says itself what holds. `npm run pack` makes the
 * packages.
 *
 * @returns What holds, a line each.
 * @throws {Error} where something doesn't, with what was said of it.
 */
async function tryOut(app: string): Promise<string[]> {
  const folder = root(`.cache/frameworks/${app}`);
  const run = (command: string, ...args: string[]) => said(app, promisify(execFile)(command, args, { cwd: folder }));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(root(`test/frameworks/${app}`), folder, { recursive: true });
  cpSync(root('test/frameworks/shared'), `${folder}/src/shared`, { recursive: true });
  cpSync(root('packed'), `${folder}/packed`, { recursive: true });
  await run('npm', 'ci', '--silent', '--prefer-offline', '--no-audit', '--no-fund');
  writeFiles(`${folder}/src/docs`, documentedFor(app));
  if (app === FOR_NONE) await run('sh', '-e', 'src/docs/install.sh');
  await run('npm', 'run', 'build', '--silent');
  const isPage = existsSync(`${folder}/index.html`);
  return isPage ? drive(folder) : (await run('npm', 'start', '--silent')).trim().split('\n');
}

/** What a command printed; where it failed, that is said, with the app's name. */
async function said(app: string, command: Promise<{ stdout: string }>): Promise<string> {
  try {
    return (await command).stdout;
  } catch (error) {
    const { message, stdout = '' } = error as Error & { stdout?: string };
    throw new Error(`${app}: ${message}\n${stdout}`, { cause: error });
  }
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
