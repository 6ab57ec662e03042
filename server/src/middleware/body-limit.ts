import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { problem } from '../http/problem.ts';

/** Far above any answer, in bytes: a body that is larger is no person's. */
const MAX_BODY = 16 * 1024;

/**
 * Refuses a body of more than 16 KiB. One whose length is announced is let past without being opened here: an HTTP
 * parser ends the body at its `Content-Length` and takes what follows for the next request (RFC 9112 §6.3; RFC 9113
 * §8.1.1 has a mismatch refused), so that a length can't lie. Any other is counted as it comes: one that is sent in
 * chunks, and one that was never on the wire, in a tab, where no page can set the header (Fetch §2.2.2).
 */
export function limitBody(): MiddlewareHandler {
  const count = bodyLimit({ maxSize: MAX_BODY, onError: (c) => problem(c, { code: 'too-large', field: 'body' }) });
  return (c, next) => (isShort(c) ? next() : count(c, next));
}

function isShort({ req }: Context): boolean {
  const length = req.header('content-length') ?? '';
  return /^\d+$/.test(length) && Number(length) <= MAX_BODY && req.header('transfer-encoding') === undefined;
}
