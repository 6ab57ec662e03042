/**
 * The colours of the pages and mails that the server draws, `[light, dark]`: the default tokens of the elements' theme.
 * A card stands out from its page in both.
 */
export const PALETTE = {
  page: ['#f6f7f9', '#101216'],
  card: ['#ffffff', '#16181d'],
  hairline: ['#e2e5ea', '#2d3139'],
  raised: ['#f6f7f9', '#1f2229'],
  text: ['#1a1d23', '#e9ebef'],
  muted: ['#59606d', '#a5acb8'],
  accent: ['#1f55d6', '#8fb4ff'],
  onAccent: ['#ffffff', '#10131a'],
  success: ['#1b6e3c', '#7fd99a'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

/** A colour of the palette in a style sheet, by the colour scheme of the browser. */
export const colour = (name: keyof typeof PALETTE): string => `light-dark(${PALETTE[name].join(', ')})`;
