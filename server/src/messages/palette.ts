import { legible } from './contrast.ts';

/**
 * The colours of the pages and mails that the server draws, `[light, dark]`: the default tokens of the elements' theme.
 * A card stands out from its page in both.
 */
const PALETTE = {
  page: ['#f6f7f9', '#101216'],
  card: ['#ffffff', '#16181d'],
  hairline: ['#e0e0e1', '#2b2d32'],
  raised: ['#f2f2f3', '#1e2026'],
  text: ['#1a1d23', '#e9ebef'],
  muted: ['#56585d', '#a3a5a9'],
  accent: ['#1f55d6', '#8fb4ff'],
  onAccent: ['#ffffff', '#10131a'],
  success: ['#1b6e3c', '#7fd99a'],
} as const satisfies Record<string, Pair>;

type Pair = readonly [light: string, dark: string];

/** A colour for each role. */
export type Palette = Readonly<Record<keyof typeof PALETTE, Pair>>;

/**
 * The palette with a site's own accent, as near to it as can be read: as text on any of the grounds, and under the
 * words on a button, which are lighter than every light ground and darker than every dark card (SC 1.4.3).
 *
 * @param accent  `#rrggbb`; without one the default palette.
 */
export function paletteOf(accent: string | undefined): Palette {
  if (accent === undefined) return PALETTE;
  const [light, dark] = [0, 1].map((scheme) => legible(accent, PALETTE.raised[scheme]!, PALETTE.text[scheme]!));
  return { ...PALETTE, accent: [light!, dark!] };
}

/** A colour of a palette in a style sheet, by the colour scheme of the browser. */
export const colourOf =
  (palette: Palette) =>
  (name: keyof Palette): string =>
    `light-dark(${palette[name].join(', ')})`;
