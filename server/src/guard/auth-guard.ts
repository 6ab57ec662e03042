import type { AuthNeeds } from '@sallyport/protocol';
import { createMiddleware } from 'hono/factory';
import type { MiddlewareHandler } from 'hono';
import { checkNeeds, isEnough, stepUpChallenge } from './needs.ts';
import { tokenReader, type AuthClaims, type TokenOptions } from './read-token.ts';

export type AuthGuardOptions = TokenOptions;

/** What a route behind `requireAuth` finds on its context. */
export interface Authenticated {
  Variables: { auth: AuthClaims };
}

/** Guards a site's own backend. */
export interface AuthGuard {
  /**
   * Middleware for Hono: lets through whoever meets the needs, and puts who that is into `c.var.auth`.
   *
   * @throws {RangeError} at once, for needs that make no sense.
   */
  requireAuth(needs?: AuthNeeds): MiddlewareHandler<Authenticated>;
  /**
   * The same for any server that has a `Request`.
   *
   * @returns Who calls, or the answer to give instead.
   * @throws {RangeError} for needs that make no sense.
   */
  checkAuth(request: Request, needs?: AuthNeeds): Promise<AuthClaims | Response>;
}

/** RFC 6750 §2.1; the scheme's case is its sender's (RFC 9110 §11.1). */
const BEARER = /^bearer +(\S+)$/i;

/**
 * Guards a site's own backend by the session token that its page has from `POST /session/token` and sends as
 * `Authorization: Bearer`: no form of another site can send that. Whoever isn't signed in gets 401 (RFC 6750 §3). Whose
 * sign-in isn't strong or fresh enough gets the 401 of RFC 9470 §3, which says what to ask for; `stepUp()` of
 * `@sallyport/elements` asks, and calls again. Where the keys can't be had, nobody is let through: 503.
 *
 * A token is good for 5 minutes, also where its session ends before.
 */
export function authGuard(options: AuthGuardOptions): AuthGuard {
  const readToken = tokenReader(options);

  async function check({ headers }: Request, needs: AuthNeeds): Promise<AuthClaims | Response> {
    const token = BEARER.exec(headers.get('authorization') ?? '')?.[1];
    if (token === undefined) return refusal(401, 'unauthenticated', 'Bearer'); // RFC 6750 §3.1: no error code here
    const claims = await readToken(token).catch(() => null);
    if (claims === null) return refusal(503, 'temporarily_unavailable');
    if (!claims) return refusal(401, 'invalid_token', 'Bearer error="invalid_token"');
    if (isEnough(needs, claims, Date.now() / 1000)) return claims;
    return refusal(401, 'insufficient_user_authentication', stepUpChallenge(needs));
  }

  return {
    requireAuth(needs = {}) {
      checkNeeds(needs);
      return createMiddleware<Authenticated>(async (c, next) => {
        const verdict = await check(c.req.raw, needs);
        if (verdict instanceof Response) return verdict;
        c.set('auth', verdict);
        return next();
      });
    },
    async checkAuth(request, needs = {}) {
      checkNeeds(needs);
      return check(request, needs);
    },
  };
}

/** @param challenge  What to send instead, for the page to read, of whatever origin the site lets in. */
const refusal = (status: number, error: string, challenge?: string): Response =>
  Response.json(
    { error },
    {
      status,
      headers: {
        'Cache-Control': 'no-store',
        ...(challenge === undefined
          ? { 'Retry-After': '5' }
          : { 'WWW-Authenticate': challenge, 'Access-Control-Expose-Headers': 'WWW-Authenticate' }),
      },
    },
  );
