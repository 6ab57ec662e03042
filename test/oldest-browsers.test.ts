import { readFileSync } from 'node:fs';
import { createBuilder, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { compatibility, newerThan, THREE_YEARS_OLD } from './support/compatibility/newer.ts';
import { usesOf } from './support/compatibility/uses.ts';

/** What younger browsers are asked for, and what stands in its place in older ones. */
const FALLBACKS: Record<string, string> = {
  'light-dark()': 'the light colours, see theme/css.ts',
  ':has': 'a ticked box is filled all the same',
  'text-wrap': 'lines break as they always have',
  'text-wrap: balance': 'the same',
  'text-wrap: pretty': 'the same',
  'forced-color-adjust': 'a browser without it forces no colours',
  'forced-color-adjust: none': 'the same',
  '.getClientCapabilities': 'no passkey is made by itself',
  '.signalUnknownCredential': 'the passkey stays in its list',
  '.signalAllAcceptedCredentials': 'the same',
  '.signalCurrentUserDetails': 'its name stays as it was',
  'document.featurePolicy': 'the passkey is asked for, and the browser refuses',
  '.allowsFeature': 'the same',
  '.createPolicy': 'Lit asks whether there is one',
  '.emptyScript': 'the same',
  '.states': 'a page’s sheet can’t tell an open gate from a locked one',
  '.properties': 'a name of Lit’s own',
};

async function builtScripts(): Promise<string[]> {
  const builder = await createBuilder({ logLevel: 'warn', build: { write: false } });
  const built = [await builder.build(builder.environments['widget']!)].flat() as Rolldown.RolldownOutput[];
  return built.flatMap(({ output }) => output.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])));
}

describe('the oldest browsers', () => {
  let used: string[];
  beforeAll(async () => void (used = newerThan(THREE_YEARS_OLD, usesOf(await builtScripts()))), 60_000);

  it('F-04 have what the built scripts use, or there is something in its place', () => {
    expect(used.filter((feature) => !(feature in FALLBACKS))).toEqual([]);
  });

  it('F-04 need no fallback for what is used no more', () => {
    expect(Object.keys(FALLBACKS).filter((feature) => !used.includes(feature))).toEqual([]);
  });

  it.each([
    ['URL.parse(location.href)', 'URL.parse'],
    ['Promise.withResolvers()', 'Promise.withResolvers'],
    ['this.list.moveBefore(child, null)', '.moveBefore'],
    ['new Set(a).union(b)', '.union'],
    ['new CloseWatcher()', 'CloseWatcher'],
    ['css`a{color:contrast-color(red)}`', 'contrast-color()'],
    ['css`a{field-sizing:content}`', 'field-sizing'],
    ['css`@starting-style{a{opacity:0}}`', '@starting-style'],
    ['css`a:open{color:red}`', ':open'],
  ])('F-04 would be seen to lack %s', (script, feature) => {
    expect(newerThan(THREE_YEARS_OLD, usesOf([script]))).toContain(feature);
  });

  it('F-04 are named, and have been out for two years', () => {
    const { browserslist } = JSON.parse(readFileSync('package.json', 'utf8')) as { browserslist: string[] };
    const readme = readFileSync('README.md', 'utf8');
    const released = browserslist.map((line) => {
      const [name = '', , version = ''] = line.split(' ');
      const browser = compatibility.browsers[name as 'chrome'];
      expect(readme).toContain(`${browser.name} ${version}`);
      return browser.releases[version]!.release_date!;
    });
    expect(released.length).toBe(4);
    expect(released.filter((date) => date > '2024-11-28')).toEqual([]);
  });
});
