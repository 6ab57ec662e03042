import type { AuthNeeds, SessionView } from '@sallyport/protocol';

/** What a sign-in lacks: it isn't there, was proved too long ago, or by less than is asked for. */
export type Lack = 'signed-out' | 'age' | 'level';

/**
 * What a sign-in lacks; `undefined` where it has all that is needed. What can't be compared is lacking. One that has
 * yet to prove a second factor lacks that for everything: the backend gives no token for it.
 *
 * @param now  Unix time in ms.
 */
export function lackOf({ aal = 1, maxAge }: AuthNeeds, session: SessionView | null, now: number): Lack | undefined {
  if (!session) return 'signed-out';
  if (session.mustEnrol || !(session.aal >= aal)) return 'level';
  return maxAge === undefined || now <= freshUntil(session, maxAge) ? undefined : 'age';
}

/**
 * Until when what was proved is not too old, Unix time in ms; counted from the whole second, as `auth_time` of a token.
 */
export const freshUntil = ({ authTime }: SessionView, maxAge: number): number =>
  (Math.floor(Date.parse(authTime) / 1000) + maxAge) * 1000;

/** Whether a sign-in that has what `met` asks for has what `needs` ask for. */
export const isCovered = (needs: AuthNeeds, met: AuthNeeds): boolean =>
  (needs.aal ?? 1) <= (met.aal ?? 1) && (needs.maxAge ?? Infinity) >= (met.maxAge ?? Infinity);

/**
 * What an answer asks for: a 401 whose challenge says that the sign-in isn't strong or fresh enough (RFC 9470 §3).
 *
 * @returns `undefined` for any other answer.
 */
export function challengeOf({ status, headers }: Pick<Response, 'status' | 'headers'>): AuthNeeds | undefined {
  const challenge = status === 401 ? (headers.get('WWW-Authenticate') ?? '') : '';
  if (!/\berror="?insufficient_user_authentication\b/.test(challenge)) return undefined;
  const maxAge = /\bmax_age="?(\d+)/.exec(challenge)?.[1];
  return {
    ...(/\bacr_values="[^"]*\/aal\/2\b/.test(challenge) ? { aal: 2 } : {}),
    ...(maxAge === undefined ? {} : { maxAge: Number(maxAge) }),
  };
}
