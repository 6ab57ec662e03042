import type { Failure } from '@sallyport/client';
import { adviseOnCookies } from './cookie-advice.ts';

/** Several elements hear of the same failure. */
const told = new WeakSet<object>();

/**
 * Tells the page's developer what is likely wrong with the page where no usable answer came: the person reads only that
 * it failed. Nothing where the page has no part in it, or where it was told already.
 *
 * @param server  Where the backend should be, relative to the page.
 */
export function advise(failure: Pick<Failure, 'kind' | 'problem'>, server: string): void {
  const { kind, problem } = failure;
  if (told.has(failure)) return;
  told.add(failure);
  if (problem?.host) return adviseOnCookies(problem.host);
  if (kind === 'refused' && problem?.code !== 'foreign-origin') return;
  const { href } = new URL(server, document.baseURI);
  console.warn((kind === 'unexpected' ? somethingElse(href, server) : nothing(href, server)).join('\n'));
}

const somethingElse = (href: string, server: string): string[] => [
  `sally: ${href} answers with something else than this script's backend does. Most likely`,
  `- that is not where it is mounted: does server="${server}" end in /auth?`,
  '- or what stands before it answers in its place: a proxy, a development server, a host that sends its own page,',
  '- or it has failed: its log says why.',
];

const nothing = (href: string, server: string): string[] => [
  `sally: no usable answer from ${href}. If the backend is running, most likely`,
  `- that is not where it is mounted: does server="${server}" end in /auth?`,
  `- or it does not let in pages of ${location.origin}: SALLYPORT_URL has another origin than this, such as`,
  '  localhost for 127.0.0.1, and SALLYPORT_ORIGINS does not list this one. The log of the server says so.',
];
