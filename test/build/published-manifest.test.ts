import { describe, expect, it } from 'vitest';
import { pieces } from '../../build/pack/pieces.ts';
import { publishedManifest } from '../../build/pack/published-manifest.ts';

const WORKSPACE = {
  name: '@sallyport/server',
  version: '0.1.0',
  private: true,
  exports: { '.': './src/index.ts', './guard': './src/guard.ts' },
  imports: { '#primitives': { node: './src/adapters/node.ts', default: './src/crypto/primitives.ts' } },
  sideEffects: ['./src/define.ts'],
  dependencies: { hono: '4.13.19', tsx: '4.23.15' },
  devDependencies: { unstorage: '1.17.6' },
};

describe('what package.json says of a published package', () => {
  const published = publishedManifest(WORKSPACE, {
    more: { './code-field': './src/pieces/code-field.ts' },
    files: ['bin', 'tokens.json'],
  });

  it('names compiled files and their types, types first', () => {
    expect(published).toMatchObject({
      types: './lib/index.d.ts',
      exports: {
        '.': { types: './lib/index.d.ts', default: './lib/index.js' },
        './guard': { types: './lib/guard.d.ts', default: './lib/guard.js' },
        './code-field': { types: './lib/pieces/code-field.d.ts', default: './lib/pieces/code-field.js' },
      },
      imports: { '#primitives': { node: './lib/adapters/node.js', default: './lib/crypto/primitives.js' } },
      files: ['lib', 'bin', 'tokens.json'],
    });
    expect(JSON.stringify(published)).not.toMatch(/src\/|[^d]\.ts/);
  });

  it('lets tools import its data, such as the design tokens', () => {
    expect(published).toMatchObject({
      exports: { './package.json': './package.json', './tokens.json': './tokens.json' },
    });
    expect(published).not.toHaveProperty(['exports', './bin']);
  });

  it('keeps a bundler from dropping what registers an element', () => {
    expect(published).toMatchObject({ sideEffects: ['./lib/define.js', './lib/pieces/code-field.js'] });
  });

  it('stays private, and leaves out what runs or tests the sources', () => {
    expect(published).toMatchObject({ private: true, dependencies: { hono: '4.13.19' } });
    expect(JSON.stringify(published)).not.toMatch(/tsx|unstorage/);
  });
});

it('a package that has parts of the backend depends on what those need, and not on the backend', () => {
  const mock = { ...WORKSPACE, dependencies: { '@sallyport/server': '0.1.0', lit: '3.3.3' }, imports: undefined };
  expect(
    publishedManifest(mock as never, {
      dependencies: { jose: '6.2.17' },
      imports: { '#primitives': { default: './src/server/crypto/primitives.ts' } },
    }),
  ).toMatchObject({
    dependencies: { lit: '3.3.3', jose: '6.2.17' },
    imports: { '#primitives': { default: './lib/server/crypto/primitives.js' } },
  });
});

describe('an element by itself', () => {
  const element = (path: string, name: string, tagName: string) => ({ path, declarations: [{ name, tagName }] });
  const [piece, ...others] = pieces({
    modules: [
      element('src/parts/sally-code-field.ts', 'SallyCodeField', 'sally-code-field'),
      element('src/steps/code-step.ts', 'SallyCodeStep', 'sally-code-step'),
      { path: 'src/parts/rows.ts', declarations: [{ name: 'rows' }] },
    ],
  });

  it('has an entry that registers it and exports its class', () => {
    expect(piece).toMatchObject({ name: 'code-field' });
    expect(piece?.script).toContain(`import { SallyCodeField } from '../parts/sally-code-field.js';`);
    expect(piece?.script).toContain('define(SallyCodeField);\ntellTaken(SallyCodeField);');
  });

  it('is none that a flow alone shows', () => {
    expect(others).toEqual([]);
  });
});
