import { replaceControls } from '@sallyport/protocol';
import { deviceName as nameOf, UNKNOWN_BROWSER } from '@sallyport/protocol/device-name';
import Bowser from 'bowser';

/** Longer is no browser's; the parser takes ten times as long for ten times the text, at every request. */
const MOST = 512;

/** How many names are kept: there are few browsers, and what a stranger makes up is forgotten with the rest. */
const MOST_KEPT = 1000;

const names = new Map<string, string>();

/** `Firefox on Windows`, as far as the browser says. For people to recognise their devices; nothing hangs on it. */
export function deviceName(userAgent: string | undefined): string {
  if (!userAgent) return UNKNOWN_BROWSER;
  const text = userAgent.slice(0, MOST);
  const kept = names.get(text);
  if (kept !== undefined) return kept;
  if (names.size >= MOST_KEPT) names.clear();
  const name = nameIn(text);
  names.set(text, name);
  return name;
}

function nameIn(userAgent: string): string {
  const { browser, os } = Bowser.parse(userAgent);
  const name = nameOf({ browser: browser.name || UNKNOWN_BROWSER, system: os.name });
  return replaceControls(name, () => '').slice(0, 80);
}
