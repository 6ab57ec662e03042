import { expect, it } from 'vitest';
import type { AuditEvent, AuditPage } from '@sallyport/protocol';
import { standard } from '@sallyport/rules';
import { signedInAdmins } from '../support/admins.ts';
import { flood, stored } from '../support/flood.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { inParallel, inTurn, tally } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const HERE = '198.51.100.7';
const off = { ...standard.perSource, passwords: 'off', recoveries: 'off', flows: 'off' } as const;
const from = (app: TestApp, address: string): TestBrowser => app.browser({ 'x-test-remote': address });

async function eventsOfNobody(app: TestApp): Promise<AuditEvent[]> {
  const { sam } = await signedInAdmins(app, 'sam');
  return ((await (await sam.request('GET', '/admin/audit?tenant=nobody')).json()) as AuditPage).events;
}

onEachStore('A-37 what strangers leave behind', (makeApp) => {
  it('is one event for an address, an hour and what happened, with how many there were', async () => {
    const app = await makeApp({ policy: { perSource: off } });
    await inTurn(40, (n) => from(app, HERE).recover(`made-up-${n}@acme.test`));
    await inParallel(40, (n) => from(app, HERE).signIn(`made-up-${n}@acme.test`, 'wrong'));
    await from(app, '198.51.100.8').recover('made-up@acme.test');
    app.wait(3600);
    await from(app, HERE).recover('made-up@acme.test');
    const events = await eventsOfNobody(app);
    expect(events.map(({ kind, address, at, details: { count } }) => [kind, address, at, count])).toEqual(
      expect.arrayContaining([
        ['recovery-asked', HERE, '2026-01-15T13:00:00.000Z', undefined],
        ['recovery-asked', HERE, '2026-01-15T12:00:00.000Z', 40],
        ['sign-in-failed', HERE, '2026-01-15T12:00:00.000Z', 40],
        ['recovery-asked', '198.51.100.8', '2026-01-15T12:00:00.000Z', undefined],
      ]),
    );
    expect(events).toHaveLength(4);
    expect(JSON.stringify(events)).not.toContain('made-up');
  });

  it('is no more after a flood than after as much as one address may do', async () => {
    const app = await makeApp();
    await flood(app, { times: 400, over: 60 });
    const before = await stored(app);
    const answers = await flood(app, { times: 400, over: 60 });
    expect(answers).toEqual({ 'first step 201': 134, 'recovery 429': 133, 'sign-in 429': 133 });
    expect(await stored(app)).toEqual(before);
    expect(before).toMatchObject({ events: 2, counted: 100 + 30 });
    expect(before.bytes).toBeLessThan(100_000);
  });

  it('an event of an account stays one of its own', async () => {
    const app = await makeApp();
    await inTurn(3, () => from(app, HERE).signIn('ben@acme.test', 'wrong'));
    expect((await app.dump()).filter((line) => line.startsWith('audit:acme:'))).toHaveLength(3);
  });

  it('is no page to go back to of more than 512 characters', async () => {
    const app = await makeApp();
    const begin = (length: number) =>
      app.browser().request('POST', '/flows', { purpose: 'recover', returnTo: `/${'a'.repeat(length - 1)}` });
    expect([(await begin(512)).status, (await begin(513)).status]).toEqual([201, 400]);
    expect(await (await begin(2048)).json()).toMatchObject({ code: 'bad-request', field: 'returnTo' });
  });
});

onEachStore('A-37 what admins leave behind', (makeApp) => {
  it('is bounded: so many changes an hour, and what is refused changes and records nothing', async () => {
    const app = await makeApp({ policy: { perSource: { ...standard.perSource, adminWrites: 10 } } });
    const { ada, olga } = await signedInAdmins(app, 'ada', 'olga');
    const rename = (admin: TestBrowser, name: string) =>
      admin.request('PATCH', `/admin/accounts/${app.ben.id}`, { name });
    const replies = await inTurn(12, (n) => rename(ada, `Ben ${n}`));
    expect(tally(replies.map(({ status }) => status))).toEqual({ 200: 10, 429: 2 });
    expect(await replies[11]?.json()).toMatchObject({ code: 'too-many-attempts', retryAfter: 3600 });
    expect(replies[11]?.headers.get('retry-after')).toBe('3600');
    const lines = await app.dump();
    expect(lines.filter((line) => line.includes('"account-changed"'))).toHaveLength(10);
    expect(lines.find((line) => line.startsWith(`account:${app.ben.id} `))).toContain('"Ben 9"');
    const made = await ada.request('POST', '/admin/accounts', { email: 'robot@acme.test', kind: 'api' });
    expect(made.status).toBe(429);
    expect((await ada.request('GET', `/admin/accounts/${app.ben.id}`)).status).toBe(200);
    expect((await rename(olga, 'Benjamin')).status).toBe(200);
  });

  it('is kept no longer than the platform says, whoever owns the tenant', async () => {
    const app = await makeApp({ policy: { tenantOverride: 'full' } });
    const { olga } = await signedInAdmins(app, 'olga');
    const keep = (retention: number) =>
      olga.request('PUT', '/admin/policies/tenant:acme', { audit: { retention } }, { 'if-match': '"none"' });
    const refused = await keep(315_360_000);
    expect([refused.status, await refused.json()]).toMatchObject([
      422,
      { code: 'policy-refused', refusals: [{ field: 'audit.retention', reason: 'not-allowed' }] },
    ]);
    expect((await keep(standard.audit.retention)).status).toBe(200);
  });
});
