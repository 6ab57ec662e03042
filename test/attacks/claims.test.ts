import type { AccountPage } from '@sallyport/protocol';
import { expect, it } from 'vitest';
import { changeAccount, findAccount } from '../../server/src/accounts/account-store.ts';
import { generateInvitation, keepInvitation } from '../../server/src/accounts/invitation-store.ts';
import { signedInAdmins } from '../support/admins.ts';
import { countCalls } from '../support/count-calls.ts';
import { OPEN, provesMailbox } from '../support/sign-up.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { inParallel, tally } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';
import { claimIdentifier } from '../../server/src/accounts/claim-identifier.ts';
import { findInvitedInto } from '../../server/src/accounts/invited-account.ts';
import { beforeChangeOf } from '../support/before-change.ts';

const IVY = 'ivy@newco.test';
const NEW = 'quite another password';

async function invites(app: TestApp, admin: TestBrowser, email = IVY, more: object = {}) {
  const response = await admin.request('POST', '/admin/invitations', { email, role: 'member', ...more });
  return { status: response.status, token: app.mailedToken() };
}

async function accepts(app: TestApp, token: string) {
  const browser = app.browser();
  await browser.start('accept-invitation', { token });
  return browser;
}

const answer = { kind: 'new-password', password: NEW } as const;

const listed = async (admin: TestBrowser, query = '?state=invited') =>
  ((await (await admin.request('GET', `/admin/accounts${query}`)).json()) as AccountPage).accounts.map(
    ({ email, tenant, state }) => `${email} ${tenant} ${state}`,
  );

