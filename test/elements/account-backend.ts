import { fixture, html } from '@open-wc/testing';
import { Client, type Fetch } from '@sallyport/client';
import { define } from '@sallyport/elements/define';
import type { ActivityPage, Me } from '@sallyport/protocol';
import type { PanelState } from '../../demo/states/index.ts';
import { sessionOf } from '../../demo/states/session-clients.ts';
import { settlePanels } from './panel-support.ts';
import { classes } from './support.ts';

/** What somebody has who has set up nothing. */
export const NOTHING: Partial<Me> = {
  account: sessionOf().account,
  authenticators: [],
  offers: [],
  trustedDevices: [],
  trustsDevices: true,
  sessions: [],
  password: { change: true },
  address: { change: true },
};

/** Answers a call, such as `DELETE /me/mfa`, in the backend's place; nothing where the backend is to answer itself. */
export type Refuse = (call: string) => Response | undefined | Promise<Response | undefined>;

/** What a backend was asked, in order, and what it was sent. */
interface AccountBackend {
  client: Client;
  /** What the client asks by. */
  fetch: Fetch;
  calls: string[];
  bodies: unknown[];
}

/** A backend that holds what a person has, and makes the changes that it is asked for. */
export function accountBackend(me: Partial<Me>, refuse: Refuse = () => undefined): AccountBackend {
  let held = me;
  const calls: string[] = [];
  const bodies: unknown[] = [];
  const fetch: Fetch = async (url, { method = 'GET', body }) => {
    const call = `${method} ${url}`;
    calls.push(call);
    const sent = typeof body === 'string' ? JSON.parse(body) : undefined;
    if (sent !== undefined) bodies.push(sent);
    const refused = await refuse(call);
    if (refused) return refused;
    if (call === 'GET /me') return Response.json({ ...NOTHING, ...held });
    if (call === 'GET /me/activity') return Response.json({ events: [] } satisfies ActivityPage);
    held = { ...held, ...changed(held, call, sent) };
    return new Response(null, { status: 204 });
  };
  return { client: new Client({ server: '', fetch }), fetch, calls, bodies };
}

/** What a call makes of the account: an id in its path means one, none means all that it may end. */
function changed(me: Partial<Me>, call: string, sent: Partial<Me['authenticators'][number]>): Partial<Me> {
  const [, method, list, id] = /^(\w+) \/me\/([\w-]+)(?:\/(.*))?$/.exec(call) ?? [];
  const others = <T extends { id: string }>(all: readonly T[] = []) => all.filter((each) => id && each.id !== id);
  const { authenticators = [], sessions = [], trustedDevices } = me;
  if (method === 'PATCH')
    return { authenticators: authenticators.map((each) => (each.id === id ? { ...each, ...sent } : each)) };
  if (list === 'trusted-devices') return { trustedDevices: others(trustedDevices) };
  if (list === 'sessions') return { sessions: id ? others(sessions) : sessions.filter(({ current }) => current) };
  return list === 'authenticators' || list === 'mfa' ? { authenticators: others(authenticators) } : {};
}

/** Renders a panel over a client, and waits until it has what it shows. */
export async function renderPanel<T extends PanelState['tag']>(
  tag: T,
  client: Client,
): Promise<HTMLElementTagNameMap[T]> {
  define(classes.get(tag)!);
  const element = Object.assign(document.createElement(tag), { client });
  await fixture(html`${element}`);
  await settlePanels();
  return element;
}
