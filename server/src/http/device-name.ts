import { replaceControls } from '@sallyport/protocol';
import Bowser from 'bowser';

/** Longer is no browser's; the parser takes ten times as long for ten times the text, at every request. */
const MOST = 512;

/** `Firefox on Windows`, as far as the browser says. For people to recognise their devices; nothing hangs on it. */
export function deviceName(userAgent: string | undefined): string {
  if (!userAgent) return 'Unknown browser';
  const { browser, os } = Bowser.parse(userAgent.slice(0, MOST));
  const name = [browser.name || 'Unknown browser', os.name].filter(Boolean).join(' on ');
  return replaceControls(name, () => '').slice(0, 80);
}
