import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { copyServerFiles } from '../../build/pack/server-files.ts';

it('no server is packed without its widget or its program, and what is missing is named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-'));
  const write = (file: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  };
  const pack = () => copyServerFiles(folder, join(folder, 'packed'));
  try {
    write('server/bin/sallyport.mjs');
    expect(pack).toThrow('server/program/main.js is missing: "npm run build" makes it');
    write('server/program/main.js');
    write('dist/of-a-build-that-failed.js');
    expect(pack).toThrow('dist/sallyport.js is missing');
    write('dist/sallyport.js');
    expect(pack()).toEqual(['bin', 'program', 'dist']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
