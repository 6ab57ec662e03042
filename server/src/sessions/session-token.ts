import { assuranceLevel, type Account, type Session } from '@sallyport/rules';
import { SignJWT } from 'jose';
import type { Ports } from '../ports/ports.ts';
import type { Site } from '../ports/site.ts';
import { signingKey } from './signing-keys.ts';
import { SESSION_TOKEN_TYPE } from './token-type.ts';

/** Short: a token can't be taken back, and the session behind it may end at any moment. */
const LIFETIME_SECONDS = 5 * 60;

/** Whom the tokens of programs are for: no page asks for them. */
export const programAudience = ({ url }: Site): string => `${url.origin}/programs`;

/**
 * A signed statement of who is signed in and how that was proved, for a site's own backend to check offline (RFC 7519;
 * `auth_time` and `amr` as in OpenID Connect Core §2).
 *
 * @param audience  Whom it is for: the origin whose page asked for it, or `programAudience`. A backend that takes its
 *   own alone can't be shown what another one was given (RFC 8725 §3.9).
 */
export async function sessionToken(
  ports: Ports,
  account: Account,
  { amr, authTime }: Pick<Session, 'amr' | 'authTime'>,
  audience: string,
): Promise<string> {
  const { kid, key } = await signingKey(ports);
  const now = Math.floor(ports.clock() / 1000);
  return new SignJWT({
    ...(account.kind === 'api' ? {} : { email: account.email }), // an admin typed it: nobody has proved the mailbox
    tenant: account.tenant,
    role: account.role,
    aal: assuranceLevel({ amr }),
    amr,
    auth_time: Math.floor(authTime / 1000),
  })
    .setProtectedHeader({ alg: 'ES256', kid, typ: SESSION_TOKEN_TYPE })
    .setIssuer(ports.site.url.origin)
    .setAudience(audience)
    .setSubject(account.id)
    .setIssuedAt(now)
    .setExpirationTime(now + LIFETIME_SECONDS)
    .sign(key);
}
