import { expect, it } from 'vitest';
import type { ActivityPage, AuditDetails, AuditKind } from '@sallyport/protocol';
import { CHANGES_DAYS, ENDINGS, GUESS_BUDGETS } from '@sallyport/rules';
import { changeAccount, readAccount } from '../../server/src/accounts/account-store.ts';
import { recordEvent } from '../../server/src/audit/audit-store.ts';
import { recentChanges } from '../../server/src/audit/recent-changes.ts';
import { countTrips } from '../support/count-trips.ts';
import { UNTRUSTING } from '../support/known-browsers.ts';
import { PASSWORD } from '../support/people.ts';
import { ENFORCED } from '../support/policies.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { inParallel, inTurn } from '../support/tally.ts';
import { APP, MAIL, type TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const NEW_PASSWORD = 'quite another password';
const DAY = 24 * 3600;

/** Signs anna in with a code, in a browser of her own; her app shows another afterwards. */
async function annaSignedIn(app: TestApp, { trustDevice = false } = {}) {
  const browser = app.browser();
  await browser.signIn('anna@acme.test');
  await browser.answer({ kind: 'code', code: app.code(), trustDevice });
  app.wait(30);
  return browser;
}
const subjects = ({ outbox }: TestApp) => outbox.map(({ subject }) => subject);
/** Uses up what strangers at everybody's address may guess at anna's password. */
const spendStrangers = (app: TestApp) =>
  inTurn(GUESS_BUDGETS.password.address.count, () => app.browser().signIn('anna@acme.test', 'wrong'));
const cookieOf = ({ cookies }: TestBrowser) => cookies.get('__Host-sally-session');
const kindsOf = async (browser: TestBrowser) => {
  const { events } = (await (await browser.request('GET', '/me/activity')).json()) as ActivityPage;
  return events.map(({ kind }) => kind);
};

onEachStore('"This wasn\u2019t me"', (makeApp) => {
  it('R-23 R-53 ends all other sessions, all trust and all half-made proofs as it begins', async () => {
    const app = await makeApp();
    const elsewhere = await annaSignedIn(app, { trustDevice: true });
    const browser = await annaSignedIn(app);
    const halfway = app.browser();
    await halfway.signIn('anna@acme.test');
    const copied = app.browser();
    copied.cookies.set('__Host-sally-session', cookieOf(browser) ?? '');

    const { status, step } = await browser.start('not-me');
    expect([status, step]).toMatchObject([201, { kind: 'code', for: 'challenge' }]);
    expect(step).not.toHaveProperty('trust');

    const sessions = await Promise.all([browser, elsewhere, copied].map((each) => each.session()));
    expect(sessions).toEqual([expect.objectContaining({ aal: 2 }), undefined, undefined]);
    expect((await halfway.answer({ kind: 'code', code: app.code() })).step.problem?.code).toBe('flow-over');
    expect((await elsewhere.signIn('anna@acme.test')).step.kind).toBe('code');
    expect((await readAccount(app.ports, app.anna.id))?.trustedDevices).toEqual([]);
    expect(await kindsOf(browser)).toContain('not-me');
    expect(subjects(app)).toEqual(['Every other device was signed out of your account at auth.acme.test']);
    expect(app.outbox[0]).toMatchObject({
      to: 'anna@acme.test',
      text: expect.stringContaining('change your password'),
    });
  });

  it('A-45 R-87 ends others three times by a cookie, then after a proof; nobody else’s count is spent', async () => {
    const app = await makeApp();
    const thief = await annaSignedIn(app);
    for (let nth = 0; nth < ENDINGS.all.count; nth++) {
      const owner = await annaSignedIn(app);
      await thief.start('not-me');
      expect(await owner.session()).toBeUndefined();
    }
    const owner = await annaSignedIn(app, { trustDevice: true });
    const sent = app.outbox.length;
    expect((await thief.start('not-me')).step).toMatchObject({ kind: 'code', for: 'challenge' });
    for (const path of ['/me/sessions', '/me/trusted-devices']) {
      const refused = await thief.request('DELETE', path);
      expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'reauthentication-required' }]);
    }
    expect(await owner.session()).toBeDefined();
    expect(app.outbox).toHaveLength(sent);
    await owner.start('not-me');
    expect([await thief.session(), app.outbox.length]).toEqual([undefined, sent + 1]);
  });

  it('A-45 R-23 tells what others change meanwhile, where they are not out before its end', async () => {
    const app = await makeApp();
    const browser = await annaSignedIn(app);
    for (let nth = 0; nth < ENDINGS.all.count; nth++) await browser.request('DELETE', '/me/sessions');
    await browser.start('not-me');
    await browser.answer({ kind: 'code', code: app.code() });
    app.wait(30);
    const other = await annaSignedIn(app, { trustDevice: true });
    const { step } = await browser.answer({ kind: 'new-password', password: NEW_PASSWORD });
    expect(step.kind === 'done' && step.changes?.map(({ kind }) => kind)).toEqual(['trusted-device-added']);
    expect([await other.session(), await browser.session()]).toEqual([undefined, expect.anything()]);
  });

  it('A-45 ends others once more after a proof', async () => {
    const app = await makeApp();
    const browser = await annaSignedIn(app);
    for (let nth = 0; nth < ENDINGS.all.count; nth++) await browser.request('DELETE', '/me/sessions');
    expect((await browser.request('DELETE', '/me/sessions')).status).toBe(403);
    await browser.start('reauthenticate');
    await browser.answer({ kind: 'code', code: app.code() });
    expect((await browser.request('DELETE', '/me/sessions')).status).toBe(204);
  });

  it('R-47 is done in a browser that the account knows from then on, after a new password as well', async () => {
    const app = await makeApp(UNTRUSTING);
    const anna = await annaSignedIn(app);
    await anna.start('not-me');
    await anna.answer({ kind: 'code', code: app.code() });
    await anna.answer({ kind: 'new-password', password: NEW_PASSWORD });
    await spendStrangers(app);
    expect((await app.browser().signIn('anna@acme.test', NEW_PASSWORD)).status).toBe(422);
    expect((await anna.signIn('anna@acme.test', NEW_PASSWORD)).step.kind).toBe('code');
    app.wait(30);
    await anna.answer({ kind: 'code', code: app.code() });
    app.wait(30);
    await anna.changePassword(PASSWORD, { current: NEW_PASSWORD, code: app.code });
    expect((await anna.signIn('anna@acme.test', PASSWORD)).step.kind).toBe('code');
  });

  it('R-23 R-87 asks for a factor and a new password, mails it, and says what changed in seven days', async () => {
    const app = await makeApp();
    const event = { tenant: 'acme', account: app.anna.id, actor: app.anna.id, details: {} };
    await recordEvent(app.ports, { ...event, kind: 'factor-enrolled' }, 400 * DAY);
    app.wait(CHANGES_DAYS * DAY);
    await recordEvent(app.ports, { ...event, kind: 'address-changed' }, 400 * DAY);
    await recordEvent(app.ports, { ...event, account: app.ben.id, kind: 'password-changed' }, 400 * DAY);
    app.wait(1);
    const browser = await annaSignedIn(app);
    await browser.start('not-me');
    const early = await browser.answer({ kind: 'new-password', password: NEW_PASSWORD });
    expect(early.step.problem).toMatchObject({ code: 'not-offered' });
    expect((await browser.answer({ kind: 'code', code: app.code() })).step.kind).toBe('new-password');
    const { step } = await browser.answer({ kind: 'new-password', password: NEW_PASSWORD });
    expect(step).toMatchObject({ kind: 'done', notice: 'password-changed', session: { aal: 2 } });
    expect(step.kind === 'done' && step.changes?.map(({ kind }) => kind)).toEqual(['address-changed']);
    expect(subjects(app)).toEqual([
      'Every other device was signed out of your account at auth.acme.test',
      'Your password for auth.acme.test was changed',
    ]);
    expect((await app.browser().signIn('anna@acme.test', PASSWORD)).status).toBe(422);
    expect((await app.browser().signIn('anna@acme.test', NEW_PASSWORD)).step.kind).toBe('code');
    expect(await browser.session()).toBeDefined();
  });

  it('A-46 tells one of each kind with how many there were, whatever came after, in two reads', async () => {
    const app = await makeApp();
    const event = { tenant: 'acme', account: app.anna.id, actor: app.anna.id };
    const add = (kind: AuditKind, details: AuditDetails = {}, actor: string | undefined = app.anna.id) =>
      recordEvent(app.ports, { ...event, actor, kind, details }, 400 * DAY);
    const tell = () => recentChanges(app.ports, app.anna, app.now());
    await add('factor-enrolled', { factor: 'passkey' });
    app.wait(1);
    await add('password-changed', {}, 'an-admin');
    app.wait(1);
    const { calls } = await countTrips(app.ports.store, async () => expect(await tell()).toHaveLength(2));
    for (const kind of ['trusted-device-added', 'factor-enrolled', 'sign-in-failed'] as const)
      await inParallel(60, () => add(kind, kind === 'factor-enrolled' ? { factor: 'totp' } : {}));
    app.wait(1);
    const after = await countTrips(app.ports.store, async () => {
      const told = (await tell()).map(({ kind, factor, by, times }) => [kind, factor, by, times]);
      expect(told).toEqual([
        ['factor-enrolled', 'totp', 'you', 20],
        ['trusted-device-added', undefined, 'you', 20],
        ['password-changed', undefined, 'administrator', undefined],
        ['factor-enrolled', 'passkey', 'you', undefined],
      ]);
    });
    expect([calls, after.calls]).toEqual([2, 2]);
  });

  it('asks for the strongest factor first, whatever the default is; the others can be chosen', async () => {
    const app = await makeApp();
    const browser = await annaSignedIn(app);
    await app.giveFactors(app.anna.id, MAIL, APP);
    const { step } = await browser.start('not-me');
    expect(step).toMatchObject({ kind: 'code', authenticator: { type: 'totp' } });
    expect(app.outbox).toHaveLength(1); // the notice alone
    const { step: other } = await browser.answer({ kind: 'choose', authenticator: 'mail1' });
    expect(other).toMatchObject({ kind: 'code', authenticator: { type: 'email' } });
  });

  it('asks who has no second factor for the password of now', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const { step } = await ben.start('not-me');
    const identifier = 'ben@acme.test';
    expect(step).toMatchObject({ kind: 'credentials', fixed: true, identifier });
    expect((await ben.answer({ kind: 'credentials', identifier, password: NEW_PASSWORD })).status).toBe(422);
    await ben.answer({ kind: 'credentials', identifier, password: PASSWORD });
    const { step: done } = await ben.answer({ kind: 'new-password', password: NEW_PASSWORD });
    expect(done).toMatchObject({ kind: 'done', notice: 'password-changed', changes: [] });
  });

  it('R-32 has no password to ask for where an identity provider answers for the account: others are out', async () => {
    const app = await makeApp();
    const [ben, elsewhere] = [app.browser(), app.browser()];
    await ben.signIn('ben@acme.test');
    await elsewhere.signIn('ben@acme.test');
    await changeAccount(app.ports, app.ben.id, (account) => ({ ...account, signIn: 'sso' }));
    const { step } = await ben.start('not-me');
    expect(step).toMatchObject({ kind: 'done', notice: 'signed-out-elsewhere', changes: [], session: { aal: 1 } });
    expect([await ben.session(), await elsewhere.session()]).toEqual([expect.anything(), undefined]);
    for (let nth = 1; nth < ENDINGS.all.count; nth++) await ben.start('not-me');
    expect(await ben.start('not-me')).toMatchObject({ status: 429, step: { code: 'too-many-attempts' } });
  });

  it('ends everything where all factors are turned off, and opens nothing', async () => {
    const app = await makeApp();
    const [elsewhere, browser] = [await annaSignedIn(app), await annaSignedIn(app)];
    await changeAccount(app.ports, app.anna.id, (account) => ({
      ...account,
      authenticators: account.authenticators.map((each) => ({ ...each, off: true as const })),
    }));
    expect((await browser.start('not-me')).step.kind).toBe('locked');
    expect(await elsewhere.session()).toBeUndefined();
  });

  it('R-85 is not for who has yet to enrol, and not for two at once', async () => {
    const app = await makeApp();
    const [one, other] = [app.browser(), app.browser()];
    await one.signIn('ben@acme.test');
    await other.signIn('ben@acme.test');
    const replies = await Promise.all([one, other].map((each) => each.start('not-me')));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201, 401]));
    const stands = (await one.session()) ? one : other;
    app.setPolicy(ENFORCED);
    expect(await stands.start('not-me')).toMatchObject({ status: 403, step: { code: 'enforced' } });
  });

  it('leaves nobody signed in where it can\u2019t be written down', async () => {
    const app = await makeApp();
    const [ben, elsewhere] = [app.browser(), app.browser()];
    await ben.signIn('ben@acme.test');
    await elsewhere.signIn('ben@acme.test');
    const { update } = app.ports.store;
    app.ports.store.update = ((key: string, ...rest: never[]) =>
      key.startsWith('audit')
        ? Promise.reject(new Error('full'))
        : Reflect.apply(update, app.ports.store, [key, ...rest])) as never;
    expect((await ben.request('POST', '/flows', { purpose: 'not-me' })).status).toBe(500);
    app.ports.store.update = update;
    expect([await ben.session(), await elsewhere.session()]).toEqual([undefined, undefined]);
  });
});
