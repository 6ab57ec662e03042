import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { root } from '../../build/root.ts';
import { takeServerParts } from '../../build/pack/server-parts.ts';

let folder: string;
beforeEach(() => {
  mkdirSync(root('.cache'), { recursive: true });
  folder = mkdtempSync(root('.cache/parts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

it('a package for pages takes what it uses of the backend, and none of its databases', () => {
  write({
    'mock/panel/records.d.ts': `import type { KeptMessage } from '@sallyport/server/memory';`,
    'mock/backend.js': `import { createApp } from '@sallyport/server';\nimport { Hono } from 'hono';`,
    'server/index.js': `export { createApp } from './app.js';`,
    'server/index.d.ts': `export { createApp } from './app.ts';\nexport type { Log } from './ports/log.ts';`,
    'server/app.js': `import { SignJWT } from 'jose';\nimport { primitives } from '#primitives';`,
    'server/app.d.ts': `export declare const createApp: () => void;`,
    'server/ports/log.d.ts': `export interface Log {}`,
    'server/memory.d.ts': `export type { KeptMessage } from './adapters/outbox.ts';`,
    'server/memory.js': `export {};`,
    'server/adapters/outbox.d.ts': `export interface KeptMessage {}`,
    'server/adapters/sqlite.js': `import { DatabaseSync } from '@photostructure/sqlite';`,
    'server/adapters/node-primitives.js': `import { hash } from 'node:crypto';`,
    'server/crypto/primitives.js': `import { sha256 } from '@noble/hashes/sha2.js';`,
  });
  const { dependencies, imports } = takeServerParts(join(folder, 'mock'), join(folder, 'server'));
  expect(Object.keys(dependencies)).toEqual(['@noble/hashes', 'jose']);
  expect(imports).toEqual({
    '#primitives': {
      node: './src/server/adapters/node-primitives.ts',
      default: './src/server/crypto/primitives.ts',
    },
  });
  expect(read('mock/backend.js')).toContain(`from './server/index.js'`);
  expect(read('mock/backend.js')).toContain(`from 'hono'`);
  expect(read('mock/panel/records.d.ts')).toContain(`from '../server/memory.js'`);
  for (const path of ['app.js', 'ports/log.d.ts', 'adapters/outbox.d.ts', 'crypto/primitives.js'])
    expect(read(`mock/server/${path}`)).toBe(read(`server/${path}`));
  expect(() => read('mock/server/adapters/sqlite.js')).toThrow();
});
