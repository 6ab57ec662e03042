import Bowser from 'bowser';

/** `Firefox on Windows`, as far as the browser says. For people to recognise their devices; nothing hangs on it. */
export function deviceName(userAgent: string | undefined): string {
  if (!userAgent) return 'Unknown browser';
  const { browser, os } = Bowser.parse(userAgent);
  return [browser.name ?? 'Unknown browser', os.name].filter(Boolean).join(' on ').slice(0, 80);
}
