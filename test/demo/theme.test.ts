import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { compile } from 'tailwindcss';
import { describe, expect, it } from 'vitest';
import { addressOf, presetOf, readAddress } from '../../demo/theme/address.ts';
import { contrastOf, hexOf, nearestThatPasses } from '../../demo/theme/colour.ts';
import { failing, judge } from '../../demo/theme/contrast-pairs.ts';
import { toCss, toTailwind } from '../../demo/theme/css-text.ts';
import { fromCss } from '../../demo/theme/from-css.ts';
import { fromTokens } from '../../demo/theme/from-tokens.ts';
import { presets } from '../../demo/theme/presets.ts';
import { COLOURS, OTHERS, PROPERTIES, type ColourName, type Kind } from '../../demo/theme/properties.ts';
import { colourOf, NOTHING_SET, themeOf, withSetting, type Theme } from '../../demo/theme/theme.ts';
import { toServerSettings } from '../../demo/theme/server-settings.ts';
import { toTokens } from '../../demo/theme/to-tokens.ts';
import { readValue } from '../../demo/theme/values.ts';
import { readBrandSettings } from '../../server/src/brand-settings.ts';

const colour = fc.integer({ min: 0, max: 0xffffffff }).map((bits) => hexOf(`#${bits.toString(16).padStart(8, '0')}`)!);
const length = fc
  .tuple(fc.integer({ min: 0, max: 99_999 }), fc.constantFrom('px', 'rem'))
  .map(([size, unit]) => size / 1000 + unit);
const shadow = fc
  .tuple(fc.boolean(), fc.integer({ min: -9, max: 9 }), length, length, length, colour)
  .map(([inset, x, ...rest]) => `${inset ? 'inset ' : ''}${x}px ${rest.join(' ')}`);

const VALUES: Record<Kind, fc.Arbitrary<string>> = {
  colour,
  length,
  number: fc.integer({ min: 25, max: 400 }).map((hundredths) => String(hundredths / 100)),
  weight: fc.integer({ min: 1, max: 1000 }).map(String),
  family: fc
    .array(fc.constantFrom('Inter', "'Helvetica Neue'", 'sans-serif', "'A, (b) {c}'", "'8bit'"), { minLength: 1 })
    .map((names) => names.join(', ')),
  case: fc.constantFrom('none', 'uppercase', 'lowercase', 'capitalize'),
  line: fc.constantFrom('none', 'underline'),
  time: fc.integer({ min: 0, max: 9999 }).map((time) => `${time}ms`),
  shadow: fc.array(shadow, { maxLength: 3 }).map((all) => all.join(', ') || 'none'),
};

/** Any theme that the page can be brought to. */
const themes: fc.Arbitrary<Theme> = fc
  .record({
    colours: fc.dictionary(fc.constantFrom(...COLOURS.map(({ name }) => name)), fc.tuple(colour, colour)),
    others: fc.record(Object.fromEntries(OTHERS.map(({ name, kind }) => [name, VALUES[kind]])), { requiredKeys: [] }),
  })
  .map(({ colours, others }) => {
    const { theme, problems } = themeOf([
      ...Object.entries(colours).flatMap(([name, [light, dark]]) => [
        { name, text: light, scheme: 'light' as const },
        { name, text: dark, scheme: 'dark' as const },
      ]),
      ...Object.entries(others).map(([name, text]) => ({ name, text: text! })),
    ]);
    expect(problems).toEqual([]);
    return theme;
  });

const isSomething = ({ colours, others }: Theme) => Object.keys({ ...colours, ...others }).length > 0;

