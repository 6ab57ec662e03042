import { createRequire } from 'node:module';
import type { CompatData, CompatStatement, Identifier } from '@mdn/browser-compat-data';
import type { Uses } from './uses.ts';

/** The oldest versions that are to do, by engine: Chromium's, Firefox, Safari. */
export type Oldest = Record<'chrome' | 'firefox' | 'safari', string>;

/** The newest of each in November 2023. What came later has a fallback wherever it is used. */
export const THREE_YEARS_OLD: Oldest = { chrome: '119', firefox: '120', safari: '17.1' };

/** Which browser has what since when. Required: 20 MB of JSON are no module that is to be transformed. */
export const compatibility = createRequire(import.meta.url)('@mdn/browser-compat-data') as CompatData;
const { api, css, javascript } = compatibility as unknown as {
  api: Identifier;
  css: Record<'properties' | 'selectors' | 'at-rules' | 'types', Identifier>;
  javascript: { builtins: Identifier };
};

const numbers = (version: string): number[] => version.replace('≤', '').split('.').map(Number);
const isAfter = (a: string, b: string): boolean => {
  const [left, right] = [numbers(a), numbers(b)];
  return (left[0] ?? 0) !== (right[0] ?? 0) ? left[0]! > right[0]! : (left[1] ?? 0) > (right[1] ?? 0);
};

/** Whether one of these browsers lacks it, as far as the data tells. */
function lacks({ support }: CompatStatement, oldest: Oldest): boolean {
  return Object.entries(oldest).some(([browser, version]) => {
    const all = [support[browser as keyof Oldest] ?? []].flat();
    return !all.some(
      ({ version_added: added, version_removed: removed, flags, prefix }) =>
        !flags && !prefix && !removed && (added === 'preview' ? false : added && !isAfter(added, version)),
    );
  });
}

const compatOf = (parent: Identifier | undefined, name: string): CompatStatement | undefined =>
  parent && Object.hasOwn(parent, name) ? (parent[name] as Identifier).__compat : undefined;

/** Everything that has members: interfaces of the web, and of the language. */
const OWNERS = [api, javascript.builtins, javascript.builtins['Intl'] as Identifier].flatMap((all) =>
  Object.entries(all).filter((entry): entry is [string, Identifier] => entry[0] !== '__compat'),
);
const ownersOf = (name: string): Identifier[] => OWNERS.filter(([each]) => each === name).map(([, owner]) => owner);

/** The statements on a member of one of these owners. */
const membersOf = (owners: readonly Identifier[], name: string): CompatStatement[] =>
  owners
    .flatMap((owner) => [compatOf(owner, name), compatOf(owner, `${name}_static`)])
    .filter((it) => it !== undefined);

/** Whether there is such a thing, and one of these browsers lacks all that is called so. */
const isNew = (found: readonly CompatStatement[], oldest: Oldest): boolean =>
  found.length > 0 && found.every((each) => lacks(each, oldest));

/**
 * Names what of a script one of these browsers lacks. A member of who knows what is named where every interface that
 * has such a member is too young: nothing else can be meant by it, unless it is a name of our own.
 */
export function newerThan(oldest: Oldest, { globals, statics, members, sheets }: Uses): string[] {
  const everyone = OWNERS.map(([, owner]) => owner);
  const scripts = [
    ...[...globals].filter((name) =>
      isNew(
        ownersOf(name).flatMap(({ __compat: it }) => it ?? []),
        oldest,
      ),
    ),
    ...[...statics].filter((path) => {
      const [owner = '', name = ''] = path.split('.');
      const owners = ownersOf(owner);
      return isNew(membersOf(owners.length > 0 ? owners : everyone, name), oldest);
    }),
    ...[...members].filter((name) => isNew(membersOf(everyone, name), oldest)).map((name) => `.${name}`),
  ];
  const styles = sheets.flatMap((sheet) =>
    featuresOf(sheet)
      .filter(([, compat]) => lacks(compat, oldest))
      .map(([name]) => name),
  );
  return [...new Set([...scripts, ...styles])].sort();
}

/** What of CSS a sheet uses: properties and their keywords, functions, selectors, at-rules. */
function featuresOf(sheet: string): [string, CompatStatement][] {
  const found = (name: string, compat: CompatStatement | undefined): [string, CompatStatement][] =>
    compat ? [[name, compat]] : [];
  const declarations = [...sheet.matchAll(/([a-z-]+):([^;{}]+)(?=[;}])/g)].flatMap(([, property = '', value = '']) => {
    const own = css.properties[property] as Identifier | undefined;
    const keywords = value.replace(/--_?[a-z-]+/g, '').match(/[a-z][a-z-]*/g) ?? [];
    return [
      ...found(property, own?.__compat),
      ...keywords.flatMap((word) => found(`${property}: ${word}`, compatOf(own, word))),
    ];
  });
  const functions = [...sheet.matchAll(/([a-z][a-z-]*)\(/g)].flatMap(([, name = '']) =>
    [css.types, css.types['color'] as Identifier].flatMap((types) => found(`${name}()`, compatOf(types, name))),
  );
  const selectors = [...sheet.matchAll(/:([a-z-]+)(?=[^;{}]*\{)/g)].flatMap(([, name = '']) =>
    found(`:${name}`, compatOf(css.selectors, name)),
  );
  const rules = [...sheet.matchAll(/@([a-z-]+)/g)].flatMap(([, name = '']) =>
    found(`@${name}`, compatOf(css['at-rules'], name)),
  );
  return [...declarations, ...functions, ...selectors, ...rules];
}

/** What to take away from a browser for it to have nothing younger: members of `Window`, and of other interfaces. */
export function tooNew(oldest: Oldest): [string, string][] {
  const interfaces = OWNERS.filter(([, { __compat: compat }]) => compat && lacks(compat, oldest));
  const members = OWNERS.flatMap(([owner, all]) =>
    Object.keys(all)
      .filter((name) => name !== owner && /^[a-z]\w*$/i.test(name) && isNew(membersOf([all], name), oldest))
      .map((name): [string, string] => [owner, name.replace(/_static$/, '')]),
  );
  return [...members, ...interfaces.map(([name]): [string, string] => ['Window', name])];
}
