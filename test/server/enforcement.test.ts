import type { AuditPage, Me } from '@sallyport/protocol';
import { expect, it } from 'vitest';
import { secretFromText, type Policy, type Tenant } from '@sallyport/rules';
import { signedInAdmins } from '../support/admins.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { appCode, PASSWORD } from '../support/people.ts';
import { factors } from '../support/policies.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const DAY = 24 * 60 * 60;

/** The test's clock begins on the 15th at noon. */
const FROM = '2026-01-20T12:00:00.000Z';
const SOON: Partial<Policy> = { enforcement: { group: 'all', from: FROM } };

const setTenant = (app: TestApp, id: string, different: Partial<Tenant>) =>
  app.ports.store.update<Tenant, void>(`tenant:${id}`, (tenant) => ({
    set: { epoch: 0, ...tenant, ...different },
    return: undefined,
  }));

/** Chooses the app, and types its first code. */
async function enrolApp(app: TestApp, browser: TestBrowser) {
  const { step } = await browser.answer({ kind: 'enrol', type: 'totp' });
  if (step.kind !== 'enrol-totp') throw new Error(step.kind);
  return browser.answer({ kind: 'code', code: appCode(secretFromText(step.secret), app.now()) });
}

onEachStore('R-63 enforcement that begins on a date', (makeApp) => {
  it('is told at each sign-in before it, and the person may go on', async () => {
    const app = await makeApp({ policy: SOON });
    for (const _ of ['once', 'and again']) {
      const ben = app.browser();
      const { status, step } = await ben.signIn('ben@acme.test');
      expect([status, step]).toMatchObject([
        201,
        { kind: 'enrol-choose', reason: 'reminder', deadline: FROM, skippable: true },
      ]);
      expect(await ben.session()).toBeUndefined(); // there is none before the end
      expect((await ben.answer({ kind: 'skip' })).step).toMatchObject({ kind: 'done', session: { aal: 1 } });
      expect(await ben.session()).toMatchObject({ aal: 1, amr: ['pwd'] });
      expect((await ben.request('GET', '/me')).status).toBe(200);
      app.wait(DAY);
    }
  });

  it('isn’t told to who has a factor, nor where none could be set up', async () => {
    const app = await makeApp({ policy: SOON });
    expect((await app.browser().signIn('anna@acme.test')).step.kind).toBe('code');
    app.setPolicy({ factors: factors('backup-code') });
    expect((await app.browser().signIn('ben@acme.test')).step.kind).toBe('done');
  });

  it('lets the person set one up at once, and isn’t told again', async () => {
    const app = await makeApp({ policy: SOON });
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    expect((await enrolApp(app, ben)).step.kind).toBe('backup-codes');
    expect((await ben.answer({ kind: 'saved' })).step).toMatchObject({ kind: 'done', session: { aal: 2 } });
    expect((await app.browser().signIn('ben@acme.test')).step.kind).toBe('code');
  });

  it.each([[['totp']], [['totp', 'passkey']]] as const)(
    'lets who has begun to set up one of %s come back, and go on without',
    async (offered) => {
      const app = await makeApp({ policy: { ...SOON, factors: factors(...offered) } });
      const ben = app.browser();
      await ben.signIn('ben@acme.test');
      const begun = await ben.answer({ kind: 'enrol', type: 'totp' });
      expect(begun.step).toMatchObject({ kind: 'enrol-totp', back: true });
      expect((await ben.answer({ kind: 'back' })).step).toMatchObject({ reason: 'reminder', skippable: true });
      expect((await ben.answer({ kind: 'skip' })).step.kind).toBe('done');
    },
  );

  it('holds from its first second on, in a flow that was begun before it as well', async () => {
    const app = await makeApp({ policy: { ...SOON, flow: { lifetime: 3600 } } });
    app.wait(5 * DAY - 60);
    const [early, choosing] = [app.browser(), app.browser()];
    expect((await early.signIn('ben@acme.test')).step).toMatchObject({ reason: 'reminder' });
    await choosing.signIn('ben@acme.test');
    await choosing.answer({ kind: 'enrol', type: 'totp' });
    app.wait(60);

    const refused = await early.answer({ kind: 'skip' });
    expect([refused.status, refused.step.problem?.code]).toEqual([403, 'enforced']);
    expect(refused.step).toMatchObject({ kind: 'enrol-choose', reason: 'enforced' });
    expect(refused.step).not.toHaveProperty('skippable');
    expect(await early.session()).toBeUndefined();

    expect((await choosing.answer({ kind: 'back' })).step).toMatchObject({ reason: 'enforced' });
    expect((await choosing.answer({ kind: 'skip' })).step.problem?.code).toBe('enforced');

    const late = app.browser();
    expect((await late.signIn('ben@acme.test')).step).toMatchObject({ kind: 'enrol-choose', reason: 'enforced' });
    expect((await late.answer({ kind: 'skip' })).step.problem?.code).toBe('enforced');
    expect((await enrolApp(app, late)).step.kind).toBe('backup-codes');
  });

  it('skips nothing but the reminder', async () => {
    const app = await makeApp({ policy: SOON });
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    expect((await anna.answer({ kind: 'skip' })).step.problem?.code).toBe('not-offered');
    await anna.answer({ kind: 'code', code: app.code() });
    await anna.start('enrol');
    expect((await anna.answer({ kind: 'skip' })).step.problem?.code).toBe('not-offered');
  });

  it('R-85 has a session that was begun before it enrol before it goes on', async () => {
    const app = await makeApp({ policy: { ...SOON, onPolicyChange: 'next-request' } });
    app.wait(4 * DAY);
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    await ben.answer({ kind: 'skip' });
    expect((await ben.request('GET', '/me')).status).toBe(200);
    app.wait(DAY);

    expect(await ben.session()).toMatchObject({ mustEnrol: true });
    expect((await ben.request('GET', '/me')).status).toBe(403);
    expect((await ben.request('POST', '/session/token', {})).status).toBe(403);
    await ben.start('enrol');
    await ben.answer({ kind: 'credentials', identifier: 'ben@acme.test', password: 'a password for tests 2026' });
    expect((await enrolApp(app, ben)).step.kind).toBe('backup-codes');
    await ben.answer({ kind: 'saved' });
    expect(await ben.session()).not.toHaveProperty('mustEnrol');
    expect((await ben.request('GET', '/me')).status).toBe(200);
  });

  it('R-85 leaves such a session alone under “keep”', async () => {
    const app = await makeApp({ policy: { ...SOON, onPolicyChange: 'keep' } });
    app.wait(4 * DAY);
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    await ben.answer({ kind: 'skip' });
    app.wait(DAY);
    expect((await ben.request('GET', '/me')).status).toBe(200);
  });
});

