import { Client, type Fetch } from '@sallyport/client';
import type { ProblemCode } from '@sallyport/protocol';

const over = (fetch: Fetch): Client => new Client({ server: '/demo', fetch });

/** A backend that never answers. */
export const waiting = (): Client => over(() => new Promise(() => {}));

/** A backend that can't be reached. */
export const offline = (): Client => over(() => Promise.reject(new TypeError('offline')));

/**
 * A backend that answers everything with this; who is signed in it doesn't tell, unless among these.
 *
 * @param others  What it answers else where an address ends so.
 */
export const answering = (body: unknown, others: Readonly<Record<string, unknown>> = {}): Client =>
  over(async (url) => {
    const other = Object.keys(others).find((end) => url.endsWith(end));
    if (other !== undefined) return Response.json(others[other]);
    return url.endsWith('/session') ? new Response(null, { status: 204 }) : Response.json(body);
  });

/** A backend that refuses everything, and says why. */
export const refusing = (code: ProblemCode, status: 401 | 403): Client =>
  over(async () => Response.json({ type: 'about:blank', title: code, status, code }, { status }));
