import { DEEPEST, isObject, isTooDeep, type Json } from './json.ts';
import { NOTHING_SET, themeOf, type Found, type Scheme } from './theme.ts';
import { settingsIn, type Place } from './token-settings.ts';

const nothing = (problem: string): Found => ({ theme: NOTHING_SET, problems: [problem] });
/**
 * Reads a theme from design tokens (DTCG 2025.10): a file of tokens, or a resolver document whose modifier has the
 * contexts `light` and `dark`. A token is named as the property: `sally.accent`, or `accent` in any group.
 */
export function fromTokens(text: string): Found {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (fault) {
    return nothing(`This isn’t JSON: ${(fault as Error).message}.`);
  }
  if (isTooDeep(document)) return nothing(`It is nested too deep: more than ${DEEPEST} levels.`);
  if (!isObject(document)) return nothing('There is no design token in it.');
  const { tokens, problems } = Array.isArray(document['resolutionOrder'])
    ? inOrder(document, document['resolutionOrder'])
    : { tokens: [{ tokens: document }], problems: [] };
  const place = (scheme: Scheme | undefined): Place => ({
    scheme,
    files: tokens
      .filter((it) => it.scheme === undefined || it.scheme === scheme)
      .map((it) => it.tokens)
      .reverse(),
  });
  // an alias may stand for a token that each scheme has in its own colour
  const anywhere = tokens.some(({ scheme }) => scheme) ? [place('light'), place('dark')] : [place(undefined)];
  const settings = tokens.flatMap(({ tokens: file, scheme }) =>
    settingsIn(file, scheme ? [place(scheme)] : anywhere, problems),
  );
  const found = themeOf(settings);
  if (settings.length === 0 && problems.length === 0) return nothing('There is no design token in it.');
  return { theme: found.theme, problems: [...problems, ...found.problems] };
}

interface Source {
  tokens: Json;
  scheme?: Scheme | undefined;
}

/** The sources of a resolver document, in the order that it gives them. */
function inOrder(document: Json, order: unknown[]): { tokens: Source[]; problems: string[] } {
  const problems: string[] = [];
  const tokens: Source[] = [];
  const take = (sources: unknown, scheme?: Scheme) => {
    for (const source of Array.isArray(sources) ? (sources as unknown[]) : []) {
      if (!isObject(source)) continue;
      const reference = source['$ref'];
      const target = typeof reference === 'string' ? at(document, reference) : source;
      if (isObject(target))
        tokens.push(
          ...[target['sources'] ?? target]
            .flat()
            .filter(isObject)
            .map((file) => ({ tokens: file, scheme })),
        );
      else problems.push(`“${String(reference)}” isn’t in this file.`);
    }
  };
  for (const step of order) {
    const reference = isObject(step) ? step['$ref'] : undefined;
    const target = typeof reference === 'string' ? at(document, reference) : step;
    if (!isObject(target)) {
      problems.push(`“${String(reference)}” isn’t in this file.`);
      continue;
    }
    const contexts = target['contexts'];
    if (!isObject(contexts)) take(target['sources']);
    else for (const scheme of ['light', 'dark'] as const) take(contexts[scheme], scheme);
  }
  return { tokens, problems };
}

/** What a reference within the document points to (RFC 6901). */
function at(document: Json, reference: string): unknown {
  if (!reference.startsWith('#/')) return undefined;
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined), document);
}
