import { Hono } from 'hono';
import type { Site } from '../ports/site.ts';

/**
 * `GET /.well-known/webauthn` at the root of the host that passkeys are bound to: which pages of other hosts may use
 * them (WebAuthn L3 §5.11). Browsers ask for it themselves.
 */
export const relatedOrigins = ({ origins }: Site): Hono =>
  new Hono().get('/.well-known/webauthn', (c) => c.json({ origins }));
