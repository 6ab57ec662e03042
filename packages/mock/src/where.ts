/** Where the mock runs: the origin of the page or worker, or a local one where there is none. */
export interface Place {
  origin: string;
  /**
   * The host of the page or worker; `undefined` where there is neither, empty where a file is looked at. What has
   * another scheme, as apps and extensions have, goes by that: `app:`.
   */
  host: string | undefined;
}

const HERE = 'http://localhost';

/** Schemes of what a page makes itself, such as a frame or a worker: the page's origin says where that is. */
const MADE = ['about:', 'blob:'];

/** What of a page or worker says where it is. A worker has no document. */
interface Page {
  location?: { href: string };
  origin?: string;
  document?: { baseURI: string };
}

/**
 * A page or worker says by its address where it is; one that a page made, by that of the page. Node alone has no
 * `location`.
 */
export function placeOf({ location, origin, document }: Page = globalThis): Place {
  if (!location) return { origin: HERE, host: undefined };
  const { protocol } = new URL(location.href);
  const others = MADE.includes(protocol) ? [origin, document?.baseURI] : [];
  for (const address of [location.href, ...others]) {
    const url = address && URL.canParse(address) ? new URL(address) : undefined;
    if (url?.protocol === 'http:' || url?.protocol === 'https:') return { origin: url.origin, host: url.hostname };
    if (url?.protocol === 'file:') return { origin: HERE, host: '' };
  }
  return { origin: HERE, host: protocol };
}

/** This machine (RFC 6761 §6.3), and what no public name ends in (§6.2). */
const LOCAL = /^$|(^|\.)(localhost|test)$|^127(\.\d+){3}$|^\[::1\]$/;

/** Whether nobody else comes there: on this machine, and in Node. */
export const isLocal = ({ host }: Place): boolean => host === undefined || LOCAL.test(host);

/**
 * Refuses to stand in for a backend where people may come: whoever opens the page could be anybody.
 *
 * @param hosts  Hosts that are let in besides this machine, such as a preview's, and schemes, such as `app:`.
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

/**
 * Refuses a page to whose scripts the browser gives no cryptography: every request would fail there, as if the backend
 * were down.
 *
 * @throws {Error} on a page by http, unless it is of `localhost`.
 */
export function refuseInsecure({ isSecureContext }: { isSecureContext?: boolean } = globalThis): void {
  if (isSecureContext === false)
    throw new Error('The Sallyport mock needs a page by https, or of localhost: others have no crypto.subtle.');
}
