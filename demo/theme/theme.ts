import { mixed } from './colour.ts';
import { COLOURS, PROPERTIES, type ColourName, type OtherName } from './properties.ts';
import { EXPECTED, readValue } from './values.ts';

export const SCHEMES = ['light', 'dark'] as const;
export type Scheme = (typeof SCHEMES)[number];
/** A colour in each scheme. */
export type Pair = Readonly<Record<Scheme, string>>;

/** What a site sets of the look. Every value is written in one way only. */
export interface Theme {
  colours: Readonly<Partial<Record<ColourName, Pair>>>;
  others: Readonly<Partial<Record<OtherName, string>>>;
}

export const NOTHING_SET: Theme = { colours: {}, others: {} };

/** The colours that follow from no other, as the elements have them. */
export const STANDARD = {
  accent: { light: '#1f55d6', dark: '#8fb4ff' },
  'on-accent': { light: '#ffffff', dark: '#10131a' },
  surface: { light: '#ffffff', dark: '#16181d' },
  text: { light: '#1a1d23', dark: '#e9ebef' },
  error: { light: '#b3261e', dark: '#ff9a90' },
  success: { light: '#1b6e3c', dark: '#7fd99a' },
  warning: { light: '#7a5200', dark: '#ffcf70' },
} as const satisfies Partial<Record<ColourName, Pair>>;

type Of = (name: ColourName) => string;
const ofText = (share: number) => (of: Of) => mixed(of('surface'), of('text'), share);

/** The other colours, by what they follow from, as the elements have them. */
const FOLLOWS: Record<Exclude<ColourName, keyof typeof STANDARD>, (of: Of) => string> = {
  'accent-hover': (of) => mixed(of('accent'), of('text'), 0.14),
  link: (of) => of('accent'),
  focus: (of) => of('accent'),
  field: (of) => of('surface'),
  raised: ofText(0.05),
  muted: ofText(0.7),
  border: ofText(0.5),
  hairline: ofText(0.12),
};

/** A colour in one scheme: what is set, or what it follows from. */
export function colourOf({ colours }: Theme, scheme: Scheme, name: ColourName): string {
  const of: Of = (each) => colours[each]?.[scheme] ?? (isStandard(each) ? STANDARD[each][scheme] : FOLLOWS[each](of));
  return of(name);
}

const isStandard = (name: ColourName): name is keyof typeof STANDARD => name in STANDARD;

/** Something that a theme is told to set. */
export interface Setting {
  /** Of a property, without `--sally-`. */
  name: string;
  /** The value as somebody wrote it; nothing takes back what was set. */
  text: string;
  /** A colour in this scheme alone; in both where it is missing. */
  scheme?: Scheme | undefined;
}

/**
 * A theme with one thing set besides. A colour that is set in one scheme stays what it is in the other.
 *
 * @returns What is wrong, in a sentence, where it can't be set.
 */
export function withSetting(theme: Theme, { name, text, scheme }: Setting): Theme | string {
  const property = PROPERTIES.find((it) => it.name === name);
  if (!property) return `There is no property “--sally-${name}”.`;
  const value = text.trim() && readValue(property.kind, text);
  if (value === undefined) return `“${text.trim()}” isn’t ${EXPECTED[property.kind]}: --sally-${name}.`;
  if (isColour(property.name)) return withColour(theme, property.name, value, scheme);
  if (scheme === 'dark') return `--sally-${name} can’t be another in the dark.`;
  const { [property.name]: _, ...others } = theme.others;
  return { ...theme, others: value ? { ...others, [property.name]: value } : others };
}

const isColour = (name: ColourName | OtherName): name is ColourName => COLOURS.some((it) => it.name === name);

function withColour(theme: Theme, name: ColourName, value: string, scheme: Scheme | undefined): Theme {
  const { [name]: _, ...colours } = theme.colours;
  if (!value) return { ...theme, colours };
  const of = (each: Scheme) => (scheme && scheme !== each ? colourOf(theme, each, name) : value);
  return { ...theme, colours: { ...colours, [name]: { light: of('light'), dark: of('dark') } } };
}

/** A theme that was read from somewhere, and what of that means nothing, in sentences. */
export interface Found {
  theme: Theme;
  problems: string[];
}

/** Sets one after another what can be set. */
export function themeOf(settings: Iterable<Setting>, start: Theme = NOTHING_SET): Found {
  let theme = start;
  const problems: string[] = [];
  for (const setting of settings) {
    const next = withSetting(theme, setting);
    if (typeof next === 'string') problems.push(next);
    else theme = next;
  }
  return { theme, problems };
}
