import type { AccountPage, EnrolmentGroup, PolicyDocument, PolicyPreview, Step, WhatIfView } from '@sallyport/protocol';
import { expect, it } from 'vitest';
import { changeAccount } from '../../server/src/accounts/account-store.ts';
import { NO_VERSION } from '../../server/src/policies/policy-store.ts';
import { signedInAdmins } from '../support/admins.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { MAIL, type TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const GROUPS = ['ready', 'must-set-up', 'has-time', 'exempt', 'locked-out'] as const;
const path = (scope: string) => `/admin/policies/${scope}/preview`;

async function preview(browser: TestBrowser, scope: string, document: PolicyDocument) {
  return (await (await browser.request('POST', path(scope), document)).json()) as PolicyPreview;
}

/** Everybody of a group, page by page. */
async function everybody(browser: TestBrowser, scope: string, document: PolicyDocument, group: EnrolmentGroup) {
  const found: string[] = [];
  let cursor = '';
  for (let pages = 0; pages < 50; pages++) {
    const response = await browser.request('POST', `${path(scope)}/${group}?limit=2${cursor}`, document);
    expect(response.status).toBe(200);
    const { accounts, next } = (await response.json()) as AccountPage;
    expect(accounts.length).toBeLessThanOrEqual(2);
    found.push(...accounts.map(({ email }) => email));
    if (next === undefined) return found.toSorted();
    cursor = `&cursor=${encodeURIComponent(next)}`;
  }
  throw new Error('no end');
}

/** Acme's people, of every kind. */
async function team(app: TestApp) {
  const { olga, otto, sam } = await signedInAdmins(app); // ada, a tenant admin, too
  const suspended = await app.addAccount({ email: 'gone@acme.test' });
  await changeAccount(app.ports, suspended.id, (account) => ({ ...account, state: 'suspended' }));
  await app.addAccount({ email: 'robot@acme.test', kind: 'api' });
  await app.addAccount({ email: 'sso@acme.test', signIn: 'sso' });
  const mailed = await app.addAccount({ email: 'mailed@acme.test' });
  await app.giveFactors(mailed.id, MAIL);
  return { olga, otto, sam };
}

const ALL: PolicyDocument = { enforcement: { group: 'all' } };

