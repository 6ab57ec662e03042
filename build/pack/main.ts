import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { root } from '../root.ts';
import { PACKAGES } from './packages.ts';
import { stage } from './stage.ts';

const PACKED = root('packed');

/** Compiles every package and puts each into a tarball, as it would be published. */
rmSync(root('.cache/pack'), { recursive: true, force: true });
execFileSync(root('node_modules/.bin/tsc'), ['-p', root('build/pack/tsconfig.json')], { stdio: 'inherit' });
rmSync(PACKED, { recursive: true, force: true });
mkdirSync(PACKED);
for (const folder of PACKAGES) {
  const options = ['pack', '--silent', '--pack-destination', PACKED];
  execFileSync('npm', [...options, stage(folder)], { stdio: 'inherit' });
}
