import type { Backend } from './backend.ts';

/** A request without where it goes: below the address where the backend is mounted. */
export interface Sent {
  method: string;
  /** `/flows`, with its query. */
  path: string;
  headers?: HeadersInit;
  body?: string | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Has the backend answer a request as a server would that a browser asked: with its cookies, its origin, and the date.
 * A page may neither send nor read those itself (Fetch §2.2.2).
 */
export async function exchange(
  { app, jar, ports }: Backend,
  { method, path, headers, body, signal }: Sent,
): Promise<Response> {
  const { origin } = ports.site.url;
  const request = new Request(`${origin}/auth${path}`, {
    method,
    ...(body === undefined ? {} : { body }),
    ...(signal ? { signal } : {}),
  });
  const all = new Headers(headers); // of a guard that lets every name in, unlike the request's own
  all.set('origin', origin);
  // as it is on the wire: a body without its length is counted, in a copy of the request that has no such headers
  if (body !== undefined) all.set('content-length', String(new TextEncoder().encode(body).length));
  const cookies = jar.header();
  if (cookies) all.set('cookie', cookies);
  if (!all.has('user-agent')) all.set('user-agent', globalThis.navigator?.userAgent ?? '');
  Object.defineProperty(request, 'headers', { value: all });
  const response = await app.fetch(request, { takeCookie: (cookie) => jar.take(cookie) });
  response.headers.delete('set-cookie');
  response.headers.set('date', new Date(ports.clock()).toUTCString());
  return response;
}