onEachStore('how a draft would meet everybody', (makeApp) => {
  it.each<[string, PolicyDocument]>([
    ['enforced for all', ALL],
    ['enforced from a date', { enforcement: { group: 'all', from: '2030-01-01T00:00:00Z' } }],
    ['enforced for admins', { enforcement: { group: 'tenant-admin' } }],
    ['only reported', { enforcement: { group: 'all', mode: 'report' } }],
    ['not enforced', {}],
    ['with text messages alone', { ...ALL, factors: { member: ['sms'], 'tenant-admin': ['sms'] } }],
  ])('%s: what is counted is what the lists hold, and each person is in one', async (_, document) => {
    const app = await makeApp();
    const { sam } = await team(app);
    const { groups, exemptions, exact } = await preview(sam, 'tenant:acme', document);
    const lists = await Promise.all(GROUPS.map(async (group) => everybody(sam, 'tenant:acme', document, group)));
    expect(Object.fromEntries(GROUPS.map((group, index) => [group, lists[index]!.length]))).toEqual(groups);
    expect(exact).toBe(true);
    expect(lists.flat().toSorted()).toEqual([
      'ada@acme.test',
      'anna@acme.test',
      'ben@acme.test',
      'gone@acme.test',
      'mailed@acme.test',
      'olga@acme.test',
      'robot@acme.test',
      'sso@acme.test',
    ]);
    expect(Object.values(exemptions).reduce((sum, each) => sum + each, 0)).toBe(groups.exempt);
  });

  it('is what they then meet at their sign-in', async () => {
    const app = await makeApp();
    const { olga } = await team(app);
    expect((await preview(olga, 'tenant:acme', ALL)).groups).toMatchObject({ ready: 2, 'must-set-up': 3, exempt: 3 });
    const must = await everybody(olga, 'tenant:acme', ALL, 'must-set-up');
    const ready = await everybody(olga, 'tenant:acme', ALL, 'ready');
    expect([must, ready]).toEqual([
      ['ada@acme.test', 'ben@acme.test', 'olga@acme.test'],
      ['anna@acme.test', 'mailed@acme.test'],
    ]);
    const saved = await olga.request('PUT', '/admin/policies/tenant:acme', ALL, { 'if-match': `"${NO_VERSION}"` });
    expect(saved.status).toBe(200);
    for (const email of must) expect((await app.browser().signIn(email)).step).toMatchObject({ reason: 'enforced' });
    for (const email of ready) expect((await app.browser().signIn(email)).step.kind).toBe('code');
  });

  it('R-72 says that time is not exact, and lists who has used theirs among those who must', async () => {
    const app = await makeApp();
    const { olga } = await team(app);
    const graced: PolicyDocument = { enforcement: { group: 'all', grace: { skips: 2 } } };
    await changeAccount(app.ports, app.ben.id, (ben) => ({ ...ben, grace: { since: app.now(), skips: 2 } }));
    const { groups, exact } = await preview(olga, 'tenant:acme', graced);
    expect([groups['has-time'], groups['must-set-up'], exact]).toEqual([3, 0, false]);
    expect(await everybody(olga, 'tenant:acme', graced, 'must-set-up')).toEqual(['ben@acme.test']);
    expect(await everybody(olga, 'tenant:acme', graced, 'has-time')).toEqual(['ada@acme.test', 'olga@acme.test']);
  });

  it('R-69 shows an admin their own tenant alone, and says what a wrong group or cursor is', async () => {
    const app = await makeApp();
    const { olga, sam } = await team(app);
    expect((await olga.request('POST', `${path('tenant:other')}/ready`, ALL)).status).toBe(404);
    expect((await olga.request('POST', `${path('platform')}/ready`, ALL)).status).toBe(403);
    expect((await olga.request('POST', `${path('tenant:acme')}/nobody`, ALL)).status).toBe(404);
    const response = await olga.request('POST', `${path('tenant:acme')}/must-set-up?limit=1`, ALL);
    const { next = '' } = (await response.json()) as AccountPage;
    for (const cursor of [next, 'x'.repeat(40)]) {
      const wrong = await olga.request(
        'POST',
        `${path('tenant:acme')}/ready?cursor=${encodeURIComponent(cursor)}`,
        ALL,
      );
      expect([wrong.status, await wrong.json()]).toMatchObject([400, { field: 'cursor' }]);
    }
    expect(await everybody(sam, 'platform', ALL, 'must-set-up')).toEqual([
      'ada@acme.test',
      'ben@acme.test',
      'olga@acme.test',
      'otto@other.test',
      'sam@sallyport.test',
    ]);
  });
});

