import { expect, it } from 'vitest';
import type { Invited, ProblemDetails } from '@sallyport/protocol';
import { changeAccount, findAccount } from '../../server/src/accounts/account-store.ts';
import { findInvitedInto } from '../../server/src/accounts/invited-account.ts';
import { signedInAdmins } from '../support/admins.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD } from '../support/people.ts';
import { ENFORCED } from '../support/policies.ts';
import { inTurn, tally } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const IVY = 'ivy@acme.test';
const NEW = 'quite another password';

/** Invites somebody; what came back. */
async function invite(admin: TestBrowser, different: object = {}) {
  const response = await admin.request('POST', '/admin/invitations', { email: IVY, role: 'member', ...different });
  return { status: response.status, body: (await response.json()) as Partial<Invited & ProblemDetails> };
}

/** The account that waits for whom was invited. */
const waiting = (app: TestApp, tenant = 'acme') => findInvitedInto(app.ports, { tenant, email: IVY });

const accepts = (app: TestApp, token = app.mailedToken()) =>
  app
    .browser()
    .start('accept-invitation', { token })
    .then(({ status, step }) => [status, step.problem?.code ?? step.kind]);

onEachStore('an invitation', (makeApp) => {
  it('R-33 makes an account that its link alone opens, with a password that the person chooses', async () => {
    const app = await makeApp();
    const { ada } = await signedInAdmins(app, 'ada');
    const sent = await invite(ada, { name: 'Ivy' });
    const until = new Date(app.now() + 7 * 24 * 60 * 60 * 1000).toISOString();
    expect(sent).toEqual({ status: 202, body: { email: IVY, role: 'member', tenant: 'acme', expiresAt: until } });
    const listed = await ada.request('GET', '/admin/accounts?state=invited');
    expect(await listed.json()).toMatchObject({ accounts: [{ email: IVY, state: 'invited', invitedUntil: until }] });
    expect(app.outbox).toMatchObject([{ to: IVY, subject: 'You have been invited to auth.acme.test' }]);
    expect(app.outbox[0]?.text).toContain('https://auth.acme.test/auth/invitation#');
    expect((await app.dump()).filter((line) => line.startsWith('audit:acme:')).join()).toContain('"account-invited"');
    expect(await waiting(app)).toMatchObject({ state: 'invited', passwordHash: '', tenant: 'acme' });

    const ivy = app.browser();
    const asked = await ivy.start('accept-invitation', { token: app.mailedToken() });
    expect(asked).toMatchObject({
      status: 201,
      step: { kind: 'new-password', identifier: IVY, minLength: 15, invited: true },
    });
    expect((await ivy.answer({ kind: 'new-password', password: 'too short' })).step.problem?.field).toBe('password');
    const done = await ivy.answer({ kind: 'new-password', password: NEW });
    expect(done.step).toMatchObject({ kind: 'done', session: { aal: 1, account: { email: IVY, name: 'Ivy' } } });
    expect((await app.browser().signIn(IVY, NEW)).step.kind).toBe('done');
    const account = await findAccount(app.ports, IVY);
    expect([account?.state, account?.invitation]).toEqual(['active', undefined]);
  });

  it('leads to the site’s own page where there is one', async () => {
    const app = await makeApp();
    app.ports.site = { ...app.ports.site, invitationPage: 'https://www.acme.test/welcome' };
    const { ada } = await signedInAdmins(app, 'ada');
    await invite(ada);
    expect(app.outbox[0]?.text).toMatch(/https:\/\/www\.acme\.test\/welcome#[\w-]{43}\n/);
  });

  it('is spent once, and dead when it was replaced, has run out, or the account was suspended', async () => {
    const app = await makeApp();
    const { ada } = await signedInAdmins(app, 'ada');
    await invite(ada);
    const first = app.mailedToken();
    app.wait(30);
    expect((await invite(ada, { role: 'tenant-admin' })).status).toBe(202);
    expect((await waiting(app))?.role).toBe('tenant-admin');
    expect(await accepts(app, first)).toEqual([410, 'invitation-over']);
    const second = app.mailedToken();
    expect(await accepts(app, second)).toEqual([201, 'new-password']);
    const account = await waiting(app);
    const become = (state: 'suspended' | 'invited') =>
      changeAccount(app.ports, account?.id ?? '', (current) => ({ ...current, state }));
    await become('suspended');
    expect(await accepts(app, second)).toEqual([410, 'invitation-over']);
    await become('invited');
    app.wait(7 * 24 * 60 * 60 - 31);
    const ivy = app.browser();
    await ivy.start('accept-invitation', { token: second });
    app.wait(31);
    expect(await accepts(app, second)).toEqual([410, 'invitation-over']);
    expect((await ivy.answer({ kind: 'new-password', password: NEW })).status).toBe(410);
    expect((await waiting(app))?.state).toBe('invited');
  });

  it('R-33 alone makes the account active: one that was suspended meanwhile is invited again', async () => {
    const app = await makeApp();
    const { ada } = await signedInAdmins(app, 'ada');
    await invite(ada);
    const { id = '' } = (await waiting(app)) ?? {};
    const become = async (state: string) => {
      expect((await ada.request('PATCH', `/admin/accounts/${id}`, { state })).status).toBe(200);
      return (await waiting(app))?.state;
    };
    expect([await become('suspended'), await become('active')]).toEqual(['suspended', 'invited']);
    expect(await accepts(app)).toEqual([201, 'new-password']);
  });

  it('ends what was begun with it when it is replaced or withdrawn', async () => {
    const app = await makeApp();
    const { ada } = await signedInAdmins(app, 'ada');
    await invite(ada);
    const ivy = app.browser();
    await ivy.start('accept-invitation', { token: app.mailedToken() });
    app.wait(30);
    await invite(ada);
    expect((await ivy.answer({ kind: 'new-password', password: NEW })).status).toBe(410);
    expect((await app.browser().signIn(IVY, NEW)).status).toBe(422);
  });

  it('says of no token and of any other that it is none', async () => {
    const app = await makeApp();
    for (const more of [{}, { token: 'x'.repeat(43) }, { token: 'x' }]) {
      const { status, step } = await app.browser().start('accept-invitation', more);
      expect([status, step]).toMatchObject([410, { kind: 'new-password', problem: { code: 'invitation-over' } }]);
    }
  });

  it('R-44 is not sent again at once, nor more often than ten times an hour', async () => {
    const app = await makeApp();
    const { ada } = await signedInAdmins(app, 'ada');
    await invite(ada);
    expect(await invite(ada)).toMatchObject({ status: 429, body: { code: 'send-cooldown', retryAfter: 30 } });
    const more = await inTurn(11, () => {
      app.wait(30);
      return invite(ada);
    });
    expect(tally(more.map(({ status }) => status))).toEqual({ 202: 9, 429: 2 });
  });

  it('R-44 goes out of one tenant so many times an hour', async () => {
    const app = await makeApp();
    const { ada, olga } = await signedInAdmins(app, 'ada', 'olga');
    const replies = await inTurn(101, (n) => invite(n % 2 ? ada : olga, { email: `p${n}@acme.test` }));
    expect(tally(replies.map(({ status }) => status))).toEqual({ 202: 100, 429: 1 });
  });

  it('A-26 is refused to what is no address', async () => {
    const app = await makeApp();
    const { ada } = await signedInAdmins(app, 'ada');
    expect(await invite(ada, { email: 'a@b.test, c@d.test' })).toMatchObject({ status: 400, body: { field: 'email' } });
    expect((await invite(ada, { tenant: 'a/b' })).status).toBe(400);
  });
});

onEachStore('whom an invitation may invite', (makeApp) => {
  it('R-69 an admin into their own tenant, a system admin into any that is there', async () => {
    const app = await makeApp();
    const { ada, sam } = await signedInAdmins(app, 'ada', 'sam', 'otto');
    expect((await invite(ada, { tenant: 'other' })).status).toBe(404);
    expect((await invite(ada, { tenant: 'nowhere' })).status).toBe(404);
    expect((await invite(sam, { tenant: 'nowhere' })).status).toBe(404);
    expect(await invite(sam, { tenant: 'other' })).toMatchObject({ status: 202, body: { tenant: 'other' } });
    expect(await waiting(app, 'other')).toMatchObject({ tenant: 'other', state: 'invited' });
    expect(await waiting(app)).toBeUndefined();
  });

  it('nobody into a role above their own; a member nobody at all; and only with a fresh proof (R-07)', async () => {
    const app = await makeApp();
    const { ada, sam } = await signedInAdmins(app, 'ada', 'sam');
    expect(await invite(ada, { role: 'system-admin' })).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    expect((await invite(sam, { role: 'system-admin' })).status).toBe(202);
    expect((await invite(ada, { email: 'x@acme.test', role: 'tenant-admin' })).status).toBe(202);
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    expect((await invite(ben)).status).toBe(403);
    expect((await invite(app.browser())).status).toBe(401);
    app.wait(600);
    expect(await invite(ada, { email: 'y@acme.test' })).toMatchObject({ body: { code: 'reauthentication-required' } });
    expect(await findAccount(app.ports, 'y@acme.test')).toBeUndefined();
  });

  it('nobody changes by it who stands above them', async () => {
    const app = await makeApp();
    const { ada, sam } = await signedInAdmins(app, 'ada', 'sam');
    await invite(sam, { tenant: 'acme', role: 'system-admin' });
    app.wait(30);
    expect((await invite(ada)).status).toBe(403);
    expect((await waiting(app))?.role).toBe('system-admin');
  });

  it('409 for somebody within reach; R-69 for another tenant’s the same answer as for anybody', async () => {
    const app = await makeApp();
    const { ada } = await signedInAdmins(app, 'ada', 'otto');
    expect(await invite(ada, { email: 'ben@acme.test' })).toMatchObject({
      status: 409,
      body: { code: 'identifier-taken' },
    });
    const [free, taken] = [await invite(ada), await invite(ada, { email: 'otto@other.test' })];
    expect(taken).toEqual({ ...free, body: { ...free.body, email: 'otto@other.test' } });
    const mail = app.outbox.at(-1);
    expect([mail?.to, mail?.text]).toEqual(['otto@other.test', expect.stringContaining('another organisation')]);
    expect(mail?.text).not.toContain('http');
    expect(await findAccount(app.ports, 'otto@other.test')).toMatchObject({ tenant: 'other', state: 'active' });
  });
});

onEachStore('a person who was invited', (makeApp) => {
  async function accept(app: TestApp, password = NEW) {
    const { ada } = await signedInAdmins(app, 'ada');
    await invite(ada);
    const ivy = app.browser();
    await ivy.start('accept-invitation', { token: app.mailedToken() });
    return { ivy, reply: await ivy.answer({ kind: 'new-password', password }) };
  }

  it('R-33 can’t sign in or recover before that, and is told what anybody is told', async () => {
    const app = await makeApp();
    const { ada } = await signedInAdmins(app, 'ada');
    await invite(ada);
    const before = app.outbox.length;
    expect((await app.browser().signIn(IVY, PASSWORD)).step.problem?.code).toBe('invalid-credentials');
    expect((await app.browser().signIn(IVY, '')).status).toBe(400);
    expect((await app.browser().recover(IVY)).status).toBe(201);
    expect(app.outbox).toHaveLength(before);
  });

  it('R-65 A-18 needs no factor in a first session that policy exempts, and one at the next sign-in', async () => {
    const app = await makeApp();
    await signedInAdmins(app, 'olga');
    app.setPolicy({ onPolicyChange: 'keep', enforcement: { group: 'all', exempt: { firstSession: true } } });
    const { ada } = await signedInAdmins(app, 'ada');
    expect(ada.step?.kind).toBe('enrol-choose');
    app.setPolicy({ enforcement: 'off' });
    const admin = app.browser();
    await admin.signIn('ada@acme.test');
    await invite(admin);
    app.setPolicy({ onPolicyChange: 'next-request', enforcement: { group: 'all', exempt: { firstSession: true } } });
    const ivy = app.browser();
    await ivy.start('accept-invitation', { token: app.mailedToken() });
    expect((await ivy.answer({ kind: 'new-password', password: NEW })).step.kind).toBe('done');
    expect((await ivy.request('GET', '/me')).status).toBe(200);
    expect((await app.browser().signIn(IVY, NEW)).step).toMatchObject({ kind: 'enrol-choose', reason: 'enforced' });
  });

  it('R-61 A-18 sets up a factor before any session where policy exempts nobody', async () => {
    const app = await makeApp();
    const { ada } = await signedInAdmins(app, 'ada');
    await invite(ada);
    app.setPolicy(ENFORCED);
    const ivy = app.browser();
    await ivy.start('accept-invitation', { token: app.mailedToken() });
    const { step } = await ivy.answer({ kind: 'new-password', password: NEW });
    expect(step).toMatchObject({ kind: 'enrol-choose', reason: 'enforced' });
    expect(await ivy.session()).toBeUndefined();
    await ivy.answer({ kind: 'enrol', type: 'email' });
    await ivy.answer({ kind: 'code', code: app.mailedCode() });
    // one mailbox, twice: A-39
    expect((await ivy.answer({ kind: 'saved' })).step).toMatchObject({ kind: 'done', session: { aal: 1 } });
  });

  it('R-34 leaves whoever was signed in here', async () => {
    const app = await makeApp();
    const { ivy } = await accept(app);
    expect((await ivy.session())?.account.email).toBe(IVY);
  });
});

onEachStore('the page of an invitation', (makeApp) => {
  it('loads the widget under a strict policy, in the person’s language, and spends nothing', async () => {
    const app = await makeApp();
    const page = await app.browser().request('GET', '/invitation', undefined, { 'accept-language': 'ar' });
    const text = await page.text();
    expect(page.status).toBe(200);
    expect(text).toContain('<html lang=ar dir=rtl>');
    expect(text).toContain('<sally-flow purpose="accept-invitation"');
    expect(text).toContain('return-to="https://auth.acme.test/"');
    expect(text).not.toContain('slot="footer"'); // the widget leads there itself
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'sha256-");
    expect(policy).not.toContain('unsafe');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('goes on to the site where it is another origin', async () => {
    const app = await makeApp({ origins: ['https://www.acme.test'] });
    const text = await (await app.browser().request('GET', '/invitation')).text();
    expect(text).toContain('return-to="https://www.acme.test/"');
    expect(text).toContain('<a slot="footer" href="https://www.acme.test/">Sign in at www.acme.test</a>');
  });
});
