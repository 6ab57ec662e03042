import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGES = { 'better-auth': '1.7.25' };
const PATIENCE_MS = 180_000;

/**
 * Installs the library that the project is compared with into a folder of its own, once.
 *
 * @throws Error in one line where that can't be done.
 */
export async function installBetterAuth(folder: string): Promise<void> {
  const done = join(folder, `${Object.entries(PACKAGES).flat().join('-')}.done`);
  if (existsSync(done)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: PACKAGES }));
  const npm = spawn('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts'], {
    stdio: 'ignore',
    timeout: PATIENCE_MS,
  });
  const code = await new Promise<number | null>((resolve, reject) => npm.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error('npm could not install it');
  writeFileSync(done, '');
}
