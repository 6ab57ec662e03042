import type { Site } from '../ports/site.ts';

/**
 * Where a page may be sent after a sign-in: a path of the site, or a URL of an origin that is let in. Anything else
 * would make the sign-in an open redirect (CWE-601).
 *
 * @returns The whole URL, or `null` where it isn't let in.
 */
export function returnTarget({ url, origins }: Site, wanted: string): string | null {
  if (!URL.canParse(wanted, url)) return null;
  const target = new URL(wanted, url);
  const isPage = target.protocol === 'https:' || target.protocol === 'http:'; // a blob: has its maker's origin
  return isPage && origins.includes(target.origin) ? target.href : null;
}
