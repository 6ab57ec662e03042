import { Client, CurrentSession, Failure, SystemClient } from '@sallyport/client';
import type { NewPasskey } from '@sallyport/protocol';
import { describe, expect, it } from 'vitest';
import { doneStates } from '../../demo/states/end.ts';

/** What else may answer where a backend should, with 200. */
const ANSWERS: Record<string, () => Response> = {
  null: () => Response.json(null),
  'an empty list': () => Response.json([]),
  'an empty object': () => Response.json({}),
  'a list of things': () => Response.json([{ id: 1, name: 'Shoes' }]),
  'an object of another kind': () => Response.json({ kind: 'shop#item', events: {}, accounts: 3, methods: null }),
  'a text': () => Response.json('hello'),
  'a number': () => Response.json(1),
  'a page': () => new Response('<!doctype html><title>Shop</title>', { headers: { 'content-type': 'text/html' } }),
  nothing: () => new Response('', { status: 200 }),
};

const PASSKEY: NewPasskey = {
  id: 'p1',
  type: 'public-key',
  response: { clientDataJSON: '', attestationObject: '' },
};

const systemOf = ({ connection }: Client) => new SystemClient(connection);

/** Everything that is read of a backend. */
const READS: Record<string, (client: Client) => Promise<unknown>> = {
  config: async ({ config }) => loaded(config),
  session: async (client) => loaded(CurrentSession.of(client)),
  token: (client) => CurrentSession.of(client).token(),
  'start of a flow': (client) => client.flows().start({ purpose: 'sign-in' }),
  'flow after a reload': (client) => client.flows().resume('f1'),
  account: async ({ me }) => loaded(me),
  'second step': ({ me }) => me.hasSecondStep(),
  activity: ({ me }) => me.activity(),
  'kept passkey': ({ me }) => me.keepPasskey(PASSKEY),
  accounts: ({ admin }) => admin.accounts({}),
  audit: ({ admin }) => admin.audit({}),
  adoption: ({ admin }) => admin.adoption(),
  policy: ({ admin }) => admin.policy('platform'),
  'policy that was saved': ({ admin }) => admin.savePolicy('platform', {}, '1'),
  preview: ({ admin }) => admin.previewPolicy('platform', {}),
  'preview of people': ({ admin }) => admin.previewPeople('platform', {}, 'ready'),
  tenants: (client) => systemOf(client).tenants(),
  'tenant that was added': (client) => systemOf(client).addTenant({ id: 't1' }),
  'tenant that was changed': (client) => systemOf(client).changeTenant('t1', {}),
  profiles: (client) => systemOf(client).profiles(),
  'all profiles': (client) => systemOf(client).allProfiles(),
  profile: (client) => systemOf(client).profile('p1'),
  programs: (client) => systemOf(client).programs(),
  'program that was added': (client) => systemOf(client).addProgram({ email: 'a@b.c', role: 'member' }),
  'keys of a program': (client) => systemOf(client).apiKeys('a1'),
  'key that was made': (client) => systemOf(client).makeApiKey('a1', { name: 'k' }),
  'profile that was written': (client) => systemOf(client).writeProfile('p1', 'P'),
  'profile that was added': (client) => systemOf(client).addProfile({ id: 'p1', name: 'P' }),
  'account of an id': (client) => systemOf(client).account('a1'),
  'what if': ({ admin }) => admin.whatIf('platform', { document: {}, account: 'a1' }),
};

/** What is shown of a resource, or why it can't be. */
async function loaded(resource: Client['config'] | Client['me'] | CurrentSession): Promise<unknown> {
  const leave = resource.subscribe(() => {});
  await resource.refresh();
  leave();
  if (resource.failure) throw resource.failure;
  return resource.value;
}

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => ({ value }),
    (error: unknown) => (error instanceof Failure ? error.kind : error),
  );

describe('a server that answers with something else', () => {
  it.each(Object.entries(READS))('is told from a backend: %s', async (_name, read) => {
    for (const [name, answer] of Object.entries(ANSWERS)) {
      const client = new Client({
        server: '/shop',
        fetch: async () => {
          const answered = answer();
          answered.headers.set('etag', '"1"');
          return answered;
        },
      });
      expect([name, await failureOf(read(client))]).toEqual([name, 'unexpected']);
    }
  });

  it('is told from one while a code is waited for, and the step stays', async () => {
    const step = { ...doneStates.plain.set.step, kind: 'locked' };
    const answers = [() => Response.json(step), ...Object.values(ANSWERS)];
    const flow = new Client({ server: '/auth', fetch: async () => answers.shift()!() }).flows();
    await flow.start({ purpose: 'sign-in' });
    while (answers.length > 0) expect(await failureOf(flow.look())).toBe('unexpected');
    expect(flow.step).toEqual(step);
  });
});
