import { build } from 'vite';
import { bundle } from '../../build/program.ts';
import { root } from '../../build/root.ts';

const outDir = root('.cache/bench/bundle');

let built: Promise<string> | undefined;

/** The program of a subject's process in JavaScript, made once for a run: it needs no loader of TypeScript. */
export function bundledChild(): Promise<string> {
  built ??= build(bundle({ child: root('test/bench/child.ts') }, outDir)).then(() => `${outDir}/child.js`);
  return built;
}
