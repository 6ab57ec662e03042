import type { ProblemDetails, TenantPage } from '@sallyport/protocol';
import { expect, it } from 'vitest';
import { listEvents } from '../../server/src/audit/audit-store.ts';
import { signedInAdmins } from '../support/admins.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import type { TestBrowser } from '../support/test-browser.ts';

async function call(browser: TestBrowser, method: string, path: string, body?: object) {
  const response = await browser.request(method, path, body);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> & ProblemDetails };
}

onEachStore('tenants', (makeApp) => {
  it('are made, named and given a plan and a profile by a system admin', async () => {
    const app = await makeApp();
    const { sam } = await signedInAdmins(app, 'sam');
    expect((await call(sam, 'PUT', '/admin/profiles/gold', { name: 'Gold' })).status).toBe(200);
    const made = await call(sam, 'POST', '/admin/tenants', { id: 'newco', name: 'New Co', plan: 'trial' });
    expect(made).toEqual({ status: 201, body: { id: 'newco', name: 'New Co', plan: 'trial' } });
    const again = await call(sam, 'POST', '/admin/tenants', { id: 'newco' });
    expect(again).toMatchObject({ status: 409, body: { code: 'identifier-taken', field: 'id' } });
    const { events } = await listEvents(app.ports, { tenant: 'newco', limit: 10 });
    expect(events.map(({ details }) => details.fields)).toEqual([['name', 'plan']]);
    const changed = await call(sam, 'PATCH', '/admin/tenants/newco', { plan: null, profile: 'gold' });
    expect(changed.body).toEqual({ id: 'newco', name: 'New Co', profile: 'gold' });
    expect((await call(sam, 'PATCH', '/admin/tenants/newco', { profile: 'tin' })).body).toMatchObject({
      status: 400,
      field: 'profile',
    });
  });

  it('come by pages to a system admin, and to their own admin alone', async () => {
    const app = await makeApp();
    const { sam, olga } = await signedInAdmins(app);
    for (let i = 0; i < 5; i++) await call(sam, 'POST', '/admin/tenants', { id: `t${i}` });
    const seen: string[] = [];
    let next: string | undefined;
    do {
      const query = `?limit=3${next ? `&cursor=${encodeURIComponent(next)}` : ''}`;
      const page = (await call(sam, 'GET', `/admin/tenants${query}`)).body as unknown as TenantPage;
      seen.push(...page.tenants.map(({ id }) => id));
      next = page.next;
    } while (next !== undefined);
    expect(seen).toEqual(['acme', 'other', 'platform', 't0', 't1', 't2', 't3', 't4']);
    const own = (await call(olga, 'GET', '/admin/tenants')).body as unknown as TenantPage;
    expect(own.tenants.map(({ id }) => id)).toEqual(['acme']);
  });

  it.each(['tenants', 'profiles'])(
    'A-26 a cursor of %s that is none names the field, or is past the end',
    async (list) => {
      const app = await makeApp();
      const { sam } = await signedInAdmins(app, 'sam');
      const refused = await call(sam, 'GET', `/admin/${list}?cursor=${encodeURIComponent(`${list}:all:a`)}`);
      expect(refused).toMatchObject({ status: 400, body: { field: 'cursor' } });
      expect((await call(sam, 'GET', `/admin/${list}?cursor=zzz`)).body).toEqual({ [list]: [] });
    },
  );

  it('are never called what strangers are taken for, nor are profiles', async () => {
    const app = await makeApp();
    const { sam } = await signedInAdmins(app, 'sam');
    expect((await call(sam, 'PUT', '/admin/profiles/nobody', { name: 'N' })).body).toMatchObject({ status: 400 });
    expect((await call(sam, 'POST', '/admin/tenants', { id: 'nobody' })).body).toMatchObject({ field: 'id' });
  });

  it('R-64 R-69 a tenant’s admin names theirs, and neither plan nor profile, nor any other', async () => {
    const app = await makeApp();
    const { olga } = await signedInAdmins(app);
    expect((await call(olga, 'PATCH', '/admin/tenants/acme', { name: 'Acme Ltd' })).body).toMatchObject({
      name: 'Acme Ltd',
    });
    for (const patch of [{ plan: 'trial' }, { profile: null }])
      expect((await call(olga, 'PATCH', '/admin/tenants/acme', patch)).body.code).toBe('not-allowed');
    expect((await call(olga, 'PATCH', '/admin/tenants/other', { name: 'Mine' })).status).toBe(404);
    expect((await call(olga, 'GET', '/admin/tenants/other')).status).toBe(404);
    expect((await call(olga, 'POST', '/admin/tenants', { id: 'mine' })).body.code).toBe('not-allowed');
    for (const [method, path] of [
      ['GET', '/admin/profiles'],
      ['GET', '/admin/profiles/gold'],
      ['PUT', '/admin/profiles/gold'],
    ] as const)
      expect((await call(olga, method, path, method === 'PUT' ? { name: 'x' } : undefined)).body.code).toBe(
        'not-allowed',
      );
  });

  it.each([
    ['POST', '/admin/tenants', { id: 'a b' }, 'id'],
    ['POST', '/admin/tenants', { id: 'x'.repeat(65) }, 'id'],
    ['POST', '/admin/tenants', { id: 'x', epoch: 3 }, 'epoch'],
    ['PATCH', '/admin/tenants/acme', { owner: 'x' }, 'owner'],
    ['PUT', '/admin/profiles/a%2Fb', { name: 'x' }, 'id'],
    ['PUT', '/admin/profiles/gold', {}, 'name'],
    ['GET', '/admin/tenants?limit=x', undefined, 'limit'],
  ] as const)('A-26 %s %s %j names the field', async (method, path, body, field) => {
    const app = await makeApp();
    const { sam } = await signedInAdmins(app, 'sam');
    expect(await call(sam, method, path, body)).toMatchObject({ status: 400, body: { code: 'bad-request', field } });
  });
});