describe('a theme', () => {
  it('gives the server the accent that its mails have', () => {
    fc.assert(
      fc.property(themes, (theme) => {
        const [name, value] = toServerSettings(theme).trim().split('=');
        const { accent } = readBrandSettings({ [name!]: value }, new URL('https://auth.example.com'));
        expect(accent).toBe(colourOf(theme, 'light', 'accent').slice(0, 7));
      }),
    );
  });

  it.each([
    ['CSS', (theme: Theme) => fromCss(toCss(theme))],
    ['Tailwind', (theme: Theme) => fromCss(toTailwind(theme))],
    ['design tokens', (theme: Theme) => fromTokens(toTokens(theme))],
    ['a link', (theme: Theme) => readAddress(addressOf(theme, ''))],
  ])('comes back from %s as it went', (_, thereAndBack) => {
    fc.assert(
      fc.property(themes.filter(isSomething), (theme) => {
        expect(thereAndBack(theme)).toEqual({ theme, problems: [] });
      }),
      { numRuns: 25 },
    );
  });

  it('has the properties of the elements', () => {
    const documented = readFileSync('packages/elements/src/flow/sally-login.ts', 'utf8').matchAll(
      /@cssprop \[--sally-([a-z-]+)/g,
    );
    expect(PROPERTIES.map(({ name }) => name).sort()).toEqual([...documented].map(([, name]) => name!).sort());
  });

  it('needs accent, surface and text alone: what they leave out follows', () => {
    const { theme } = fromCss('--sally-accent: #ffd60a; --sally-surface: #0b1f3a; --sally-text: #f5e9d0');
    const of = (name: ColourName) => colourOf(theme, 'light', name);
    expect([of('link'), of('field')]).toEqual(['#ffd60a', '#0b1f3a']);
    expect(contrastOf(of('muted'), '#0b1f3a')).toBeGreaterThan(4.5);
    expect(contrastOf(of('border'), '#0b1f3a')).toBeGreaterThan(3);
  });

  it('has text on its buttons that is read, whatever the accent', () => {
    fc.assert(
      fc.property(colour, (accent) => {
        const theme = withSetting(NOTHING_SET, { name: 'accent', text: accent.slice(0, 7) }) as Theme;
        const onAccent = colourOf(theme, 'light', 'on-accent');
        expect(contrastOf(onAccent, accent.slice(0, 7))).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 50, examples: [['#e60000ff'], ['#0070f8ff']] },
    );
  });

  it('keeps the other scheme as it is when a colour is set in one, and forgets what is emptied', () => {
    const dark = withSetting(NOTHING_SET, { name: 'accent', text: 'rebeccapurple', scheme: 'dark' }) as Theme;
    expect(dark.colours.accent).toEqual({ light: '#1f55d6', dark: '#663399' });
    expect(withSetting(dark, { name: 'accent', text: ' ' })).toEqual(NOTHING_SET);
  });
});

describe('a preset', () => {
  it.each(presets)('passes in every pair, is written as values are, and has a short link: $id', ({ id, theme }) => {
    const failed = failing(judge(theme)).map(({ pair, scheme }) => `${pair.label}, ${scheme}: ${pair[scheme].ratio}`);
    expect(failed).toEqual([]);
    const values = [
      ...Object.entries(theme.others),
      ...Object.entries(theme.colours).flatMap(
        ([name, pair]) =>
          [
            [name, pair.light],
            [name, pair.dark],
          ] as const,
      ),
    ];
    expect(
      values.filter(([name, value]) => readValue(PROPERTIES.find((it) => it.name === name)!.kind, value) !== value),
    ).toEqual([]);
    expect(addressOf(theme, '?lang=ar&accent=000000')).toBe(id === 'neutral' ? '?lang=ar' : `?lang=ar&preset=${id}`);
    expect(readAddress(`?preset=${id}`)).toEqual({ theme, problems: [] });
  });
});

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#1f55d6', '#ffffff', 6.29],
    ['#00000080', '#ffffff', 3.98],
  ])('of %s on %s is %d', (one, other, ratio) => {
    expect(contrastOf(one, other)).toBeCloseTo(ratio, 1);
  });

  it('has a nearest colour that passes, never farther than black or white', () => {
    fc.assert(
      fc.property(colour, colour, fc.constantFrom(3, 4.5), (one, other, least) => {
        const ground = other.slice(0, 7);
        const nearest = nearestThatPasses(one, () => [ground], least)!;
        expect(contrastOf(nearest, ground)).toBeGreaterThanOrEqual(least);
      }),
      { numRuns: 10 },
    );
    expect(nearestThatPasses('#777777', () => ['#ffffff', '#000000'], 7)).toBeUndefined();
  });

  it.each([
    ['muted', 'Muted text'],
    ['warning', 'Warning'], // it lies on a ground of its own colour
  ])('of %s that is too light fails in that scheme alone, and what is nearest mends it', (name, label) => {
    const { theme } = fromCss(`--sally-${name}: light-dark(#999, #ffcf70)`);
    const [failed, ...others] = failing(judge(theme));
    expect([failed?.pair.label, failed?.scheme, others]).toEqual([label, 'light', []]);
    const mended = withSetting(theme, { name, text: failed!.pair.light.nearest!, scheme: 'light' }) as Theme;
    expect(failing(judge(mended))).toEqual([]);
  });
});

