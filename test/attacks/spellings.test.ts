import { expect, it } from 'vitest';
import { findAccount, formerKeys, identifierKeys } from '../../server/src/accounts/account-store.ts';
import { respellAccount } from '../../server/src/accounts/respell-account.ts';
import { signedInAdmins } from '../support/admins.ts';
import { PASSWORD } from '../support/people.ts';
import { OPEN, provesMailbox } from '../support/sign-up.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { tally } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';
import { TestSso } from '../support/test-sso.ts';

/** One mailbox, in many ways. */
const SPELLINGS = [
  'nora@newco.test',
  'nora@newco.test.',
  'nora@newco。test',
  'nora@newco｡test.',
  'nora@ｎｅｗｃｏ.test',
  'NORA@NewCo.test',
];
const MARKED = [
  'no\u00adra@newco.test',
  'nora\u200b@newco.test',
  'nora@new\u00adco.test',
  '\u2066nora@newco.test\u2069',
];
const BOOKS = ['user@bücher.test', 'user@xn--bcher-kva.test', 'USER@BÜCHER。test', 'us\u00ader@bücher.test.'];

/** An account as it was kept before spellings counted. */
async function keptBefore(app: TestApp, email: string) {
  const account = await app.addAccount({ email });
  const { store } = app.ports;
  await Promise.all((await identifierKeys(app.ports, email)).map((key) => store.delete(key)));
  const claim = { account: account.id, heldUntil: 0 };
  for (const key of await formerKeys(app.ports, email))
    await store.update(key, () => ({ set: claim, return: undefined }));
  return account;
}

