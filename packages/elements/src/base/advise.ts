import type { FlowStart } from '@sallyport/client';
import type { FactorType } from '@sallyport/protocol';
import { LANGUAGES } from '../messages/area.ts';
import { matchLocale } from '../messages/match-locale.ts';
import { parseUrl } from './parse-url.ts';

/** What an attribute takes: as a test, and in words. */
interface Accepted {
  fits: (value: string) => boolean;
  words: string;
}

const listOf = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

const oneOf = (...names: string[]): Accepted => ({ fits: (value) => names.includes(value), words: listOf(names) });

const severalOf = (...names: string[]): Accepted => ({
  fits: (value) => value.split(/\s+/).every((name) => !name || names.includes(name)),
  words: `any of ${listOf(names)}, with spaces between`,
});

const number = (least: number, most: number, words: string): Accepted => ({
  fits: (value) => value.trim() !== '' && Number(value) >= least && Number(value) <= most,
  words,
});

/** A record, so that a new one does not compile without being here. */
const PURPOSES: Record<Exclude<FlowStart['purpose'], 'sign-in' | 'recover'>, true> = {
  enrol: true,
  reauthenticate: true,
  try: true,
  'change-password': true,
  'change-address': true,
  'not-me': true,
  'sign-up': true,
  'accept-invitation': true,
};

const FACTORS: Record<FactorType, true> = { email: true, sms: true, totp: true, 'backup-code': true, passkey: true };

const ANY_WIDGET: Record<string, Accepted> = {
  server: {
    fits: (value) => value !== '' && !/[?#]/.test(value) && parseUrl(value) !== undefined,
    words: 'a path such as "/auth", or an address such as "https://auth.example.com/auth"',
  },
  locale: {
    fits: (value) => value === '' || matchLocale(value, LANGUAGES) !== undefined,
    words: `a language that there are words for (${listOf(LANGUAGES)}), with a region or without`,
  },
  'color-scheme': oneOf('light', 'dark', 'auto'),
  'heading-level': number(1, 6, 'a number from 1 to 6'),
  'return-to': { fits: (value) => parseUrl(value) !== undefined, words: 'a path of this site, or a whole address' },
};

const BY_TAG: Record<string, Record<string, Accepted>> = {
  'sally-flow': { purpose: oneOf(...Object.keys(PURPOSES)), type: oneOf(...Object.keys(FACTORS)) },
  'sally-gate': {
    aal: oneOf('1', '2'),
    'max-age': number(0, Infinity, 'a number of seconds'),
    when: oneOf('signed-in', 'signed-out'),
  },
  'sally-settings': {
    sections: severalOf(
      'two-factor-authentication',
      'backup-codes',
      'passkeys',
      'trusted-devices',
      'sessions',
      'password',
      'address',
      'activity',
    ),
  },
  'sally-admin': { sections: severalOf('team', 'policy', 'audit', 'adoption', 'tenants', 'profiles', 'programs') },
  'sally-code-field': { alphabet: oneOf('digits', 'alphanumeric') },
};

/** What an element is nothing without: a selector of it, how it is written, and what is so without it. */
interface Content {
  selector: string;
  written: string;
  without: string;
}

const INPUT: Content = {
  selector: 'input[slot=input]',
  written: '<input slot="input">',
  without: 'nothing can be typed into it',
};

const BUTTON: Content = { selector: 'button', written: '<button>', without: 'there is nothing to press' };

const CONTENT: Record<string, Content> = {
  'sally-gate': { selector: 'template', written: '<template>', without: 'it has nothing to show' },
  'sally-field': INPUT,
  'sally-code-field': INPUT,
  'sally-password-field': INPUT,
  'sally-checkbox-field': {
    selector: 'input[slot=input]',
    written: '<input slot="input" type="checkbox">',
    without: 'nothing can be ticked',
  },
  'sally-button': BUTTON,
  'sally-secondary-button': BUTTON,
};

const said = new Set<string>();

/** Tells the page's developer something, once. */
function adviseOnce(words: string): void {
  if (!said.has(words)) console.warn(`sally: ${words}`);
  said.add(words);
}

/** Tells of two versions of the script on a page: a tag is registered once, so that the second one does nothing. */
function adviseOnScripts(): void {
  const scripts = document.querySelectorAll<HTMLScriptElement>('script[src*="/sallyport.js"]');
  const addresses = new Set(Array.from(scripts, ({ src }) => src));
  if (addresses.size > 1)
    adviseOnce(`this page loads ${[...addresses].join(' and ')}. Whichever came first is in force: leave one out.`);
}

/**
 * Tells the page's developer which attributes of an element have values that it can't use, and what would do; what is
 * missing inside it; and that the page has two versions of all.
 */
export function adviseOn(element: Element): void {
  adviseOnScripts();
  const { localName: tag } = element;
  for (const [name, { fits, words }] of Object.entries({ ...ANY_WIDGET, ...BY_TAG[tag] })) {
    const value = element.getAttribute(name);
    if (value !== null && !fits(value)) adviseOnce(`<${tag}> can't use ${name}="${value}". It takes ${words}.`);
  }
  const content = CONTENT[tag];
  if (content && !element.querySelector(content.selector))
    adviseOnce(`<${tag}> has no ${content.written} in it: ${content.without}.`);
}