onEachStore('A-32 an identifier belongs to who has proved the mailbox', (makeApp) => {
  it('and to no program: a stranger’s address stays theirs, and nobody is told whose it is', async () => {
    const app = await makeApp({ policy: OPEN });
    const owner = await provesMailbox(app, 'mallory@evil.test');
    const names = [IVY, 'ben@acme.test', 'anna@acme.test', IVY];
    const made = await Promise.all(
      names.map((email) => owner.request('POST', '/admin/accounts', { email, kind: 'api' })),
    );
    expect(tally(made.map(({ status }) => status))).toEqual({ 201: names.length });
    app.wait(60);
    expect((await provesMailbox(app, IVY)).step?.kind).toBe('done');
    expect((await app.browser().signIn('ben@acme.test')).step.kind).toBe('done');
    await app.browser().recover('ben@acme.test');
    expect(app.outbox.at(-1)?.to).toBe('ben@acme.test');
  });

  it('and to nobody who is invited alone: they sign up meanwhile, and the invitation comes too late', async () => {
    const app = await makeApp({ policy: OPEN });
    const { ada } = await signedInAdmins(app, 'ada');
    const { token } = await invites(app, ada);
    const invited = await accepts(app, token);
    app.wait(30);
    const ivy = await provesMailbox(app, IVY);
    expect(ivy.step).toMatchObject({ kind: 'done', session: { account: { email: IVY, owner: true } } });
    const late = await invited.answer(answer);
    expect([late.status, late.step]).toMatchObject([
      409,
      { kind: 'new-password', problem: { code: 'identifier-taken' } },
    ]);
    expect(await invited.session()).toBeUndefined();
    expect((await app.browser().signIn(IVY, NEW)).status).toBe(422);
    expect((await app.browser().signIn(IVY)).step.kind).toBe('done');
  });

  it('nor for as long as an invitation ran, or was withdrawn', async () => {
    const app = await makeApp({ policy: OPEN });
    const { ada } = await signedInAdmins(app, 'ada');
    await invites(app, ada);
    app.wait(8 * 86_400);
    expect((await provesMailbox(app, IVY)).step?.kind).toBe('done');
  });

  it('R-69 is invited by several tenants, each of which lists its own, whoever has the address', async () => {
    const app = await makeApp();
    const { ada, otto } = await signedInAdmins(app, 'ada', 'otto');
    const taken = 'ivo@third.test';
    await app.addAccount({ email: taken, tenant: 'third' });
    const tokens: string[] = [];
    for (const [index, admin] of [ada, otto].entries())
      for (const email of [IVY, taken]) {
        const calls = countCalls(app.ports);
        expect((await invites(app, admin, email)).status).toBe(202);
        tokens.push(JSON.stringify(calls.stop()));
        expect(tokens.at(-1)).toBe(tokens[0]); // as much is done
        if (index === 0) app.wait(30);
      }
    expect(await listed(ada)).toEqual([`${taken} acme invited`, `${IVY} acme invited`]);
    expect(await listed(otto)).toEqual([`${taken} other invited`, `${IVY} other invited`]);
    const mails = app.outbox.filter(({ to }) => to === taken).map(({ text }) => text);
    expect(mails).toHaveLength(2);
    for (const text of mails) expect(text).not.toContain('http');
  });

  it('goes to one of two tenants at once, and to one of ten answers to one invitation', async () => {
    const app = await makeApp({ policy: OPEN });
    const { ada, otto } = await signedInAdmins(app, 'ada', 'otto');
    const first = await invites(app, ada);
    app.wait(30);
    const second = await invites(app, otto);
    const browsers = await inParallel(10, (index) => accepts(app, [first, second][index % 2]!.token));
    app.wait(30);
    const ivy = app.browser();
    await ivy.signUp(IVY);
    const code = { kind: 'code', code: app.mailedCode() } as const;
    const replies = await Promise.all([...browsers.map((browser) => browser.answer(answer)), ivy.answer(code)]);
    const kinds = replies.map(({ step }) => step.problem?.code ?? step.kind);
    expect(tally(kinds)['done']).toBe(1);
    const account = await findAccount(app.ports, IVY);
    const winner = [...browsers, ivy][kinds.indexOf('done')];
    expect((await winner?.session())?.account).toMatchObject({ id: account?.id, tenant: account?.tenant });
    const sam = (await signedInAdmins(app, 'sam')).sam;
    const active = (await listed(sam, '?state=active')).filter((row) => row.startsWith(IVY));
    expect(active).toEqual([`${IVY} ${account?.tenant} active`]);
    expect((await app.browser().signIn(IVY, winner === ivy ? undefined : NEW)).step.kind).toBe('done');
  });

  it('is not lost to a sign-up that found its claim abandoned, just before it was claimed anew', async () => {
    const app = await makeApp({ policy: OPEN });
    const { ada } = await signedInAdmins(app, 'ada');
    const { token } = await invites(app, ada);
    const invited = await accepts(app, token);
    const waits = await findInvitedInto(app.ports, { tenant: 'acme', email: IVY });
    // an acceptance that crashed before it was written
    await claimIdentifier(app.ports, IVY, { account: waits?.id ?? '', heldUntil: app.now() + 1000 });
    app.wait(60);
    const ivy = app.browser();
    await ivy.signUp(IVY);
    const code = app.mailedCode();
    beforeChangeOf(app.ports.store, 'login:', async () => {
      expect((await invited.answer(answer)).step.kind).toBe('done');
    });
    const late = await ivy.answer({ kind: 'code', code });
    expect(late.step.problem?.code).toBe('identifier-taken');
    expect((await findAccount(app.ports, IVY))?.id).toBe(waits?.id);
    expect((await app.browser().signIn(IVY, NEW)).step.kind).toBe('done');
  });

  it('makes one account that waits, of ten invitations at once and of one more', async () => {
    const app = await makeApp();
    const { ada, olga } = await signedInAdmins(app, 'ada', 'olga');
    const sent = await inParallel(10, (index) => invites(app, index % 2 ? ada : olga));
    expect(tally(sent.map(({ status }) => status))).toEqual({ 202: 1, 429: 9 });
    app.wait(30);
    expect((await invites(app, olga)).status).toBe(202);
    expect(await listed(ada)).toEqual([`${IVY} acme invited`]);
  });

  it('reads the records of an old store: invitations open still, and block nobody for longer than a day', async () => {
    const app = await makeApp({ policy: OPEN });
    const waiting = async (email: string) => {
      const { id } = await app.addAccount({ email });
      const { token, invitation } = await generateInvitation(app.ports);
      await changeAccount(app.ports, id, (account) => ({
        ...account,
        state: 'invited',
        passwordHash: '',
        invitation,
      }));
      await keepInvitation(app.ports, id, invitation);
      return { id, token };
    };
    const old = await waiting('old@acme.test');
    const { ada } = await signedInAdmins(app, 'ada');
    expect(await listed(ada)).toEqual(['old@acme.test acme invited']);
    expect((await (await accepts(app, old.token)).answer(answer)).step.kind).toBe('done');
    expect((await findAccount(app.ports, 'old@acme.test'))?.id).toBe(old.id);
    const again = await waiting(IVY);
    const { token } = await invites(app, ada);
    expect(await listed(ada)).toEqual([`${IVY} acme invited`]); // the same, and not a second one
    app.wait(2 * 86_400);
    expect((await provesMailbox(app, IVY)).step?.kind).toBe('done');
    expect((await (await accepts(app, token)).answer(answer)).step.problem?.code).toBe('identifier-taken');
    expect((await findAccount(app.ports, IVY))?.id).not.toBe(again.id);
  });
});
