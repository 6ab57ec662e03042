import type { Fetch } from '@sallyport/client';

/** What is read of an element that asks a backend. */
type Widget = Element & { server?: string; client?: { connection: { fetch?: Fetch } }; value?: unknown };

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

/**
 * Whether an element asks something else than the mock: by what it says itself, or, where nothing around it says
 * anything, by `/auth`. What is handed its value asks nothing.
 */
function asksServer(element: Widget, fetch: Fetch): boolean {
  const { localName, server, client, value, parentElement } = element;
  if (!localName.startsWith('sally-')) return false;
  if (client) return client.connection.fetch !== fetch;
  if (server !== undefined) return !server.startsWith('mock:');
  return 'server' in element && value === undefined && isOutermost(parentElement);
}

function isOutermost(parent: Element | null): boolean {
  for (let each = parent; each; each = each.parentElement) if (each.localName.startsWith('sally-')) return false;
  return true;
}
