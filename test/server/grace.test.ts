import type { AccountView, Me } from '@sallyport/protocol';
import { expect, it } from 'vitest';
import type { Account, Enforcement } from '@sallyport/rules';
import { listEvents } from '../../server/src/audit/audit-store.ts';
import { signedInAdmins } from '../support/admins.ts';
import { PASSWORD } from '../support/people.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { inParallel, tally } from '../support/tally.ts';
import { APP, type TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const DAY = 24 * 60 * 60;
const enforced = (grace: NonNullable<Enforcement['grace']>) => ({ enforcement: { group: 'all', grace } }) as const;

/** Signs ben in as far as he is asked for a factor. */
async function benAsked(app: TestApp) {
  const ben = app.browser();
  const { step } = await ben.signIn('ben@acme.test');
  return { ben, step };
}

/** Signs ben in without a factor. */
async function benSkips(app: TestApp): Promise<TestBrowser> {
  const { ben } = await benAsked(app);
  expect((await ben.answer({ kind: 'skip' })).step).toMatchObject({ kind: 'done', session: { aal: 1 } });
  return ben;
}

const usedBy = async ({ ports, ben }: TestApp) => (await ports.store.get<Account>(`account:${ben.id}`))?.grace;

onEachStore('R-72 a person’s grace', (makeApp) => {
  it('R-86 by sign-ins is counted, told, written down, and over after the last', async () => {
    const app = await makeApp({ policy: enforced({ skips: 2 }) });
    for (const left of [2, 1]) {
      const { ben, step } = await benAsked(app);
      expect(step).toMatchObject({ kind: 'enrol-choose', reason: 'reminder', skipsLeft: left, skippable: true });
      expect((await ben.answer({ kind: 'skip' })).step.kind).toBe('done');
      const me = (await (await ben.request('GET', '/me')).json()) as Me;
      expect([me.skipsLeft, me.enforced]).toEqual(left === 2 ? [1, false] : [undefined, true]);
    }
    const { events } = await listEvents(app.ports, { tenant: 'acme', account: app.ben.id, limit: 100 });
    expect(tally(events.map(({ kind }) => kind))).toMatchObject({ 'grace-used': 2, 'sign-in': 2 });
    const { ben, step } = await benAsked(app);
    expect(step).toMatchObject({ kind: 'enrol-choose', reason: 'enforced' });
    expect(step).not.toHaveProperty('skippable');
    expect((await ben.answer({ kind: 'skip' })).step.problem?.code).toBe('enforced');
    expect(await ben.session()).toBeUndefined();
  });

  it('of one sign-in is given once, however many browsers ask at the same time', async () => {
    const app = await makeApp({ policy: enforced({ skips: 1 }) });
    const asked = await inParallel(6, () => benAsked(app));
    const replies = await Promise.all(asked.map(({ ben }) => ben.answer({ kind: 'skip' })));
    expect(tally(replies.map(({ step }) => step.problem?.code ?? step.kind))).toEqual({ done: 1, enforced: 5 });
    expect(await usedBy(app)).toMatchObject({ skips: 1 });
    const sessions = await Promise.all(asked.map(({ ben }) => ben.session()));
    expect(sessions.filter(Boolean)).toHaveLength(1);
  });

  it('is used once by a sign-in that is answered twice at the same time, and begins one session', async () => {
    const app = await makeApp({ policy: enforced({ skips: 2 }) });
    const { ben } = await benAsked(app);
    const replies = await inParallel(6, () => ben.answer({ kind: 'skip' }));
    expect(replies.filter(({ step }) => step.kind === 'done' && !step.problem)).toHaveLength(1);
    expect(await usedBy(app)).toMatchObject({ skips: 1 });
    const { events } = await listEvents(app.ports, { tenant: 'acme', account: app.ben.id, limit: 100 });
    expect(tally(events.map(({ kind }) => kind))).toMatchObject({ 'grace-used': 1, 'sign-in': 1 });
  });

  it('by days begins with the first request of a session that was there before', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    app.setPolicy(enforced({ days: 3 }));
    const told = async () => ((await (await ben.request('GET', '/me')).json()) as Me).enforcedFrom;
    const date = new Date(app.now() + 3 * DAY * 1000).toISOString();
    expect(await told()).toBe(date);
    app.wait(3 * DAY - 1);
    expect(await told()).toBe(date);
    app.wait(1);
    expect(await ben.session()).toMatchObject({ mustEnrol: true });
    expect((await benAsked(app)).step).toMatchObject({ reason: 'enforced' });
  });

  it('by days has a date of the person’s own, for them and for their admin', async () => {
    const app = await makeApp();
    const { olga } = await signedInAdmins(app, 'olga');
    app.setPolicy(enforced({ days: 3 }));
    const { step } = await benAsked(app);
    const first = new Date(app.now() + 3 * DAY * 1000).toISOString();
    expect(step).toMatchObject({ reason: 'reminder', deadline: first, skippable: true });
    const ben = await benSkips(app);
    app.wait(DAY);
    expect((await benAsked(app)).step).toMatchObject({ deadline: first });
    expect(((await (await ben.request('GET', '/me')).json()) as Me).enforcedFrom).toBe(first);
    const seen = (await (await olga.request('GET', `/admin/accounts/${app.ben.id}`)).json()) as AccountView;
    expect(seen).toMatchObject({ enforced: false, enforcedFrom: first });
  });

  it('by days ends running sessions’ ease with the last second, and lets them set one up', async () => {
    const app = await makeApp({ policy: enforced({ days: 3 }) });
    const ben = await benSkips(app);
    app.wait(3 * DAY - 1);
    expect(await ben.session()).not.toHaveProperty('mustEnrol');
    app.wait(1);
    expect(await ben.session()).toMatchObject({ mustEnrol: true });
    expect((await benAsked(app)).step).toMatchObject({ reason: 'enforced' });
  });

  it('leaves the session of the last sign-in as it is', async () => {
    const app = await makeApp({ policy: enforced({ skips: 1 }) });
    const ben = await benSkips(app);
    expect(await ben.session()).not.toHaveProperty('mustEnrol');
    expect((await ben.request('GET', '/me/activity')).status).toBe(200);
    await ben.start('reauthenticate');
    await ben.answer({ kind: 'credentials', identifier: 'ben@acme.test', password: PASSWORD });
    expect(await ben.session()).toMatchObject({ aal: 1 });
    expect(await ben.session()).not.toHaveProperty('mustEnrol');
    app.setPolicy({ enforcement: { group: 'all' } });
    expect(await ben.session()).toMatchObject({ mustEnrol: true });
  });

  it('is not given anew by an admin’s reset, a new role, or enforcement that is turned off and on', async () => {
    const app = await makeApp({ policy: { enforcement: 'off' } });
    const { olga } = await signedInAdmins(app, 'olga');
    app.setPolicy(enforced({ skips: 1 }));
    await benSkips(app);
    const used = await usedBy(app);
    app.setPolicy({ enforcement: 'off' });
    expect((await benAsked(app)).step.kind).toBe('done');
    await app.giveFactors(app.ben.id, APP);
    const ben = `/admin/accounts/${app.ben.id}`;
    expect((await olga.request('DELETE', `${ben}/mfa`)).status).toBe(204);
    expect((await olga.request('PATCH', ben, { role: 'tenant-admin' })).status).toBe(200);
    app.setPolicy(enforced({ skips: 1 }));
    expect(await usedBy(app)).toEqual(used);
    expect((await benAsked(app)).step).toMatchObject({ reason: 'enforced' });
  });
});
