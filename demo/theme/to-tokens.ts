import { fontsIn } from './family.ts';
import type { Json } from './json.ts';
import { PROPERTIES, type Kind } from './properties.ts';
import { shadowsIn, type Shadow } from './shadow.ts';
import { SCHEMES, type Pair, type Scheme, type Theme } from './theme.ts';

/** Whose extension says what the format has no type for: a value that is a word. */
export const EXTENSION = 'sallyport';
/** The group of every token. */
export const GROUP = 'sally';

/**
 * A theme as design tokens (DTCG 2025.10): a resolver document, whose modifier is the colour scheme, with every token
 * within it. The format has no type for a word, such as the case of buttons: these are an extension of the group.
 */
export function toTokens({ colours, others }: Theme): string {
  const words: Json = {};
  const base: Json = {};
  const scheme: Record<Scheme, Json> = { light: {}, dark: {} };
  for (const { name, kind } of PROPERTIES) {
    const pair = (colours as Record<string, Pair | undefined>)[name];
    const text = (others as Record<string, string | undefined>)[name];
    if (pair) for (const each of SCHEMES) scheme[each][name] = { $type: 'color', $value: colourValue(pair[each]) };
    if (text !== undefined && isWord(kind)) words[name] = text;
    else if (text !== undefined) base[name] = { $type: TYPES[kind], $value: valueOf(kind, text) };
  }
  const grouped = (tokens: Json) => [{ [GROUP]: tokens }];
  const extended = Object.keys(words).length === 0 ? base : { $extensions: { [EXTENSION]: words }, ...base };
  const document = {
    $schema: 'https://www.designtokens.org/schemas/2025.10/resolver.json',
    version: '2025.10',
    sets: { base: { sources: grouped(extended) } },
    modifiers: {
      scheme: { contexts: { light: grouped(scheme.light), dark: grouped(scheme.dark) }, default: 'light' },
    },
    resolutionOrder: [{ $ref: '#/sets/base' }, { $ref: '#/modifiers/scheme' }],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const isWord = (kind: Kind): boolean => kind === 'case' || kind === 'line';

const TYPES: Record<Kind, string> = {
  colour: 'color',
  length: 'dimension',
  number: 'number',
  weight: 'fontWeight',
  family: 'fontFamily',
  case: 'string',
  line: 'string',
  time: 'duration',
  shadow: 'shadow',
};

function valueOf(kind: Kind, text: string): unknown {
  if (kind === 'length' || kind === 'time') return measure(text);
  if (kind === 'number' || kind === 'weight') return Number(text);
  if (kind === 'family') return fontsIn(text);
  const shadows = shadowsIn(text)!.map(shadowValue);
  return shadows.length > 0 ? shadows : [shadowValue(UNSEEN)]; // a shadow is at least one
}

const UNSEEN: Shadow = { inset: false, x: '0px', y: '0px', blur: '0px', spread: '0px', colour: '#00000000' };

const shadowValue = ({ inset, x, y, blur, spread, colour }: Shadow): Json => ({
  color: colourValue(colour),
  offsetX: measure(x),
  offsetY: measure(y),
  blur: measure(blur),
  spread: measure(spread),
  inset,
});

function measure(text: string): { value: number; unit: string } {
  const unit = text.replace(/^[-\d.]+/, '');
  return { value: Number(text.slice(0, -unit.length)), unit };
}

function colourValue(hex: string): Json {
  const channels = hex.match(/[\da-f]{2}/g)!.map((digits) => share(Number.parseInt(digits, 16)));
  const [red, green, blue, alpha = 1] = channels;
  return { colorSpace: 'srgb', components: [red, green, blue], alpha, hex: hex.slice(0, 7) };
}

/** Four decimals are enough to have each of 256 steps back. */
const share = (channel: number): number => Number((channel / 255).toFixed(4));
