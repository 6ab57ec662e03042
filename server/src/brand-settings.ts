import { oneLine } from '@sallyport/protocol';
import { ConfigError } from './config-error.ts';
import type { Site } from './ports/site.ts';
import { isSafeUrl } from './safe-url.ts';

/** How the site shows itself to people, where it says so. */
export type BrandSettings = Pick<Site, 'name' | 'accent' | 'logo'>;

/** Characters of a name: it stands in subjects, headings and an app's list of accounts. */
const LONGEST_NAME = 40;

/** A `#` begins a comment in many files of variables, so it may be left out. */
const COLOUR = /^#?([\da-f]{6})$/i;

/**
 * Reads what the site is called, its colour and its picture. Each of them may be left out.
 *
 *     SALLYPORT_NAME     one line of at most 40 characters
 *     SALLYPORT_ACCENT   1f55d6, with or without a # before it
 *     SALLYPORT_LOGO     https://www.example.com/logo.png, or /logo.png of SALLYPORT_URL
 *
 * @throws ConfigError that names the variable.
 */
export function readBrandSettings(env: Readonly<Record<string, string | undefined>>, base: URL): BrandSettings {
  const { SALLYPORT_NAME: name, SALLYPORT_ACCENT: accent, SALLYPORT_LOGO: logo } = env;
  return {
    name: name ? nameOf(name) : undefined,
    accent: accent ? accentOf(accent) : undefined,
    logo: logo ? logoOf(logo, base) : undefined,
  };
}

function nameOf(value: string): string {
  const name = oneLine(LONGEST_NAME).safeParse(value);
  if (name.success) return name.data;
  throw new ConfigError(
    `SALLYPORT_NAME must be one line of 1 to ${LONGEST_NAME} characters, without control characters.`,
  );
}

function accentOf(value: string): string {
  const digits = COLOUR.exec(value.trim())?.[1];
  if (digits) return `#${digits.toLowerCase()}`;
  throw new ConfigError('SALLYPORT_ACCENT must be a colour of six hexadecimal digits, such as 1f55d6.');
}

function logoOf(value: string, base: URL): string {
  const isPath = /^\/(?![/\\])/.test(value);
  const url = (isPath || /^https?:\/\//.test(value)) && URL.canParse(value, base) ? new URL(value, base) : undefined;
  if (url && isSafeUrl(url) && !url.username && !url.password && !url.hash) return url.href;
  throw new ConfigError('SALLYPORT_LOGO must be https://… or a path such as /logo.png, without a user or fragment.');
}
