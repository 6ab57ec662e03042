import { Client } from '@sallyport/client';
import type { Me, SessionView } from '@sallyport/protocol';
import { inSeconds } from './instant.ts';

/** The session of somebody who proved who they are so many seconds ago. */
export const sessionOf = (ago = 0, more: Partial<SessionView> = {}): SessionView => ({
  account: { id: 'a1', email: 'ada@example.com', tenant: 'acme', role: 'member', owner: false },
  aal: 2,
  amr: ['pwd', 'otp', 'mfa'],
  authTime: inSeconds(-ago),
  expiresAt: inSeconds(3600),
  ...more,
});

/** A backend that knows who is signed in, `null` for nobody, and answers nothing that is asked besides. */
export function holding(session: SessionView | null, me?: Me): Client {
  const answers: Record<string, () => Response> = {
    'GET /session': () => (session ? Response.json(session) : new Response(null, { status: 204 })),
    ...(me ? { 'GET /me': () => Response.json(me) } : {}),
  };
  return new Client({
    server: '',
    fetch: async (path, { method = 'GET' } = {}) => answers[`${method} ${path}`]?.() ?? new Promise<Response>(() => {}),
  });
}