onEachStore('R-71 enforcement that is only reported', (makeApp) => {
  const REPORT = { group: 'all', mode: 'report' } as const;

  it('lets everybody in as without it, and leaves one event at each sign-in of who has no factor', async () => {
    const app = await makeApp({ policy: { enforcement: REPORT, onPolicyChange: 'next-request' } });
    const { olga } = await signedInAdmins(app, 'olga');
    const reported = async (of: string) => {
      const response = await olga.request('GET', `/admin/audit?kinds=enforcement-reported&account=${of}`);
      const { events } = (await response.json()) as AuditPage;
      return events.map(({ actor, details }) => [actor === of, details]);
    };
    const ben = app.browser();
    expect((await ben.signIn('ben@acme.test')).step).toMatchObject({ kind: 'done', session: { aal: 1 } });
    expect(await ben.session()).not.toHaveProperty('mustEnrol');
    const me = (await (await ben.request('GET', '/me')).json()) as Me;
    expect([me.enforced, me.enforcedFrom]).toEqual([false, undefined]);
    expect(await reported(app.ben.id)).toEqual([[true, {}]]);

    app.setPolicy({ enforcement: { ...REPORT, from: FROM } });
    expect((await app.browser().signIn('ben@acme.test')).step.kind).toBe('done');
    expect(await reported(app.ben.id)).toEqual([
      [true, { from: FROM }],
      [true, {}],
    ]);

    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code() });
    expect(await reported(app.anna.id)).toEqual([]);
    app.setPolicy({ enforcement: { group: 'all' } });
    expect((await app.browser().signIn('ben@acme.test')).step).toMatchObject({ reason: 'enforced' });
  });

  it('leaves none when somebody signed in proves themselves anew', async () => {
    const app = await makeApp({ policy: { enforcement: REPORT } });
    const { olga } = await signedInAdmins(app, 'olga');
    await olga.start('reauthenticate');
    await olga.answer({ kind: 'credentials', identifier: 'olga@acme.test', password: PASSWORD });
    const page = (await (await olga.request('GET', '/admin/audit')).json()) as AuditPage;
    expect(page.events.map(({ kind }) => kind).toSorted()).toEqual([
      'enforcement-reported',
      'reauthenticated',
      'sign-in',
    ]);
  });
});

onEachStore('whom enforcement reaches', (makeApp) => {
  const asked = async (app: TestApp) => (await app.browser().signIn('ben@acme.test')).step.kind;

  it('R-64 leaves out a tenant on the trial plan, until it is on another', async () => {
    const app = await makeApp({ policy: { enforcement: { group: 'all', exempt: { trial: true } } } });
    await setTenant(app, 'acme', { plan: 'trial' });
    expect(await asked(app)).toBe('done');
    await setTenant(app, 'acme', { plan: 'business' });
    expect(await asked(app)).toBe('enrol-choose');
  });

  it('R-64 tells nobody of a date on the trial plan', async () => {
    const app = await makeApp({ policy: { enforcement: { group: 'all', from: FROM, exempt: { trial: true } } } });
    await setTenant(app, 'acme', { plan: 'trial' });
    expect(await asked(app)).toBe('done');
  });

  it('R-60 asks the people of chosen tenants alone', async () => {
    const app = await makeApp({ policy: { enforcement: { group: 'all', tenants: ['other'] } } });
    const eve = await app.addAccount({ email: 'eve@other.test', tenant: 'other' });
    expect(await asked(app)).toBe('done');
    expect((await app.browser().signIn(eve.email)).step.kind).toBe('enrol-choose');
  });

  it('R-60 asks the people of tenants with a chosen profile alone', async () => {
    const app = await makeApp({ policy: { enforcement: { group: 'all', profiles: ['gold'] } } });
    expect(await asked(app)).toBe('done');
    await setTenant(app, 'acme', { profile: 'silver' });
    expect(await asked(app)).toBe('done');
    await setTenant(app, 'acme', { profile: 'gold' });
    expect(await asked(app)).toBe('enrol-choose');
  });

  it('R-60 asks admins of tenants alone', async () => {
    const app = await makeApp({ policy: { enforcement: { group: 'tenant-admin' } } });
    await app.addAccount({ email: 'tess@acme.test', role: 'tenant-admin' });
    expect(await asked(app)).toBe('done');
    expect((await app.browser().signIn('tess@acme.test')).step.kind).toBe('enrol-choose');
  });
});