onEachStore('A-41 the spellings of one mailbox', (makeApp) => {
  it('A-23 get one mail in a cool-down: of a sign-up, of a recovery, of an invitation', async () => {
    const app = await makeApp({ policy: OPEN });
    for (const email of SPELLINGS) await app.browser().signUp(email);
    expect(app.outbox.map(({ to }) => to)).toEqual(['nora@newco.test']);
    await app.addAccount({ email: 'nora@newco.test' });
    for (const email of [...SPELLINGS, ...MARKED]) await app.browser().recover(email);
    expect(app.outbox).toHaveLength(1);
    app.wait(60);
    for (const email of [...SPELLINGS, ...MARKED]) await app.browser().recover(email);
    expect(app.outbox).toHaveLength(2);
    const { ada } = await signedInAdmins(app, 'ada');
    app.wait(60);
    const statuses: number[] = [];
    for (const email of SPELLINGS.map((each) => each.replace('nora', 'ivy').replace('NORA', 'IVY')))
      statuses.push((await ada.request('POST', '/admin/invitations', { email, role: 'member' })).status);
    expect(tally(statuses)).toEqual({ 202: 1, 429: SPELLINGS.length - 1 });
  });

  it('F-11 make one account, which each of them signs in to and recovers', async () => {
    const app = await makeApp({ policy: OPEN });
    const { step } = { step: (await provesMailbox(app, 'user@bücher.test')).step };
    expect(step).toMatchObject({ kind: 'done', session: { account: { email: 'user@xn--bcher-kva.test' } } });
    for (const typed of BOOKS) expect((await app.browser().signIn(typed)).step.kind).toBe('done');
    app.wait(60);
    await app.browser().signUp('user@xn--bcher-kva.test');
    expect(app.outbox.at(-1)?.subject).toContain('already have an account');
    const { sam } = await signedInAdmins(app, 'sam');
    const other = { email: 'USER@BÜCHER.test', signIn: 'sso' };
    expect((await sam.request('POST', '/admin/accounts', other)).status).toBe(409);
  });

  it('F-12 are signed in with whatever came with a paste, and no guess is spent', async () => {
    const app = await makeApp();
    const nora = await app.addAccount({ email: 'nora@newco.test', userName: 'nora' });
    for (let nth = 0; nth < 12; nth++)
      for (const typed of [...MARKED, 'no\u200bra', '\ufeffnora '])
        expect((await app.browser().signIn(typed)).step).toMatchObject({
          kind: 'done',
          session: { account: { id: nora.id } },
        });
  });

  it('F-12 with marks that nobody sees make no account: the field is named, and why', async () => {
    const app = await makeApp({ policy: OPEN });
    const { ada, sam } = await signedInAdmins(app, 'ada', 'sam');
    const refusal = { code: 'bad-request', field: 'email', reason: 'invisible-marks' };
    for (const email of MARKED) {
      expect((await app.browser().signUp(email)).step).toMatchObject({ kind: 'sign-up', problem: refusal });
      const invitation = await ada.request('POST', '/admin/invitations', { email, role: 'member' });
      expect([invitation.status, await invitation.json()]).toEqual([400, expect.objectContaining(refusal)]);
      const made = await sam.request('POST', '/admin/accounts', { email, signIn: 'sso' });
      expect([made.status, await made.json()]).toEqual([400, expect.objectContaining(refusal)]);
    }
    expect(app.outbox).toEqual([]);
  });

  it.each(['nora@newco..test', 'nora@', 'nora@ne wco.test', 'nora@newco.test/x', 'nora@xn--a.test', 'ﬁ@newco.test'])(
    'A-26 are none where there is no such mailbox: %j',
    async (email) => {
      const app = await makeApp({ policy: OPEN });
      expect((await app.browser().signUp(email)).step.problem).toEqual({ code: 'bad-request', field: 'email' });
    },
  );

  it('R-32 lead to the identity provider of their domain, and are vouched for by it', async () => {
    const app = await makeApp();
    const sso = new TestSso();
    app.ports.sso = sso;
    await app.addAccount({ email: 'rosa@corp.test', signIn: 'sso' });
    for (const typed of ['rosa@corp.test', 'rosa@corp.test.', 'rosa@corp。test', 'ro\u00adsa@ｃｏｒｐ.test']) {
      const rosa = app.browser();
      expect((await rosa.begin({ kind: 'identify', identifier: typed })).step).toMatchObject({
        kind: 'redirect',
        domain: 'corp.test',
      });
      const { step } = await rosa.answer({ kind: 'go', page: 'https://auth.acme.test/' });
      sso.says = { email: typed };
      await rosa.request('GET', `/sso/callback${new URL((step as { to: string }).to).search}`);
      await rosa.reload();
      expect((await rosa.answer({ kind: 'returned' })).step.kind).toBe('done');
    }
  });

  it('find the accounts of an old store as they were kept, and by each of them once it was gone through', async () => {
    const app = await makeApp();
    const old = await keptBefore(app, 'user@bücher.test');
    expect((await app.browser().signIn('user@bücher.test')).step.kind).toBe('done');
    expect(await respellAccount(app.ports, old)).toMatchObject({ change: 'respelled' });
    for (const typed of BOOKS)
      expect(await findAccount(app.ports, typed)).toMatchObject({ id: old.id, email: 'user@xn--bcher-kva.test' });
    const dotted = await keptBefore(app, 'owner\u200b@acme.test');
    await respellAccount(app.ports, dotted);
    expect((await findAccount(app.ports, 'owner@acme.test'))?.id).toBe(dotted.id);
  });

  it('leave two accounts of an old store each by its own', async () => {
    const app = await makeApp();
    const first = await keptBefore(app, 'user@bücher.test');
    const second = await keptBefore(app, 'user@xn--bcher-kva.test');
    expect(await respellAccount(app.ports, second)).toMatchObject({ change: 'none' });
    expect(await respellAccount(app.ports, first)).toMatchObject({ change: 'taken', account: { email: first.email } });
    const found = ['user@bücher.test', 'user@xn--bcher-kva.test', 'USER@BÜCHER.test.'];
    const ids = await Promise.all(found.map(async (typed) => (await findAccount(app.ports, typed))?.id));
    expect(ids).toEqual([first.id, second.id, second.id]);
    expect((await app.browser().signIn('user@bücher.test', PASSWORD)).step.kind).toBe('done');
  });
});
