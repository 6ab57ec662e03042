import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { root } from '../../build/root.ts';
import { drive } from './drive.ts';

/** Each is built by a toolchain of its own, with its own TypeScript. */
const APPS = ['react', 'vue'];

/**
 * Installs the packed packages into a fresh folder for each framework, as whoever uses them does, builds an app of it
 * there and drives that in Chromium. `npm run pack` makes the packages.
 */
for (const app of process.argv.length > 2 ? process.argv.slice(2) : APPS) {
  const folder = root(`.cache/frameworks/${app}`);
  const run = (command: string, ...args: string[]) => {
    execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(root(`test/frameworks/${app}`), folder, { recursive: true });
  cpSync(root('test/frameworks/shared'), `${folder}/src/shared`, { recursive: true });
  cpSync(root('packed'), `${folder}/packed`, { recursive: true });
  run('npm', 'ci', '--silent', '--no-audit', '--no-fund');
  run('npm', 'run', 'build', '--silent');
  for (const held of await drive(folder)) console.log(`${app}: ${held}`);
}
