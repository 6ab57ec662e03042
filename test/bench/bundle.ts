import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const outDir = fileURLToPath(new URL('../../.cache/bench/bundle', import.meta.url));

/** What has a part in machine code, or is loaded where it is used alone: it stays where npm put it. */
const external = [
  '@node-rs/argon2',
  '@node-rs/bcrypt',
  '@photostructure/sqlite',
  '@simplewebauthn/server', // its own parts have to be loaded in their order
  'ioredis',
  'nodemailer',
  'pg',
];

let built: Promise<string> | undefined;

/** The program of a subject's process in JavaScript, made once for a run: it needs no loader of TypeScript. */
export function bundledChild(): Promise<string> {
  built ??= build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true, external },
    build: { ssr: 'test/bench/child.ts', outDir, emptyOutDir: true, target: 'node20', minify: false },
  }).then(() => `${outDir}/child.js`);
  return built;
}