describe('CSS that is pasted', () => {
  it.each([
    ['', 'There is no custom property in it.'],
    ['p { color: red }', 'There is no custom property in it.'],
    [':root { --sally-accent: #123', 'Line 1 isn’t CSS: Unclosed block.'],
    ['--sally-colour: red', 'There is no property “--sally-colour”.'],
    ['--sally-accent: blau', '“blau” isn’t a colour, such as #1f55d6: --sally-accent.'],
    ['--sally-radius: 50%', '“50%” isn’t a length in px or rem, such as 4px: --sally-radius.'],
    ['--a: 1; --b: 2', 'Not used: --a, --b.'],
    ['.dark { --sally-radius: 0 }', '--sally-radius can’t be another in the dark.'],
    [
      '--a: var(--b); --b: var(--a); --sally-accent: var(--a)',
      '“var(--a)” isn’t a colour, such as #1f55d6: --sally-accent.',
    ],
  ])('and is wrong is told of what: %.60j', (text, problem) => {
    expect(fromCss(text)).toEqual({ theme: NOTHING_SET, problems: [problem] });
  });

  it('may be that of Bootstrap, of shadcn or of Web Awesome, with its dark', () => {
    const { theme } = fromCss(readFileSync('node_modules/bootstrap/dist/css/bootstrap.css', 'utf8'));
    expect(theme.colours).toMatchObject({
      accent: { light: '#0d6efd' },
      surface: { light: '#ffffff', dark: '#212529' },
    });
    expect(theme.others).toMatchObject({ radius: '0.375rem', font: expect.stringContaining("'Segoe UI'") as string });
    expect(
      fromCss(`:root { --primary: oklch(0.205 0 0); --radius: 0.625rem; --card: var(--white); --white: 0 0% 100% }
        .dark { --primary: oklch(0.922 0 0); }`).theme,
    ).toEqual({
      colours: { accent: { light: '#171717', dark: '#e5e5e5' }, surface: { light: '#ffffff', dark: '#ffffff' } },
      others: { radius: '0.625rem' },
    });
    expect(
      fromCss(`:where(:root), .wa-light, .wa-dark .wa-invert { --wa-color-surface-default: white }
        .wa-dark, .wa-invert { --wa-color-surface-default: #101219 }`).theme.colours.surface,
    ).toEqual({ light: '#ffffff', dark: '#101219' });
  });
});

describe('a file of tokens that is pasted', () => {
  const token = (value: unknown, type = 'color') =>
    JSON.stringify({ sally: { $type: type, accent: { $value: value } } });
  it.each([
    ['{', /^This isn’t JSON: /],
    ['[]', /^There is no design token in it\.$/],
    ['{"name": "x"}', /^There is no design token in it\.$/],
    [token(7), /^The value of the token “sally.accent” can’t be read\.$/],
    [token('{sally.accent}'), /^The value of the token “sally.accent” can’t be read\.$/],
    [token({ colorSpace: 'srgb', components: [1, 2] }), /can’t be read/],
    ['{"sally": {"colour": {"$type": "color", "$value": "#fff"}}}', /^There is no property “--sally-colour”\.$/],
    ['{"brand": {"red": {"$type": "color", "$value": "#f00"}}}', /^Not used: brand\.red\.$/],
    [`${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}`, /^It is nested too deep: more than 32 levels\.$/],
    [`${'['.repeat(9000)}${']'.repeat(9000)}`, /^It is nested too deep/],
    [`${'{"a":'.repeat(31)}{"$value": 1}${'}'.repeat(31)}`, /^Not used: a\./],
    ['{"resolutionOrder": [{"$ref": "#/sets/x"}, 7, null]}', /isn’t in this file/],
    [
      '{"sets": {"a": {"sources": [{"$ref": "a.json"}]}}, "resolutionOrder": [{"$ref": "#/sets/a"}]}',
      /“a.json” isn’t in/,
    ],
  ])('and is wrong is told of what: %j', (text, problem) => {
    const found = fromTokens(text);
    expect(found.theme).toEqual(NOTHING_SET);
    expect(found.problems[0]).toMatch(problem);
  });

  it('may have groups, aliases and other spaces of colour', () => {
    const file = {
      palette: { $type: 'color', night: { $value: { colorSpace: 'oklch', components: [0.205, 0, 'none'] } } },
      brand: {
        accent: { $value: '{palette.night}' },
        radius: { $type: 'dimension', $value: { value: 4, unit: 'px' } },
      },
      type: { 'heading-weight': { $type: 'fontWeight', $value: 'semi-bold' } },
    };
    expect(fromTokens(JSON.stringify(file)).theme).toEqual({
      colours: { accent: { light: '#171717', dark: '#171717' } },
      others: { radius: '4px', 'heading-weight': '600' },
    });
  });

  it('may name in its sets what each scheme has in its own colour', () => {
    const colour = (hex: string) => ({ $type: 'color', $value: hex });
    const file = {
      sets: {
        base: { sources: [{ sally: { accent: { $value: '{brand.blue}' }, link: { $value: '{sally.accent}' } } }] },
      },
      modifiers: {
        scheme: {
          contexts: {
            light: [{ brand: { blue: colour('#1f55d6') } }],
            dark: [{ brand: { blue: colour('#9db8ff') } }],
          },
        },
      },
      resolutionOrder: [{ $ref: '#/sets/base' }, { $ref: '#/modifiers/scheme' }],
    };
    const both = { light: '#1f55d6', dark: '#9db8ff' };
    const { colours } = fromTokens(JSON.stringify(file)).theme;
    expect(colours).toEqual({ accent: both, link: both });
  });
});

