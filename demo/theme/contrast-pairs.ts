import { contrastOf, mixed, nearestThatPasses } from './colour.ts';
import type { ColourName } from './properties.ts';
import { colourOf, type Scheme, type Theme } from './theme.ts';

/** WCAG 2.2 SC 1.4.3, for text that is not large. */
const TEXT = 4.5;
/** WCAG 2.2 SC 1.4.11, for what shows where a field is or has the focus. */
const OUTLINE = 3;

/** A ground that colours lie on: a colour of the theme, or what a notice or a pill of a tone is filled with. */
type Ground = ColourName | 'tint';

interface PairKind {
  label: string;
  /** The colour that has to stand out, which is what gives way where it doesn't. */
  colour: ColourName;
  grounds: readonly Ground[];
  least: number;
}

const pair = (label: string, colour: ColourName, grounds: readonly Ground[], least = TEXT): PairKind => ({
  label,
  colour,
  grounds,
  least,
});

/** What is drawn on what, everywhere in the elements. */
const PAIRS: readonly PairKind[] = [
  pair('Text', 'text', ['surface', 'field', 'raised']),
  pair('Muted text', 'muted', ['surface', 'raised']),
  pair('Link', 'link', ['surface', 'raised']),
  pair('Text on buttons', 'on-accent', ['accent', 'accent-hover']),
  pair('Focus ring', 'focus', ['surface'], OUTLINE),
  pair('Border of fields', 'border', ['surface', 'field'], OUTLINE),
  pair('Error', 'error', ['surface', 'tint']),
  pair('Success', 'success', ['surface', 'tint']),
  pair('Warning', 'warning', ['surface', 'tint']),
];

/** How a pair does in one scheme. */
export interface Judged {
  /** The least contrast ratio on any of its grounds. */
  ratio: number;
  passes: boolean;
  /** The colour to set instead where it fails, if any would pass. */
  nearest: string | undefined;
}

/** A pair of colours, and how it does in each scheme. */
export interface JudgedPair extends PairKind {
  light: Judged;
  dark: Judged;
}

/** Judges every pair of a theme in both schemes. */
export const judge = (theme: Theme): JudgedPair[] =>
  PAIRS.map((kind) => ({ ...kind, light: judgePair(kind, theme, 'light'), dark: judgePair(kind, theme, 'dark') }));

function judgePair({ colour, grounds, least }: PairKind, theme: Theme, scheme: Scheme): Judged {
  const of = (name: ColourName) => colourOf(theme, scheme, name);
  const shown = of(colour);
  const groundsOf = (tried: string) =>
    grounds.map((ground) => (ground === 'tint' ? mixed(of('surface'), tried, TINT) : of(ground)));
  const ratio = Math.min(...groundsOf(shown).map((ground) => contrastOf(shown, ground)));
  const passes = ratio >= least;
  return { ratio, passes, nearest: passes ? undefined : nearestThatPasses(shown, groundsOf, least) };
}

/** The share of a tone in what is filled with it. */
const TINT = 0.07;

/** How many of all pairs fail, in either scheme. */
export const failing = (pairs: readonly JudgedPair[]): { pair: JudgedPair; scheme: Scheme }[] =>
  pairs.flatMap((it) =>
    (['light', 'dark'] as const).flatMap((scheme) => (it[scheme].passes ? [] : [{ pair: it, scheme }])),
  );
