import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addToEnvFile } from '../../../server/src/cli/env-file.ts';

describe('N-02 the file of settings', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-'));
    file = join(folder, '.sallyport', 'env');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const read = () => parseEnv(readFileSync(file, 'utf8'));

  it.each([
    'a b',
    '"Acme, Inc." <no-reply@acme.test>',
    "Acme's <no-reply@acme.test>",
    `"Acme's" <no-reply@acme.test>`,
    'smtps://me:100%25#x@host',
    ' kept ',
    'a=b=c',
    String.raw`back\slash\n`,
    '$HOME',
    'two\nlines',
    '\'"`',
  ])('is read back as it was given, by its owner alone: %s', (value) => {
    expect(addToEnvFile(file, { A: value, B: 'after' })).toBe(true);
    expect(read()).toEqual({ A: value, B: 'after' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each(['\'"`\nline', ' \'"` '])('refuses what it can’t hold, and writes nothing: %j', (value) => {
    expect(() => addToEnvFile(file, { A: 'fine', B: value })).toThrow(/^B has characters/);
    expect(() => statSync(file)).toThrow('ENOENT');
  });

  it('is its owner’s alone before a secret is added to one that others could read', () => {
    addToEnvFile(file, { A: '1' });
    chmodSync(file, 0o644);
    expect(addToEnvFile(file, { B: '2' })).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('adds what isn’t there, and changes nothing that is', () => {
    addToEnvFile(file, { A: '1' });
    writeFileSync(file, 'A=1\nSECRET=x', { mode: 0o600 });
    expect(addToEnvFile(file, { A: '1' })).toBe(false);
    expect(addToEnvFile(file, { A: '1', B: '2' })).toBe(true);
    expect(read()).toEqual({ A: '1', SECRET: 'x', B: '2' });
    expect(() => addToEnvFile(file, { A: 'hunter2', C: '3' })).toThrow(/^(?!.*hunter2)A is another/);
    expect(read()).toEqual({ A: '1', SECRET: 'x', B: '2' });
  });
});
