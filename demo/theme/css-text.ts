import { PROPERTIES, type Kind } from './properties.ts';
import type { Pair, Theme } from './theme.ts';

const oneOrTwo = ({ light, dark }: Pair): string => (light === dark ? light : `light-dark(${light}, ${dark})`);

/** What a theme sets, as `[property, value]` of CSS, in the order of the properties. */
export const declarationsOf = ({ colours, others }: Theme): [property: string, value: string][] =>
  PROPERTIES.flatMap(({ name }) => {
    const pair = (colours as Record<string, Pair | undefined>)[name];
    const value = pair ? oneOrTwo(pair) : (others as Record<string, string | undefined>)[name];
    return value === undefined ? [] : [[`--sally-${name}`, value] as [string, string]];
  });

const block = (selector: string, lines: readonly [string, string][]): string =>
  `${selector} {\n${lines.map(([property, value]) => `  ${property}: ${value};\n`).join('')}}\n`;

/** A theme as a style sheet, with only what it sets. */
export const toCss = (theme: Theme): string => block(':root', declarationsOf(theme));

/** Where Tailwind has values of this kind, so that it makes utilities of them. */
const NAMESPACES: readonly [kind: Kind, name: RegExp, namespace: string][] = [
  ['colour', /./, '--color-sally-'],
  ['family', /./, '--font-sally-'],
  ['weight', /./, '--font-weight-sally-'],
  ['shadow', /./, '--shadow-sally-'],
  ['length', /radius$/, '--radius-sally-'],
  ['length', /size$/, '--text-sally-'],
];

/** A theme as Tailwind 4 has it: `bg-sally-accent` is the colour of buttons, and the elements take it from there. */
export function toTailwind(theme: Theme): string {
  const inTheme: [string, string][] = [];
  const taken = declarationsOf(theme).map(([property, value]): [string, string] => {
    const { name, kind } = PROPERTIES.find((it) => `--sally-${it.name}` === property)!;
    const [, , namespace] = NAMESPACES.find(([of, names]) => of === kind && names.test(name)) ?? [];
    if (!namespace) return [property, value];
    inTheme.push([namespace + name, value]);
    return [property, `var(${namespace}${name})`];
  });
  return `${block('@theme', inTheme)}\n${block(':root', taken)}`;
}
