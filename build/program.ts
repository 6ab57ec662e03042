import type { InlineConfig } from 'vite';
import { root } from './root.ts';

/** What has a part in machine code, or is loaded where it is used alone: it stays where npm put it. */
const EXTERNAL = [
  '@node-rs/argon2',
  '@node-rs/bcrypt',
  '@photostructure/sqlite',
  '@simplewebauthn/server', // its own parts have to be loaded in their order
  'ioredis',
  'nodemailer',
  'pg',
];

/**
 * Bundles a program for Node: one file is read in half the time that its some three hundred modules take.
 *
 * @param input  Its entries by name.
 */
export const bundle = (input: Record<string, string>, outDir: string): InlineConfig => ({
  configFile: false,
  root: root(''),
  logLevel: 'warn',
  ssr: { noExternal: true, external: EXTERNAL },
  build: {
    ssr: true,
    outDir,
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: { input, output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
  },
});
