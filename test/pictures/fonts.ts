import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

const ARABIC = 'U+0600-06FF, U+200C-200E, U+2066-2069, U+FB50-FDFF, U+FE70-FEFC';

/** Fonts that are the same on each machine. */
const FONTS = [
  { family: 'Pictures', weight: 400, file: resolve('@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2') },
  { family: 'Pictures', weight: 500, file: resolve('@fontsource/noto-sans/files/noto-sans-latin-500-normal.woff2') },
  { family: 'Pictures', weight: 600, file: resolve('@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff2') },
  {
    family: 'Pictures',
    weight: 400,
    file: resolve('@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff2'),
    range: ARABIC,
  },
  {
    family: 'Pictures',
    weight: 600,
    file: resolve('@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-600-normal.woff2'),
    range: ARABIC,
  },
  {
    family: 'Pictures mono',
    weight: 400,
    file: resolve('@fontsource/noto-sans-mono/files/noto-sans-mono-latin-400-normal.woff2'),
  },
] as const satisfies readonly { family: string; weight: number; file: string; range?: string }[];

/** The file of each font by its address. */
export const fontFiles = new Map<string, string>(FONTS.map(({ file }, index) => [`/font-${index}.woff2`, file]));

const faces = FONTS.map(
  ({ family, weight, ...font }, index) =>
    `@font-face { font-family: ${family}; font-weight: ${weight}; src: url('/font-${index}.woff2');` +
    `${'range' in font ? ` unicode-range: ${font.range};` : ''} }`,
);

/** What a page of a picture wears: these fonts, and no caret, which is there every other half second. */
export const SHEET = `${faces.join('\n')}
:root { --sally-font: Pictures; --sally-font-mono: Pictures mono; font-family: Pictures; caret-color: transparent; }`;
