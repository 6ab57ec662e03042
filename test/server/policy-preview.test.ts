import type { AccountPage, EnrolmentGroup, PolicyDocument, PolicyPreview } from '@sallyport/protocol';
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
