/** Where the mock runs: the origin of the page, or a local one where there is no page. */
export interface Place {
  origin: string;
  /** The host of the page; `undefined` where there is no page, empty where a file is looked at. */
  host: string | undefined;
}

const HERE = 'http://localhost';

/** What of a page says where it is. */
interface Page {
  location?: { href: string };
  origin?: string;
  document?: { baseURI: string };
}

/** A page says by its address where it is; one in a frame that has none, by that of the page around it. */
export function placeOf({ location, origin, document }: Page = globalThis): Place {
  if (!location || !document) return { origin: HERE, host: undefined };
  for (const address of [location.href, origin ?? '', document.baseURI]) {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (url?.protocol === 'http:' || url?.protocol === 'https:') return { origin: url.origin, host: url.hostname };
    if (url?.protocol === 'file:') break;
  }
  return { origin: HERE, host: '' };
}

/** This machine (RFC 6761 §6.3), and what no public name ends in (§6.2). */
const LOCAL = /^$|(^|\.)(localhost|test)$|^127(\.\d+){3}$|^\[::1\]$/;

/**
 * Refuses to stand in for a backend where people may come: whoever opens the page could be anybody.
 *
 * @param hosts  Hosts that are let in besides this machine, such as a preview's.
 * @throws {Error} on any other host, and in Node where `NODE_ENV` is `production`.
 */
export function refuseProduction({ host }: Place, hosts: readonly string[]): void {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  const isProduction = host === undefined ? process?.env?.['NODE_ENV'] === 'production' : !LOCAL.test(host);
  if (!isProduction || (host !== undefined && hosts.includes(host))) return;
  throw new Error(
    host === undefined
      ? 'The Sallyport mock signs anybody in as anybody: it does not run where NODE_ENV is production.'
      : `The Sallyport mock signs anybody in as anybody: it does not run on ${host}. ` +
          `A preview is let in by its name: startMock({ hosts: ['${host}'] }).`,
  );
}
