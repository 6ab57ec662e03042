import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, Logger, parse } from '@terrazzo/parser';
import { describe, expect, it } from 'vitest';
import { SHEET } from '../../build/tokens/sheet.ts';
import config from '../../build/tokens/terrazzo.config.ts';
import { textsIn } from '../../build/tokens/texts.ts';
import { fromTokens } from '../../demo/theme/from-tokens.ts';
import { COLOURS, OTHERS } from '../../demo/theme/properties.ts';
import { shadowOf } from '../../demo/theme/shadow.ts';
import { valueOf } from '../../demo/theme/standard.ts';
import { colourOf, NOTHING_SET, type Scheme } from '../../demo/theme/theme.ts';
import { sourceFiles } from '../support/tools/source-files.ts';

/** A default that stands where a property is read: brackets within it are balanced, two deep. */
const READ = /var\(--sally-([a-z-]+), ((?:[^()]|\((?:[^()]|\([^()]*\))*\))+)\)/g;
/** Of the page, of more than one weight, smaller in the panels, or of each widget by itself. */
const DEPENDS = ['font', 'heading-font', 'button-weight', 'check-radius', 'padding', 'width', 'qr-size'];

const TOKENS = 'packages/elements/src/theme/tokens.json';

const colours = new Set<string>(COLOURS.map(({ name }) => name));

/** What Terrazzo makes of a file of tokens: the files that it would write, and what each token is in CSS. */
async function terrazzo(src = readFileSync(TOKENS, 'utf8')) {
  const logger = new Logger({ level: 'error' });
  const parsed = await parse([{ filename: pathToFileURL(TOKENS), src }], { config, logger });
  let textOf = (_name: string): string => '';
  const reader = { name: 'reader', build: (hook: Parameters<typeof textsIn>[0]) => void (textOf = textsIn(hook)) };
  const plugins = [...config.plugins, reader];
  const { outputFiles } = await build(parsed.tokens, { ...parsed, config: { ...config, plugins }, logger });
  return { outputFiles, textOf };
}

describe('the file of tokens', () => {
  it('is what Terrazzo wrote the sheet of the elements from', async () => {
    const { outputFiles } = await terrazzo();
    expect(outputFiles.map(({ filename }) => fileURLToPath(new URL(filename, config.outDir)))).toEqual([SHEET]);
    expect(outputFiles[0]!.contents).toBe(readFileSync(SHEET, 'utf8'));
  });

  it('is refused where it is not by the standard of 2025.10', async () => {
    const file = readFileSync(TOKENS, 'utf8');
    const refusal = async (from: RegExp | string, to: string, why: RegExp) => {
      expect(file.replace(from, to)).not.toBe(file);
      await expect(terrazzo(file.replace(from, to))).rejects.toThrow(why);
    };
    await refusal(
      /\{\s+"colorSpace": "srgb",\s+"components": \[1, 1, 1\],\s+"hex": "#ffffff"\s+\}/,
      '"#fff"',
      /object format/,
    );
    await refusal('"{sally.accent}"', '"{sally.accents}"', /accents/);
    await refusal('"unit": "rem"', '"unit": "pt"', /pt/);
  });

  it('has each default that stands where a property is read', async () => {
    const { textOf } = await terrazzo();
    const text = (name: string) => (colours.has(name) ? textOf(name) : valueOf(name));
    const reads = sourceFiles('packages/elements/src')
      .filter((path) => !path.endsWith('/user-button-styles.ts')) // its menu lies over the page: a deeper shadow
      .flatMap((path) =>
        [...readFileSync(path, 'utf8').matchAll(READ)].map(([, name = '', text = '']) => [name, text]),
      );
    const defaults = reads.filter(([name]) => !DEPENDS.includes(name!));
    expect(defaults.length).toBeGreaterThan(10);
    const one = (name: string, value = '') =>
      // the same the other way round
      name === 'shadow' ? shadowOf(value) : value.replace(/(?<=oklab, )(.+), (.+ \d+%)(?=\)$)/, '$2, $1');
    expect(defaults.filter(([name, value]) => one(name!, value) !== one(name!, text(name!)))).toEqual([]);
    expect(readFileSync('packages/elements/src/theme/card-styles.ts', 'utf8')).toMatch(
      new RegExp(`--_width: ${valueOf('width')};[^]*--sally-padding: ${valueOf('padding')};`),
    );
  });

  it('has each default that the manifest names', () => {
    const documented = [
      ...readFileSync('packages/elements/src/flow/sally-login.ts', 'utf8').matchAll(/\[--sally-([a-z-]+)=(.+?)\]/g),
    ];
    expect(documented.length).toBeGreaterThan(8);
    for (const [, name = '', value] of documented) expect([name, valueOf(name)]).toEqual([name, value]);
  });

  it('is a resolver document that sets every property, a mixed colour to what CSS makes of it', () => {
    const { theme, problems } = fromTokens(readFileSync('packages/elements/src/theme/tokens.json', 'utf8'));
    expect(problems).toEqual([]);
    expect(OTHERS.filter(({ name }) => theme.others[name] === undefined).map(({ name }) => name)).toEqual(
      OTHERS.map(({ name }) => name).filter((name) => valueOf(name) === undefined),
    );
    for (const { name } of COLOURS) {
      const usual = (scheme: Scheme) => colourOf(NOTHING_SET, scheme, name);
      expect([name, theme.colours[name]]).toEqual([name, { light: usual('light'), dark: usual('dark') }]);
    }
  });
});
