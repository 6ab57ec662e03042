import { Client, type Fetch } from '@sallyport/client';
import type { ActivityPage, Me, SessionView, Step } from '@sallyport/protocol';
import { NOTHING } from './account-backend.ts';
import { FakeClient } from './support.ts';

export { sessionOf } from '../../demo/states/session-clients.ts';

/** A backend that has this session, and gives these steps of a flow. */
export function backend(now: SessionView | undefined, ...steps: Step[]) {
  const held = { now, me: { authenticators: [{}] } as Partial<Me>, broken: false };
  const fetch: Fetch = async (url, { method = 'GET' }) => {
    if (held.broken) return Response.json({}, { status: 500 });
    if (url === '/config') return Response.json({ methods: ['password'] });
    if (url === '/me') return Response.json({ ...NOTHING, ...held.me });
    if (url === '/me/activity') return Response.json({ events: [] } satisfies ActivityPage);
    if (method === 'DELETE') held.now = undefined;
    return held.now ? Response.json(held.now) : new Response(null, { status: 204 });
  };
  const client = new Client({ server: '', fetch });
  const flow = new FakeClient(...steps);
  client.flows = () => flow;
  client.session.read = async () => held.now;
  return { client, held, flow };
}
