import { expect, it } from 'vitest';
import { findAccount } from '../../server/src/accounts/account-store.ts';
import { findInvitedInto } from '../../server/src/accounts/invited-account.ts';
import { signedInAdmins } from '../support/admins.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { inParallel, tally } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';
import type { Reply, TestBrowser } from '../support/test-browser.ts';

const IVY = 'ivy@acme.test';
const NEW = 'quite another password';
const codes = (replies: Reply[]) => tally(replies.map(({ step: { kind, problem } }) => problem?.code ?? kind));

async function invite(app: TestApp, admin?: TestBrowser) {
  const by = admin ?? (await signedInAdmins(app, 'ada')).ada;
  const response = await by.request('POST', '/admin/invitations', { email: IVY, role: 'member' });
  return { by, status: response.status, token: app.mailedToken() };
}

onEachStore('A-02 an invitation, many times at once', (makeApp) => {
  it('is accepted once, and begins one session', async () => {
    const app = await makeApp();
    const { token } = await invite(app);
    const browsers = await inParallel(20, async () => {
      const browser = app.browser();
      await browser.start('accept-invitation', { token });
      return browser;
    });
    const replies = await Promise.all(
      browsers.map((browser, n) => browser.answer({ kind: 'new-password', password: `${NEW} ${n}` })),
    );
    expect(codes(replies)).toEqual({ done: 1, 'flow-over': 19 });
    const account = await findAccount(app.ports, IVY);
    expect((await app.ports.store.list(`account-sessions:${account?.id}`)).keys).toHaveLength(1);
    const won = replies.findIndex(({ step }) => step.kind === 'done');
    expect((await app.browser().signIn(IVY, `${NEW} ${won}`)).step.kind).toBe('done');
  });

  it('R-44 A-23 makes one account and sends one mail where it is asked for at once', async () => {
    const app = await makeApp();
    const { ada } = await signedInAdmins(app, 'ada');
    const sent = await inParallel(20, () => invite(app, ada));
    expect(tally(sent.map(({ status }) => status))).toEqual({ 202: 1, 429: 19 });
    expect(app.outbox).toHaveLength(1);
  });

  it('is good for nothing where it was replaced while it was accepted', async () => {
    const app = await makeApp();
    const { by, token } = await invite(app);
    app.wait(30);
    const ivy = app.browser();
    await ivy.start('accept-invitation', { token });
    const [accepted] = await Promise.all([
      ivy.answer({ kind: 'new-password', password: NEW }),
      by.request('POST', '/admin/invitations', { email: IVY, role: 'member' }),
    ]);
    const isOpen = (await findAccount(app.ports, IVY))?.state === 'active';
    expect([accepted.step.kind === 'done', (await ivy.session()) !== undefined]).toEqual([isOpen, isOpen]);
    expect((await findInvitedInto(app.ports, { tenant: 'acme', email: IVY })) === undefined).toBe(isOpen);
  });
});

onEachStore('A-13 the token of an invitation', (makeApp) => {
  it('opens nothing else, and nothing else opens an invitation', async () => {
    const app = await makeApp();
    const { by, token } = await invite(app);
    const asSession = app.browser();
    asSession.cookies.set('__Host-sally-session', token);
    expect(await asSession.session()).toBeUndefined();
    expect((await app.browser().request('POST', '/link', { token })).status).toBe(410);
    const headers = { authorization: `Bearer ${token}` };
    expect((await app.browser().request('GET', '/me', undefined, headers)).status).toBe(401);
    const ivy = app.browser();
    const { step } = await ivy.start('accept-invitation', { token });
    const thief = app.browser();
    thief.cookies.set('__Host-sally-browser', token);
    expect((await thief.answer({ kind: 'new-password', password: NEW }, step)).status).toBe(404);
    const others = [step.flow, ...ivy.cookies.values(), ...by.cookies.values()];
    await app.browser().recover('ben@acme.test');
    for (const other of [...others, app.mailedCode()]) {
      expect((await app.browser().start('accept-invitation', { token: other })).status).toBe(410);
    }
    expect((await ivy.answer({ kind: 'code', code: '123456' })).step.problem?.code).toBe('not-offered');
    expect((await ivy.answer({ kind: 'new-password', password: NEW })).step.kind).toBe('done');
  });

  it('A-16 A-17 stands nowhere but in its mail: no store, no response, no log', async () => {
    const app = await makeApp();
    const { token } = await invite(app);
    const seen: string[] = [];
    const ivy = app.browser();
    ivy.onResponse = (text, headers) => seen.push(text + JSON.stringify([...headers]));
    await ivy.start('accept-invitation', { token });
    const before = await app.dump();
    await ivy.answer({ kind: 'new-password', password: NEW });
    const told = [...seen, ...before, ...(await app.dump()), JSON.stringify(app.errors)].join('\n');
    expect(before.join()).toContain('"invitation"');
    expect(told).not.toContain(token);
    expect(told.replaceAll(`plain:${NEW}`, '')).not.toContain(NEW);
  });

  it('R-82 R-83 is no session: what ends those of the tenant ends what was begun with it', async () => {
    const app = await makeApp();
    const { token } = await invite(app);
    const ivy = app.browser();
    await ivy.start('accept-invitation', { token });
    await app.ports.store.update<{ epoch: number }, void>('tenant:acme', (tenant) => ({
      set: { ...tenant, epoch: (tenant?.epoch ?? 0) + 1 },
      return: undefined,
    }));
    expect((await ivy.answer({ kind: 'new-password', password: NEW })).status).toBe(410);
    expect((await findInvitedInto(app.ports, { tenant: 'acme', email: IVY }))?.state).toBe('invited');
  });
});
