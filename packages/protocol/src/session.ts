import { z } from 'zod';

export const Role = z.enum(['system-admin', 'tenant-admin', 'member']);
export type Role = z.infer<typeof Role>;

/** Who is signed in, and how that was proved. */
export const SessionView = z.object({
  account: z.object({
    id: z.string(),
    email: z.string(),
    name: z.string().optional(),
    tenant: z.string(),
    role: Role,
    owner: z.boolean(),
  }),
  /** Authenticator assurance level (NIST SP 800-63B-4): 2 where a second factor was proved in this sign-in. */
  aal: z.union([z.literal(1), z.literal(2)]),
  /** Authentication methods (RFC 8176). */
  amr: z.array(z.string()),
  /** When the sign-in was proved, ISO 8601. */
  authTime: z.string(),
  expiresAt: z.string(),
  /** Policy has come to ask for a second factor: until one is set up or proved, nothing else is open. */
  mustEnrol: z.literal(true).optional(),
});
export type SessionView = z.infer<typeof SessionView>;

/** A signed token of 5 minutes (RFC 7519), which a site's own backend checks with the key set. */
export const SessionToken = z.object({ token: z.string() });
export type SessionToken = z.infer<typeof SessionToken>;

/** What session tokens are checked with (RFC 7517 §5). */
export const KeySet = z.object({
  keys: z.array(
    z.object({
      kty: z.literal('EC'),
      crv: z.literal('P-256'),
      x: z.string(),
      y: z.string(),
      kid: z.string(),
      alg: z.literal('ES256'),
      use: z.literal('sig'),
    }),
  ),
});
export type KeySet = z.infer<typeof KeySet>;