describe('whatever is pasted or linked', () => {
  const json = fc.jsonValue({ maxDepth: 4 });
  const group = fc.record({ $type: json, $value: json, $extensions: json, accent: json }, { requiredKeys: [] });
  const file = fc.record({ sally: fc.oneof(group, fc.record({ accent: group, shadow: group })), brand: json });
  const sources = fc.array(fc.oneof(json, file, fc.constant({ $ref: '#/sets/a' })), { maxLength: 3 });
  const resolver = fc.record({
    sets: fc.record({ a: fc.record({ sources }) }),
    modifiers: fc.record({ b: fc.record({ contexts: fc.record({ light: sources, dark: sources }) }) }),
    resolutionOrder: fc.shuffledSubarray([
      { $ref: '#/sets/a' },
      { $ref: '#/modifiers/b' },
      { $ref: '#/sets' },
      null,
      7,
    ]),
  });

  const text = fc.oneof(
    fc.string(),
    fc.oneof(file, resolver).map((it) => JSON.stringify(it)),
  );

  it('is read without a fault', () => {
    fc.assert(
      fc.property(text, (it) => {
        for (const read of [fromCss, fromTokens, readAddress]) read(it);
        fromCss(`:root { --sally-accent: ${it}; --sally-font: ${it}; --sally-shadow: ${it} }`);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a link', () => {
  it('that names what does not exist is told of it, and the rest counts', () => {
    expect(readAddress('?preset=pink&accent=blau&colour=1&theme=dark&radius=4px')).toEqual({
      theme: { colours: {}, others: { radius: '4px' } },
      problems: [
        'There is no preset “pink”.',
        '“blau” isn’t a colour, such as #1f55d6: --sally-accent.',
        'There is no property “--sally-colour”.',
      ],
    });
  });

  it.each(['\n', '\r', '\f', '\0'])(
    'puts no rule of its own into the CSS of a site: %j ends no text in quotes',
    (mark) => {
      const font = `'a${mark}; } body { background: red } x { y:'`;
      const { theme, problems } = readAddress(`?${new URLSearchParams({ font }).toString()}`);
      expect(theme.others).toEqual({});
      expect(problems).toHaveLength(1);
    },
  );

  it.each(['color(srgb NaN 0 0)', 'rgb(infinity 0 0)', 'oklch(1e400 0 0)'])(
    'has no colour without end: %s',
    (accent) => {
      const { theme, problems } = readAddress(`?${new URLSearchParams({ accent }).toString()}`);
      expect([theme.colours, problems.length]).toEqual([{}, 1]);
    },
  );

  it('of a preset with a change sets the change besides', () => {
    const { theme } = readAddress('?preset=shadcn&accent=e11d48');
    expect(presetOf(theme)).toBeUndefined();
    expect(theme).toEqual({
      ...presets[3]!.theme,
      colours: { ...presets[3]!.theme.colours, accent: { light: '#e11d48', dark: '#e11d48' } },
    });
  });
});

it('Tailwind makes utilities of what it is given', async () => {
  const { build } = await compile(`${toTailwind(presets[2]!.theme)} @tailwind utilities;`);
  const css = build(['bg-sally-accent', 'rounded-sally-radius', 'shadow-sally-shadow']);
  for (const used of ['--color-sally-accent', '--radius-sally-radius', '0px 2px 4px']) expect(css).toContain(used);
  expect(css).toContain('--sally-accent: var(--color-sally-accent)');
});
