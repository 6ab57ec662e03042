/** Red, green and blue, 0 to 255. */
type Channels = readonly [number, number, number];

/** WCAG 2.2 SC 1.4.3, for text that is not large. */
const LEAST_CONTRAST = 4.5;
const STEPS = 32;

/**
 * A colour that can be read on a ground, as near to the one given as it can be: that itself, or mixed with the colour
 * of text, which is read there, by as few of 32 steps as it takes.
 *
 * @param text  What is read on the ground; all three are `#rrggbb`.
 */
export function legible(colour: string, ground: string, text: string): string {
  const [from, to] = [channels(colour), channels(text)];
  for (let step = 0; step < STEPS; step++) {
    const mixed = hex(from.map((channel, index) => channel + ((to[index]! - channel) * step) / STEPS));
    if (contrast(mixed, ground) >= LEAST_CONTRAST) return mixed;
  }
  return text;
}

/** How well one colour stands out from another, 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const channels = (colour: string): Channels =>
  [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16)) as unknown as Channels;

const hex = (of: readonly number[]): string =>
  `#${of.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
