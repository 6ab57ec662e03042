import { presets, type Preset } from './presets.ts';
import { PROPERTIES } from './properties.ts';
import { SHOWN } from './shown.ts';
import { NOTHING_SET, themeOf, type Found, type Pair, type Setting, type Theme } from './theme.ts';

/** What an address has besides the theme: what the bar of every page chooses, and the states that wear it. */
const BESIDES = ['lang', 'theme', 'dir', SHOWN];

/** Reads the theme that an address has: a preset and what is set besides. What means nothing is told. */
export function readAddress(search: string): Found {
  const params = new URLSearchParams(search);
  const id = params.get('preset');
  const preset = presets.find((it) => it.id === id);
  const settings = [...params].flatMap(([name, text]) =>
    name === 'preset' || BESIDES.includes(name) ? [] : settingsOf(name, text),
  );
  const { theme, problems } = themeOf(settings, preset?.theme ?? NOTHING_SET);
  return { theme, problems: id === null || preset ? problems : [`There is no preset “${id}”.`, ...problems] };
}

/** A colour stands without its `#`, and one that differs in the dark as two. */
function settingsOf(name: string, text: string): Setting[] {
  const [, light, dark] = /^([\da-f]{6,8})(?:-([\da-f]{6,8}))?$/i.exec(text) ?? [];
  const isColour = PROPERTIES.some((it) => it.name === name && it.kind === 'colour');
  if (!isColour || !light) return [{ name, text }];
  if (!dark) return [{ name, text: `#${light}` }];
  return [
    { name, text: `#${light}`, scheme: 'light' },
    { name, text: `#${dark}`, scheme: 'dark' },
  ];
}

/** The address of a theme, with what else stands in the page's. */
export function addressOf(theme: Theme, search: string): string {
  const params = new URLSearchParams();
  for (const name of BESIDES) {
    const value = new URLSearchParams(search).get(name);
    if (value !== null) params.set(name, value);
  }
  const preset = presetOf(theme);
  if (preset && preset.theme !== NOTHING_SET) params.set('preset', preset.id);
  else for (const [name, text] of inAddress(theme)) params.set(name, text);
  return `?${params}`;
}

/** The preset that a theme is, to the last value. */
export const presetOf = (theme: Theme): Preset | undefined =>
  presets.find((preset) => String(inAddress(preset.theme)) === String(inAddress(theme)));

function inAddress({ colours, others }: Theme): [name: string, text: string][] {
  const digits = ({ light, dark }: Pair) =>
    (light === dark ? [light] : [light, dark]).map((it) => it.slice(1)).join('-');
  return PROPERTIES.flatMap(({ name }) => {
    const pair = (colours as Record<string, Pair | undefined>)[name];
    const text = pair ? digits(pair) : (others as Record<string, string | undefined>)[name];
    return text === undefined ? [] : [[name, text] as [string, string]];
  });
}
