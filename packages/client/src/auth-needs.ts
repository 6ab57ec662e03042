import type { SessionView } from '@sallyport/protocol';

/** What something needs of the sign-in behind it. Without either, somebody has to be signed in. */
export interface AuthNeeds {
  /** Least authenticator assurance level: 2 where a second factor has to be proved (NIST SP 800-63B-4). */
  aal?: 1 | 2 | undefined;
  /** For how many **seconds** after the person last proved who they are. */
  maxAge?: number | undefined;
}

/** What a sign-in lacks: it isn't there, was proved too long ago, or by one factor alone. */
export type Lack = 'signed-out' | 'age' | 'level';

/**
 * What a sign-in lacks; `undefined` where it has all that is needed. What can't be compared is lacking.
 *
 * @param now  Unix time in ms.
 */
export function lackOf({ aal = 1, maxAge }: AuthNeeds, session: SessionView | null, now: number): Lack | undefined {
  if (!session) return 'signed-out';
  if (!(session.aal >= aal)) return 'level';
  return maxAge === undefined || now < staleAt(session, maxAge) ? undefined : 'age';
}

/** When what was proved becomes too old, Unix time in ms. */
export const staleAt = ({ authTime }: SessionView, maxAge: number): number => Date.parse(authTime) + maxAge * 1000;

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
