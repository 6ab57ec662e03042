import { Client, type Fetch } from '@sallyport/client';
import type { ProblemCode } from '@sallyport/protocol';

const over = (fetch: Fetch): Client => new Client({ server: '/demo', fetch });

/** A backend that never answers. */
export const waiting = (): Client => over(() => new Promise(() => {}));

/** A backend that can't be reached. */
export const offline = (): Client => over(() => Promise.reject(new TypeError('offline')));

/**
 * A backend that answers everything with this; who is signed in it doesn't tell.
 *
 * @param others  What it answers else where an address ends so.
 */
export const answering = (body: unknown, others: Readonly<Record<string, unknown>> = {}): Client =>
  over(async (url) => {
    if (url.endsWith('/session')) return new Response(null, { status: 204 });
    const other = Object.keys(others).find((end) => url.endsWith(end));
    return Response.json(other === undefined ? body : others[other]);
  });

/** A backend that refuses everything, and says why. */
export const refusing = (code: ProblemCode, status: 401 | 403): Client =>
  over(async () => Response.json({ type: 'about:blank', title: code, status, code }, { status }));
