import type { Fetch } from '@sallyport/client';

/** What is read of an element that asks a backend. */
type Widget = Element & { server?: string; client?: { connection: { fetch?: Fetch } } };

/** Of whose pages msw answers every request: none of their elements asks a real server. */
const wholePages = new WeakSet<Fetch>();

/** Everything that the page asks of a backend is answered by this. */
export const answersWholePage = (fetch: Fetch): void => void wholePages.add(fetch);

/**
 * Says once in the console where some elements of the page ask this mock, and some a real server: who is signed in at
 * the one isn't at the other.
 *
 * @returns Whether that was said.
 */
export function tellMixed(fetch: Fetch): boolean {
  if (!globalThis.document || wholePages.has(fetch)) return false;
  const real = [...document.querySelectorAll<Widget>('*')].filter((element) => asksServer(element, fetch));
  if (real.length === 0) return false;
  const tags = [...new Set(real.map(({ localName }) => `<${localName}>`))].join(', ');
  console.warn(
    `Sallyport mock: ${tags} on this page asks a real server, and others ask the mock. ` +
      'Who is signed in at the one is not signed in at the other. Give each server="mock:" or the mock’s client.',
  );
  return true;
}

/** Whether an element says for itself, or none around it does, that it asks something else than the mock. */
function asksServer({ localName, server, client, parentElement }: Widget, fetch: Fetch): boolean {
  if (!localName.startsWith('sally-')) return false;
  if (client) return client.connection.fetch !== fetch;
  return server !== undefined ? !server.startsWith('mock:') : isOutermost(parentElement) && OF_THEIR_OWN.has(localName);
}

/** What asks a backend at `/auth` where nothing says which. */
const OF_THEIR_OWN = new Set(['sally-login', 'sally-flow', 'sally-settings', 'sally-user-button', 'sally-gate']);

function isOutermost(parent: Element | null): boolean {
  for (let each = parent; each; each = each.parentElement) if (each.localName.startsWith('sally-')) return false;
  return true;
}
