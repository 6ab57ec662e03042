import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FullConfig } from '@playwright/test';
import { buildDrawScript } from './draw-script.ts';
import { beginKeeping, KEPT, keptBrowser, PICTURES } from './kept-pictures.ts';
import { wantedLooks } from './looks.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Another version of the browser draws text otherwise. The pictures are then taken anew, by the browser that is here,
 * from the commit that last changed them, and those are compared with.
 */
export default async function setUp({ updateSnapshots, projects }: FullConfig): Promise<void> {
  await buildDrawScript();
  const { executablePath } = projects[0]!.use.launchOptions!;
  const said = execFileSync(executablePath!, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const browser = said.match(/^\S+ [\d.]+/)![0];
  const looks = wantedLooks();
  if (updateSnapshots === 'all') for (const look of looks) beginKeeping(look, browser);
  else if (looks.some((look) => keptBrowser(look) !== browser)) process.env[PICTURES] = takenAnew(browser, looks);
}

/** The folder of the pictures that this browser takes from the code that the kept ones are of. */
function takenAnew(browser: string, looks: readonly string[]): string {
  const run = (program: string, args: string[], cwd = ROOT) =>
    execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 2] }).trim();
  const commit = run('git', ['log', '-1', '--format=%H', '--', KEPT]);
  if (!commit) throw new Error(`No commit has pictures of ${looks.join(' and ')} by ${browser}, or by another.`);
  const copy = join(ROOT, '.cache/pictures', [commit, browser, ...looks].join('-').replaceAll(' ', '-'));
  const done = join(copy, 'done');
  const pictures = join(copy, 'test/pictures/kept');
  if (existsSync(done)) return pictures;
  console.log(`The pictures are by another browser: ${browser} takes them anew, from ${commit.slice(0, 7)}.`);
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  run('git', ['archive', '--output', join(copy, 'copy.tar'), commit]);
  run('tar', ['-xf', 'copy.tar'], copy);
  run('npm', ['ci', '--prefer-offline', '--no-audit'], copy);
  run('npm', ['run', 'pictures'], copy);
  writeFileSync(done, '');
  return pictures;
}
