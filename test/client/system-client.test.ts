import { Failure, SystemClient } from '@sallyport/client';
import { describe, expect, it } from 'vitest';
import { listEvents } from '../../server/src/audit/audit-store.ts';
import { signedInAdmins } from '../support/admins.ts';
import { testApp } from '../support/test-app.ts';
import { clientOf } from './support/client-of.ts';

/** What a system admin asks by, against the real backend. */
async function systemOf() {
  const app = await testApp();
  const { sam, olga } = await signedInAdmins(app, 'sam', 'olga');
  return { app, olga, system: new SystemClient(clientOf(app, sam).connection) };
}

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.catch((error: unknown) => error instanceof Failure && error.problem?.code);

describe('a system admin’s client', () => {
  it('makes a tenant, changes it, and finds it on the page after', async () => {
    const { system } = await systemOf();
    await system.writeProfile('gold', 'Gold');
    expect(await system.addTenant({ id: 'zeta', plan: 'trial' })).toEqual({ id: 'zeta', plan: 'trial' });
    expect(await codeOf(system.addTenant({ id: 'zeta' }))).toBe('identifier-taken');
    const changed = await system.changeTenant('zeta', { name: 'Zeta', plan: null, profile: 'gold' });
    expect(changed).toEqual({ id: 'zeta', name: 'Zeta', profile: 'gold' });
    const { tenants } = await system.tenants();
    expect(tenants.at(-1)).toEqual(changed);
    expect((await system.tenants('platform')).tenants).toEqual([changed]);
  });

  it('makes a profile of an id once, of two at a time as well, and calls it something else', async () => {
    const { app, system } = await systemOf();
    const names = ['Gold', 'Also gold'];
    const adding = await Promise.allSettled(names.map((name) => system.addProfile({ id: 'gold', name })));
    expect(adding.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const name = names[adding.findIndex(({ status }) => status === 'fulfilled')]!;
    const again = await system.addProfile({ id: 'gold', name: 'Third' }).catch((error: unknown) => error);
    expect(again).toMatchObject({ problem: { code: 'version-conflict', field: 'id', status: 412 } });
    expect(await system.profile('gold')).toEqual({ id: 'gold', name });
    const { events } = await listEvents(app.ports, { tenant: 'platform', kinds: ['profile-changed'], limit: 10 });
    expect(events.length).toBeLessThan(3);
    expect((await system.writeProfile('gold', 'Golden')).name).toBe('Golden');
  });

  it('has all profiles, however many pages they are', async () => {
    const { system } = await systemOf();
    const ids = Array.from({ length: 60 }, (_, index) => `p${String(index).padStart(2, '0')}`);
    for (const id of ids) await system.writeProfile(id, `Profile ${id}`);
    expect((await system.allProfiles()).map(({ id }) => id)).toEqual(ids);
    expect((await system.profiles('p58')).profiles).toEqual([{ id: 'p59', name: 'Profile p59' }]);
  });

  it('R-83 signs everybody of a tenant out, and knows an owner by their id', async () => {
    const { olga, system } = await systemOf();
    expect((await olga.request('GET', '/me')).status).toBe(200);
    await system.endTenantSessions('acme');
    expect((await olga.request('GET', '/me')).status).toBe(401);
    const owner = (await system.tenants()).tenants.find(({ id }) => id === 'acme')?.owner;
    expect((await system.account(owner!)).email).toBe('olga@acme.test');
  });

  it('R-31 adds a program, makes it keys that one answer shows, and ends one or all of them', async () => {
    const { app, system } = await systemOf();
    const { id, tenant } = await system.addProgram({ email: 'ci@acme.test', role: 'member', tenant: 'acme' });
    expect(tenant).toBe('acme');
    expect(await codeOf(system.addProgram({ email: 'x@x.test', role: 'member', tenant: 'nowhere' }))).toBe('not-found');
    expect((await system.programs()).accounts.map(({ email }) => email)).toEqual(['ci@acme.test']);
    const { key, ...first } = await system.makeApiKey(id, { name: 'Build' });
    await system.makeApiKey(id, { name: 'Deploy' });
    const opens = async () => (await app.browser().request('POST', '/session/token', {}, bearer(key))).status;
    expect(await opens()).toBe(200);
    expect((await system.apiKeys(id)).map(({ name }) => name)).toEqual(['Build', 'Deploy']);
    expect(JSON.stringify(await system.apiKeys(id))).not.toContain(key);
    await system.revokeApiKeys(id, first.id);
    expect([await opens(), (await system.apiKeys(id)).length]).toEqual([401, 1]);
    await system.revokeApiKeys(id);
    expect(await system.apiKeys(id)).toEqual([]);
  });
});

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
