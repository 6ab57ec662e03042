import { Client } from '@sallyport/client';
import type { Step } from '@sallyport/protocol';

/** A backend that sends one step, and answers nothing that follows. */
export function fakeBackend(step: Step): Client {
  const session = step.kind === 'done' ? step.session : undefined;
  const answers: Record<string, () => Response> = {
    'POST /flows': () => Response.json(step),
    'GET /session': () => (session ? Response.json(session) : new Response(null, { status: 204 })),
    'GET /config': () => Response.json({ methods: ['password'], recover: false, signUp: false }),
  };
  return new Client({
    server: '',
    fetch: async (path, { method }) => answers[`${method} ${path}`]?.() ?? new Promise<Response>(() => {}),
  });
}
