import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const BUILT = fileURLToPath(new URL('../../../server/bin/built.mjs', import.meta.url));

describe('the program that runs', () => {
  let folder = '';
  /** Writes a file as it was at a second. */
  const write = (path: string, second: number) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
    utimesSync(file, second, second);
  };
  const built = async (): Promise<string | undefined> => {
    const copy = join(folder, 'server/bin/built.mjs');
    cpSync(BUILT, copy);
    return (await import(pathToFileURL(copy).href)).built('main');
  };
  const program = () => join(folder, 'server/program/main.js');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-'));
    write('server/src/main.ts', 100);
    write('packages/rules/src/flow/decision.ts', 100);
    write('packages/protocol/src/index.ts', 100);
    write('package-lock.json', 100);
    for (const source of ['server/src', 'packages/rules/src/flow', 'packages/rules/src', 'packages/protocol/src'])
      utimesSync(join(folder, source), 100, 100);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is none before it is built', async () => {
    expect(await built()).toBeUndefined();
  });

  it('is the built one where every source is older', async () => {
    write('server/program/main.js', 101);
    expect(await built()).toBe(program());
  });

  it('is not the built one once a source changed, of another package too', async () => {
    write('server/program/main.js', 101);
    write('packages/rules/src/flow/decision.ts', 102);
    expect(await built()).toBeUndefined();
  });

  it('is not the built one once a library changed, which is in it too', async () => {
    write('server/program/main.js', 101);
    write('package-lock.json', 102);
    expect(await built()).toBeUndefined();
  });

  it('is not the built one once a source is gone', async () => {
    write('packages/rules/src/flow/gone.ts', 100);
    utimesSync(join(folder, 'packages/rules/src/flow'), 100, 100);
    write('server/program/main.js', 101);
    rmSync(join(folder, 'packages/rules/src/flow/gone.ts'));
    expect(await built()).toBeUndefined();
  });

  it('is the built one in an installed package, which has no source', async () => {
    rmSync(join(folder, 'server/src'), { recursive: true });
    rmSync(join(folder, 'packages'), { recursive: true });
    rmSync(join(folder, 'package-lock.json'));
    write('server/program/main.js', 99);
    expect(await built()).toBe(program());
  });
});
