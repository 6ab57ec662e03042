import {
  ColorSpace,
  contrastWCAG21,
  mix,
  parse,
  spaces,
  to,
  toGamut,
  type ColorObject,
  type PlainColorObject,
} from 'colorjs.io/fn';

for (const space of Object.values(spaces)) if (space instanceof ColorSpace) ColorSpace.register(space);

/**
 * A colour as `#rrggbb`, or `#rrggbbaa` where it is seen through: one beyond sRGB as the nearest within.
 *
 * @param text  A colour as CSS has it (CSS Color 4).
 * @returns `undefined` where it isn't one by itself, as `currentColor` or `var(--x)`.
 */
export function hexOf(text: string): string | undefined {
  try {
    return hex(parse(text));
  } catch {
    return undefined; // the only way that the parser says so
  }
}

/** A colour with so much of another in it, 0 to 1, as `color-mix(in oklab, …)` has it. */
export const mixed = (colour: string, other: string, share: number): string =>
  hex(mix(parse(colour), parse(other), share, { space: 'oklab', outputSpace: 'srgb' }));

/** How well a colour stands out from a ground, 1 to 21 (WCAG 2.2, contrast ratio). What is seen through lies on it. */
export const contrastOf = (colour: string, ground: string): number =>
  contrastWCAG21(parse(laidOver(colour, ground)), parse(ground));

/** Black or white, whichever stands out from a ground: as the elements choose what stands on the accent. */
export const standingOutFrom = (ground: string): string =>
  (to(parse(ground), 'xyz-d65').coords[1] ?? 0) < MIDDLE ? '#ffffff' : '#000000';

/** The relative luminance of a ground on which black and white stand out alike (WCAG 2.2). */
const MIDDLE = 0.179;

type Grounds = (colour: string) => readonly string[];

/**
 * The colour nearest to one that stands out enough from every ground: of the same hue, only lighter or darker.
 *
 * @param groundsOf  What a colour lies on: some grounds are tinted with it.
 * @param least  The contrast ratio to reach.
 * @returns `undefined` where none does.
 */
export function nearestThatPasses(colour: string, groundsOf: Grounds, least: number): string | undefined {
  const from = to(parse(colour.slice(0, 7)), 'oklch');
  const [lightness, chroma, hue] = from.coords;
  for (let step = 0; step <= STEPS; step++) {
    for (const way of [-1, 1]) {
      const moved = (lightness ?? 0) + (way * step) / STEPS;
      if (moved < -1 / STEPS || moved > 1 + 1 / STEPS) continue;
      const tried = hex({ ...from, coords: [Math.min(1, Math.max(0, moved)), chroma, hue] });
      if (groundsOf(tried).every((ground) => contrastOf(tried, ground) >= least)) return tried;
    }
  }
  return undefined;
}

const STEPS = 256;

/** What is seen of a colour that lies on a ground without letting through what is behind that. */
function laidOver(colour: string, ground: string): string {
  const { alpha } = parse(colour);
  return alpha === 1 ? colour : hex(mix(parse(ground), { ...parse(colour), alpha: 1 }, alpha ?? 1, { space: 'srgb' }));
}

/** @throws {RangeError} where a channel is no number that a colour can have. */
function hex(colour: ColorObject | PlainColorObject): string {
  const { coords, alpha } = toGamut(to(colour, 'srgb'));
  if (![...coords, alpha].every((channel) => channel === null || Number.isFinite(channel)))
    throw new RangeError('a channel without end');
  const channels = alpha === null || alpha >= 1 ? coords : [...coords, alpha];
  const digits = channels.map((channel) =>
    Math.round(Math.min(1, Math.max(0, channel ?? 0)) * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${digits.join('')}`;
}
