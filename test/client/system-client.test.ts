import { Failure, SystemClient } from '@sallyport/client';
import { describe, expect, it } from 'vitest';
import { signedInAdmins } from '../support/admins.ts';
import { testApp } from '../support/test-app.ts';
import { clientOf } from './support/client-of.ts';

/** What a system admin asks by, against the real backend. */
async function systemOf() {
  const app = await testApp();
  const { sam, olga } = await signedInAdmins(app, 'sam', 'olga');
  return { olga, system: new SystemClient(clientOf(app, sam).connection) };
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
});
