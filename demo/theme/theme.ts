import { mixed, standingOutFrom } from './colour.ts';
import { COLOURS, PROPERTIES, type ColourName, type OtherName } from './properties.ts';
import { ruleOf } from './standard.ts';
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

/** A colour in one scheme: what is set, or what it follows from. */
export function colourOf({ colours }: Theme, scheme: Scheme, name: ColourName): string {
  const of = (each: string): string => {
    const set = (colours as Record<string, Pair | undefined>)[each]?.[scheme];
    if (set !== undefined) return set;
    const rule = ruleOf(each);
    if ('pair' in rule) return rule.standsOutFrom ? standingOutFrom(of(rule.standsOutFrom)) : rule.pair[scheme];
    return 'as' in rule ? of(rule.as) : mixed(of(rule.mix.in), of(rule.mix.of), rule.mix.share);
  };
  return of(name);
}

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