onEachStore('what a draft would mean for somebody', (makeApp) => {
  const tried = async (browser: TestBrowser, scope: string, asked: object) => {
    const response = await browser.request('POST', `/admin/policies/${scope}/what-if`, asked);
    return { status: response.status, body: (await response.json()) as WhatIfView & { code?: string; field?: string } };
  };

  it.each<[string, PolicyDocument]>([
    ['enforced', ALL],
    ['enforced with a factor that is begun with', { ...ALL, defaultFactor: 'totp' }],
    ['enforced from a date', { enforcement: { group: 'all', from: '2030-01-01T00:00:00.000Z' } }],
    ['enforced with grace', { enforcement: { group: 'all', grace: { days: 5 } } }],
    ['enforced with grace by sign-ins', { enforcement: { group: 'all', grace: { skips: 5 } } }],
    ['without what somebody has', { ...ALL, factors: { member: ['totp', 'passkey'] } }],
    ['not enforced', {}],
  ])('%s: is the step that they then come to', async (_, document) => {
    const app = await makeApp();
    const { olga } = await team(app);
    const people = ['anna', 'ben', 'mailed'].map((name) => `${name}@acme.test`);
    const { accounts } = (await (await olga.request('GET', '/admin/accounts')).json()) as AccountPage;
    const told = await Promise.all(
      people.map(async (email) => {
        const account = accounts.find((each) => each.email === email)?.id;
        return (await tried(olga, 'tenant:acme', { document, account })).body.step!;
      }),
    );
    await olga.request('PUT', '/admin/policies/tenant:acme', document, { 'if-match': `"${NO_VERSION}"` });
    const met = await Promise.all(people.map(async (email) => (await app.browser().signIn(email)).step));
    expect(told.map(comparable)).toEqual(met.map(comparable));
  });

  it('says which layer decides each field, for an account and for somebody new', async () => {
    const app = await makeApp();
    const { olga, sam } = await team(app);
    const platform = { reauthWithin: 300, recover: false };
    await sam.request('PUT', '/admin/policies/platform', platform, { 'if-match': `"${NO_VERSION}"` });
    const document = { ...ALL, reauthWithin: 200, recover: true } as const; // more than the platform lets them
    for (const whom of [{ account: app.ben.id }, { role: 'member' }]) {
      const { body } = await tried(olga, 'tenant:acme', { document, ...whom });
      expect(body).toMatchObject({ group: 'must-set-up', step: { kind: 'enrol-choose', reason: 'enforced' } });
      expect(body.origins).toEqual({ enforcement: 'tenant', reauthWithin: 'tenant', recover: 'platform' });
    }
    const { body } = await tried(sam, 'platform', { document: ALL, role: 'member' });
    expect([body.group, body.origins]).toEqual(['must-set-up', { enforcement: 'platform' }]);
  });

  it('has no step for who doesn’t sign in here, and says nothing of what somebody calls what they have', async () => {
    const app = await makeApp();
    const { olga } = await team(app);
    const robot = await app.addAccount({ email: 'robot2@acme.test', kind: 'api' });
    const { body } = await tried(olga, 'tenant:acme', { document: ALL, account: robot.id });
    expect([body.group, body.step]).toEqual(['exempt', undefined]);
    await changeAccount(app.ports, app.anna.id, (anna) => ({
      ...anna,
      authenticators: anna.authenticators.map((each) => ({ ...each, name: 'Secret phone' })),
    }));
    const anna = await tried(olga, 'tenant:acme', { document: ALL, account: app.anna.id });
    expect(anna.body.step?.kind).toBe('code');
    expect(JSON.stringify(anna.body)).not.toContain('Secret phone');
  });

  it('R-69 tells nothing of another tenant’s account, and names a wrong field', async () => {
    const app = await makeApp();
    const { olga } = await team(app);
    const eve = await app.addAccount({ email: 'eve@other.test', tenant: 'other' });
    expect((await tried(olga, 'tenant:acme', { document: ALL, account: eve.id })).status).toBe(404);
    expect((await tried(olga, 'tenant:acme', { document: ALL, account: 'gone' })).status).toBe(404);
    expect((await tried(olga, 'platform', { document: ALL, role: 'member' })).status).toBe(403);
    expect((await tried(olga, 'tenant:acme', { document: ALL })).body).toMatchObject({ field: 'account' });
    const both = { document: ALL, account: app.ben.id, role: 'member' };
    expect((await tried(olga, 'tenant:acme', both)).body).toMatchObject({ field: 'account' });
  });
});

/** What a step says besides its flow and session, the secret that is made for it, and what was sent. */
function comparable({ flow: _flow, revision: _revision, ...step }: Step) {
  if (step.kind === 'enrol-totp') return { ...step, secret: '', uri: '' };
  if (step.kind === 'done') return step.kind;
  if (step.kind !== 'code') return step;
  const { kind, authenticator, others } = step;
  return { kind, authenticator, others };
}
