import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { promisify } from 'node:util';
import { root } from '../root.ts';
import { PACKAGES } from './packages.ts';
import { stage } from './stage.ts';

const PACKED = root('packed');

/**
 * Compiles every package and puts each into a tarball, as it would be published. `npm run check` has checked their
 * types: here that would take twice the time.
 */
rmSync(root('.cache/pack'), { recursive: true, force: true });
execFileSync(root('node_modules/.bin/tsc'), ['-p', root('build/pack/tsconfig.json'), '--noCheck'], {
  stdio: 'inherit',
});
rmSync(PACKED, { recursive: true, force: true });
mkdirSync(PACKED);
const packed = PACKAGES.map((folder) =>
  promisify(execFile)('npm', ['pack', '--silent', '--pack-destination', PACKED, stage(folder)]),
);
for (const { stdout } of await Promise.all(packed)) console.log(stdout.trim());
