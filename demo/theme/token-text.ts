import { fontList } from './family.ts';
import { isObject } from './json.ts';

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** Weights by their names in the format. */
const WEIGHTS: Readonly<Record<string, number>> = {
  thin: 100,
  hairline: 100,
  'extra-light': 200,
  'ultra-light': 200,
  light: 300,
  normal: 400,
  regular: 400,
  book: 400,
  medium: 500,
  'semi-bold': 600,
  'demi-bold': 600,
  bold: 700,
  'extra-bold': 800,
  'ultra-bold': 800,
  black: 900,
  heavy: 900,
  'extra-black': 950,
  'ultra-black': 950,
};

/** The value of a token as CSS has it; `undefined` where it isn't of its type (DTCG 2025.10, format and colour). */
export function textOf(type: string | undefined, value: unknown): string | undefined {
  if (type === 'shadow')
    return [value].flat().map(shadowText).every(Boolean) ? [value].flat().map(shadowText).join(', ') : undefined;
  if (type === 'color') return colourText(value);
  if (type === 'fontFamily') return familyText(value);
  if (type === 'fontWeight' && typeof value === 'string') return String(WEIGHTS[value.toLowerCase()] ?? value);
  if (type === 'dimension' || type === 'duration') return measureText(value);
  return isNumber(value) || typeof value === 'string' ? String(value) : undefined;
}

function familyText(value: unknown): string | undefined {
  const names: unknown[] = [value].flat();
  return names.every((name) => typeof name === 'string') ? fontList(names) : undefined;
}

function measureText(value: unknown): string | undefined {
  if (typeof value === 'string') return value; // as before 2025.10
  if (!isObject(value) || !isNumber(value['value']) || typeof value['unit'] !== 'string') return undefined;
  return `${value['value']}${value['unit']}`;
}

function colourText(value: unknown): string | undefined {
  if (typeof value === 'string') return value; // as before 2025.10
  if (!isObject(value)) return undefined;
  const { colorSpace: space, components, alpha = 1, hex } = value;
  if (!Array.isArray(components) || components.length !== 3 || typeof space !== 'string' || !isNumber(alpha))
    return typeof hex === 'string' ? hex : undefined;
  if (!components.every((it) => isNumber(it) || it === 'none')) return undefined;
  const [first, ...others] = components;
  const inside = `${[first, ...percents(space, others)].join(' ')} / ${alpha}`;
  return FUNCTIONS.has(space) ? `${space}(${inside})` : `color(${space} ${inside})`;
}

/** Spaces that CSS has a function for. */
const FUNCTIONS = new Set(['hsl', 'hwb', 'lab', 'lch', 'oklab', 'oklch']);
/** In these two CSS has the other components as percentages. */
const percents = (space: string, components: unknown[]): unknown[] =>
  space === 'hsl' || space === 'hwb' ? components.map((it) => (isNumber(it) ? `${it}%` : it)) : components;

function shadowText(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const lengths = ['offsetX', 'offsetY', 'blur', 'spread'].map((key) =>
    measureText(value[key] ?? { value: 0, unit: 'px' }),
  );
  const colour = colourText(value['color']);
  if (!colour || lengths.includes(undefined)) return undefined;
  return `${value['inset'] === true ? 'inset ' : ''}${lengths.join(' ')} ${colour}`;
}
