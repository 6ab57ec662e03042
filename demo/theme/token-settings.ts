import { isObject, type Json } from './json.ts';
import { PROPERTIES } from './properties.ts';
import type { Scheme, Setting } from './theme.ts';
import { EXTENSION, GROUP } from './to-tokens.ts';
import { textOf } from './token-text.ts';

interface Token {
  path: string[];
  type: string | undefined;
  value: unknown;
}

/** Where aliases are looked up: all files that count in a scheme, or in any, the latest first. */
export interface Place {
  scheme: Scheme | undefined;
  files: readonly Json[];
}

/** What a file of tokens sets, in each of these places: once where it is the same in all. */
export function settingsIn(file: Json, places: readonly Place[], problems: string[]): Setting[] {
  const known = places.map(({ scheme, files }) => ({ scheme, tokens: files.flatMap((it) => tokensIn(it)) }));
  const unused: string[] = [];
  const settings = tokensIn(file).flatMap((token): Setting[] => {
    const name = nameOf(token.path);
    if (name === undefined) {
      unused.push(token.path.join('.'));
      return [];
    }
    const found = known.flatMap(({ scheme, tokens }): Setting[] => {
      const target = resolved(token, tokens);
      const text = target && textOf(target.type ?? token.type, target.value);
      return text === undefined ? [] : [{ name, text, scheme }];
    });
    if (found.length < known.length) problems.push(`The value of the token “${token.path.join('.')}” can’t be read.`);
    const [{ text } = {}] = found;
    const isSame = found.length > 1 && found.every((it) => it.text === text);
    return isSame ? [{ name, text: text!, scheme: undefined }] : found;
  });
  if (unused.length > 0) problems.push(`Not used: ${unused.slice(0, 6).join(', ')}${rest(unused.length - 6)}.`);
  return [...settings, ...wordsIn(file)];
}

const rest = (count: number): string => (count > 0 ? ` and ${count} more` : '');

/** Each token below, with the type that its groups give it. */
function tokensIn(group: Json, path: string[] = [], inherited?: string): Token[] {
  const type = typeof group['$type'] === 'string' ? group['$type'] : inherited;
  if ('$value' in group) return [{ path, type, value: group['$value'] }];
  return Object.entries(group).flatMap(([key, value]) =>
    isObject(value) && !key.startsWith('$') ? tokensIn(value, [...path, key], type) : [],
  );
}

/** The property that a token is named for. */
function nameOf(path: string[]): string | undefined {
  if (path[0] === GROUP) return path.slice(1).join('-'); // of ours: an unknown one is told as such
  const last = path.at(-1);
  return PROPERTIES.find(({ name }) => name === last || name === path.join('-'))?.name;
}

/** The token that one stands for: `{group.token}` is another's value. */
function resolved(token: Token, known: Token[], depth = 0): Token | undefined {
  const alias = typeof token.value === 'string' ? /^\{(.+)\}$/.exec(token.value)?.[1] : undefined;
  if (alias === undefined) return token;
  const target = known.find(({ path }) => path.join('.') === alias);
  return target && depth < known.length ? resolved(target, known, depth + 1) : undefined;
}

/** What the format has no type for. */
function wordsIn({ [GROUP]: group }: Json): Setting[] {
  const extensions = isObject(group) ? group['$extensions'] : undefined;
  const words = isObject(extensions) ? extensions[EXTENSION] : undefined;
  return isObject(words) ? Object.entries(words).map(([name, text]) => ({ name, text: String(text) })) : [];
}
