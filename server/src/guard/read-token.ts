import { createRemoteJWKSet, customFetch, errors, jwtVerify, type JWTPayload } from 'jose';
import type { Role } from '@sallyport/protocol';
import { SESSION_TOKEN_TYPE } from '../sessions/token-type.ts';

/** Who calls, and how that was proved. */
export interface AuthClaims {
  /** The account's id. */
  account: string;
  email: string | undefined;
  tenant: string;
  role: Role;
  /** Authenticator assurance level (NIST SP 800-63B-4). */
  aal: number;
  /** Authentication methods (RFC 8176). */
  amr: readonly string[];
  /** When the person last proved who they are, Unix time in s. */
  authTime: number;
}

/** How tokens are read. */
export interface TokenOptions {
  /** Address of the mounted Sallyport: `https://auth.example.com/auth`. */
  server: string;
  /** The origins whose pages may call, as in the address bar: a token that another site's page was given is refused. */
  audience: string | string[];
  /** Fetches the keys; the runtime's own, unless Sallyport is in the same process. `init.signal` ends the waiting. */
  fetch?: (url: string, init: RequestInit) => Response | Promise<Response>;
}

/** By how many seconds the clocks of two machines may differ. */
const CLOCK_TOLERANCE = 5;

/** What is wrong with the token itself. Anything else is wrong with the keys, and says nothing of who calls. */
const TOKEN_FAULTS = new Set([
  'ERR_JOSE_ALG_NOT_ALLOWED',
  'ERR_JOSE_NOT_SUPPORTED',
  'ERR_JWKS_MULTIPLE_MATCHING_KEYS', // it names no key: those of Sallyport do
  'ERR_JWKS_NO_MATCHING_KEY',
  'ERR_JWS_INVALID',
  'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  'ERR_JWT_CLAIM_VALIDATION_FAILED',
  'ERR_JWT_EXPIRED',
  'ERR_JWT_INVALID',
]);

/**
 * Makes what reads session tokens (`POST /session/token`). A token is checked without asking anybody, by keys that are
 * fetched once in a while: kind, algorithm, issuer, audience and time (RFC 8725 §3).
 *
 * @throws {RangeError} for an audience that is no origin: a token for anybody would do, or none ever.
 * @returns A function that gives the claims, or `undefined` for a token that is no good. It rejects where the keys
 *   can't be had.
 */
export function tokenReader({ server, audience, fetch }: TokenOptions) {
  const { origin } = new URL(server);
  for (const each of [audience].flat()) checkOrigin(each);
  if (audience.length === 0) throw new RangeError('audience names at least one origin');
  const keysAt = new URL(`${server.replace(/\/+$/, '')}/.well-known/jwks.json`);
  const keys = createRemoteJWKSet(keysAt, fetch ? { [customFetch]: async (url, init) => fetch(url, init) } : {});
  const expected = {
    issuer: origin,
    audience,
    typ: SESSION_TOKEN_TYPE,
    algorithms: ['ES256'],
    requiredClaims: ['sub', 'iat', 'exp'],
    maxTokenAge: '5 minutes',
    clockTolerance: CLOCK_TOLERANCE,
  };
  return async (token: string): Promise<AuthClaims | undefined> => {
    try {
      return claimsOf((await jwtVerify(token, keys, expected)).payload);
    } catch (error) {
      if (error instanceof errors.JOSEError && TOKEN_FAULTS.has(error.code)) return undefined;
      throw error;
    }
  };
}

function claimsOf(payload: JWTPayload): AuthClaims | undefined {
  const { sub, email, tenant, role, aal, amr, auth_time: authTime } = payload as JWTPayload & Record<string, unknown>;
  if (sub === undefined || typeof aal !== 'number' || typeof authTime !== 'number') return undefined;
  return {
    account: sub,
    email: email as string | undefined,
    tenant: tenant as string,
    role: role as Role,
    aal,
    amr: amr as string[],
    authTime,
  };
}

function checkOrigin(audience: string): void {
  if (!URL.canParse(audience) || new URL(audience).origin !== audience)
    throw new RangeError(`audience is an origin, such as https://www.example.com, not ${audience}`);
}
