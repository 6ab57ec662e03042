import { readDeviceName } from '@sallyport/protocol/device-name';
import Bowser from 'bowser';
import type { Language } from './catalogues.ts';
import { formatMessage } from './format-message.ts';
import { perLanguage } from './per-language.ts';

/** What a mail is about: by it, a person who gets one they didn't expect can tell whether it was they. */
export interface Occasion {
  /** The address of the account. */
  account: string;
  /** When it happened, in ms. */
  at: number;
  /** `Firefox on Windows`, as `deviceName` has it; absent where it was done by somebody else for them. */
  device?: string | undefined;
}

const utcFormat = (language: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone: 'UTC', ...options });
const dayIn = perLanguage((language) => utcFormat(language, { dateStyle: 'long' }));
const timeIn = perLanguage((language) =>
  utcFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' }),
);

/** A day and a time of day, as mails say them. Nobody's zone is known here, so that it is told: `06:24 UTC`. */
export const momentOf = (at: number, language: Language): { day: string; time: string } => ({
  day: dayIn(language).format(at),
  time: timeIn(language).format(at),
});

/** Says it in a line: "For ada@example.com · 28 November 2026, 06:24 UTC · Firefox on Windows". */
export function occasionLine({ account, at, device }: Occasion, language: Language): string {
  const parts = [
    formatMessage('mail.for', { account }, language),
    formatMessage('mail.at', momentOf(at, language), language),
    device === undefined ? undefined : deviceWords(device, language),
  ];
  // else the digits and the Latin letters of neighbours change places in a line from the right (UAX #9 §2.3)
  const isolate = (part: string) => (language === 'ar' ? `\u2068${part}\u2069` : part);
  return parts.flatMap((part) => (part === undefined ? [] : [isolate(part)])).join(' · ');
}

const NAMES = new Set([...Object.values(Bowser.BROWSER_MAP), ...Object.values(Bowser.OS_MAP)]);

/**
 * What a device is called in a language, where it is called nothing but what browsers and systems are called: a
 * stranger's program calls itself what it likes, and would else write to anybody in the site's name.
 */
function deviceWords(name: string, language: Language): string | undefined {
  const { browser, system } = readDeviceName(name);
  if (!NAMES.has(browser)) return undefined;
  if (system === undefined) return browser;
  return NAMES.has(system) ? formatMessage('mail.device', { browser, system }, language) : undefined;
}
