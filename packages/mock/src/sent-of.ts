import type { Sent } from './exchange.ts';

/** Where backends are mounted, unless an address says `mock:`. */
const MOUNTED = /^.*?\/auth(?=[/?]|$)/;

const SAFE = new Set(['GET', 'HEAD']);

/**
 * What `fetch` was called with, as the backend takes it.
 *
 * @throws {TypeError} where the address is of no backend: it neither begins with `mock:` nor has `/auth` in its path.
 */
export async function sentOf(input: string | URL | Request, init: RequestInit = {}): Promise<Sent> {
  const isRequest = input instanceof Request;
  const { pathname, search, protocol } = new URL(isRequest ? input.url : input, 'http://localhost');
  if (protocol !== 'mock:' && !MOUNTED.test(pathname))
    throw new TypeError(`The mock answers below mock: or a path with /auth, not ${pathname}.`);
  const method = (init.method ?? (isRequest ? input.method : 'GET')).toUpperCase();
  const signal = init.signal ?? (isRequest ? input.signal : undefined);
  return {
    method,
    path: (protocol === 'mock:' ? pathname : pathname.replace(MOUNTED, '')) + search,
    headers: init.headers ?? (isRequest ? input.headers : {}),
    body: SAFE.has(method) ? undefined : await bodyOf(input, init),
    ...(signal ? { signal } : {}),
  };
}

/** The path of a request, without its query. */
export const pathOf = ({ path }: Sent): string => path.replace(/\?.*/, '');

async function bodyOf(input: string | URL | Request, { body }: RequestInit): Promise<string | undefined> {
  if (typeof body === 'string') return body;
  const text = body ? await new Response(body).text() : input instanceof Request ? await input.text() : '';
  return text || undefined;
}
