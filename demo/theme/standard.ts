import tokens from '../../packages/elements/src/theme/tokens.json' with { type: 'json' };
import { textOf } from './token-text.ts';

const { $extensions: extensions, ...base } = tokens.sets.base.sources[0]!.sally;
const { contexts } = tokens.modifiers.scheme;
const [light, dark] = [contexts.light[0]!.sally, contexts.dark[0]!.sally];
const words: Readonly<Record<string, string>> = extensions.sallyport;
const mixes: Readonly<Record<string, Mix>> = extensions['sallyport.mixes'];
const grounds: Readonly<Record<string, string>> = extensions['sallyport.stands-out-from'];

/** A colour that is another with some of a third in it, a share from 0 to 1, in the space oklab. */
export interface Mix {
  in: string;
  of: string;
  share: number;
}

/**
 * What a colour is where a page sets nothing: one of its own in each scheme, another's, a mix of two, or black or
 * white, whichever stands out from its ground. The last has a pair too, for browsers that can't tell.
 */
export type Rule = { pair: { light: string; dark: string }; standsOutFrom?: string } | { as: string } | { mix: Mix };

type Tokens = Readonly<Record<string, { $type?: string; $value: unknown } | string>>;

function tokenIn(group: Tokens, name: string): { $type?: string; $value: unknown } | undefined {
  const token = group[name];
  return typeof token === 'object' ? token : undefined;
}

const hexIn = (group: Tokens, name: string): string => {
  const value = tokenIn(group, name)?.$value;
  if (typeof value !== 'object' || value === null || !('hex' in value)) throw new Error(`No colour is named ${name}.`);
  return String(value.hex);
};

/** What a colour is by the file of tokens, by its name without `--sally-`. @throws where the file has none. */
export function ruleOf(name: string): Rule {
  const mix = mixes[name];
  if (mix) return { mix };
  const alias = /^\{sally\.(.+)\}$/.exec(String(tokenIn(light, name)?.$value))?.[1];
  if (alias) return { as: alias };
  const pair = { light: hexIn(light, name), dark: hexIn(dark, name) };
  const standsOutFrom = grounds[name];
  return standsOutFrom ? { pair, standsOutFrom } : { pair };
}

/** What another property is by the file of tokens, as CSS has it; `undefined` where it depends on the page. */
export function valueOf(name: string): string | undefined {
  const token = tokenIn(base, name);
  return words[name] ?? (token && textOf(token.$type, token.$value));
}
