import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The script that draws a state on the stage, in one file. */
export const DRAW = file('../../.cache/pictures/draw.js');

/** Makes it of the demo's own modules. */
export async function buildDrawScript(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: file('../../.cache/pictures'),
      emptyOutDir: false,
      lib: { entry: file('./draw.ts'), formats: ['es'], fileName: 'draw' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
}
