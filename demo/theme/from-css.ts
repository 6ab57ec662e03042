import { AtRule, CssSyntaxError, parse, Rule, type Declaration, type Node, type Root } from 'postcss';
import { SAME_AS } from './brands.ts';
import { NOTHING_SET, themeOf, type Found, type Scheme, type Setting } from './theme.ts';

/** What rules of the dark are recognised by: a selector or a condition above the declaration. */
const IN_THE_DARK = /prefers-color-scheme:\s*dark|\.(?:wa-)?dark\b|\[[\w-]*(?:theme|scheme|mode)=["']?dark/i;
const REFERENCE = /^var\((--[\w-]+)(?:,(.*))?\)$/s;
const BOTH = /^light-dark\((.*)\)$/is;
/** As older sites of shadcn have their colours. */
const BARE_HSL = /^[\d.]+(?:deg)? [\d.]+% [\d.]+%$/;
/** So many names are told of what isn't used; a whole site's style sheet has hundreds. */
const NAMED = 6;

/** One that refers to itself is given up. */
const DEEPEST = 20;

interface Value {
  text: string;
  scheme: Scheme | undefined;
}

interface Variable {
  name: string;
  value: string;
  scheme: Scheme | undefined;
}

/** Reads a theme from a style sheet, or from declarations alone: our properties, and those of systems that we know. */
export function fromCss(text: string): Found {
  let sheet: Root;
  try {
    sheet = parse(text);
  } catch (fault) {
    if (!(fault instanceof CssSyntaxError)) throw fault;
    return { theme: NOTHING_SET, problems: [`Line ${fault.line ?? 1} isn’t CSS: ${fault.reason}.`] };
  }
  const variables: Variable[] = [];
  sheet.walkDecls(/^--/, (declaration) => {
    variables.push({ name: declaration.prop, value: declaration.value.trim(), scheme: schemeOf(declaration) });
  });
  if (variables.length === 0) return { theme: NOTHING_SET, problems: ['There is no custom property in it.'] };
  return read(variables);
}

function read(variables: readonly Variable[]): Found {
  const settings: Setting[] = [];
  const unused = new Set<string>();
  for (const { name, value, scheme } of variables) {
    const ours = name.startsWith('--sally-') ? name.slice('--sally-'.length) : SAME_AS[name];
    if (ours === undefined) unused.add(name);
    else settings.push(...valuesOf(value, scheme, variables).map((each) => ({ name: ours, ...each })));
  }
  for (const { value } of variables) for (const [name] of value.matchAll(/--[\w-]+/g)) unused.delete(name);
  const { theme, problems } = themeOf(settings);
  return { theme, problems: unused.size === 0 ? problems : [...problems, unusedWords([...unused])] };
}

/** What a value says of each scheme, or of both, once what it refers to stands in its place. */
function valuesOf(text: string, scheme: Scheme | undefined, variables: readonly Variable[], depth = 0): Value[] {
  const go = (next: string, of: Scheme | undefined) => valuesOf(next.trim(), of, variables, depth + 1);
  const [, name, otherwise] = REFERENCE.exec(text) ?? [];
  if (name && depth < DEEPEST) {
    const all = variables.filter((it) => it.name === name);
    const usual = all.findLast((it) => !it.scheme)?.value ?? otherwise;
    const dark = all.findLast((it) => it.scheme === 'dark')?.value;
    if (scheme === 'dark' && dark !== undefined) return go(dark, 'dark');
    if (usual === undefined) return [{ text, scheme }];
    return scheme || dark === undefined ? go(usual, scheme) : [...go(usual, undefined), ...go(dark, 'dark')];
  }
  const [light, dark, ...more] = BOTH.exec(text)?.[1]?.split(/,(?![^(]*\))/) ?? [];
  if (light && dark && more.length === 0 && depth < DEEPEST)
    return [...(scheme === 'dark' ? [] : go(light, 'light')), ...(scheme === 'light' ? [] : go(dark, 'dark'))];
  return [{ text: BARE_HSL.test(text) ? `hsl(${text})` : text, scheme }];
}

/** Of a list of selectors the first says it: others may be exceptions within the other scheme. */
function schemeOf(declaration: Declaration): Scheme | undefined {
  for (let above: Node | undefined = declaration.parent; above; above = above.parent) {
    const says = above instanceof Rule ? above.selectors[0] : above instanceof AtRule ? above.params : '';
    if (says && IN_THE_DARK.test(says)) return 'dark';
  }
  return undefined;
}

const unusedWords = (names: string[]): string => {
  const rest = names.length - NAMED;
  return `Not used: ${names.slice(0, NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
};
