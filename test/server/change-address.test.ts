import { expect, it } from 'vitest';
import type { ActivityPage, Me } from '@sallyport/protocol';
import { standard, UNDO_DAYS } from '@sallyport/rules';
import { changeAccount, findAccount, readAccount } from '../../server/src/accounts/account-store.ts';
import { claimNewAddress } from '../../server/src/accounts/claim-address.ts';
import { createAccount } from '../../server/src/accounts/create-account.ts';
import { rekeyAccount } from '../../server/src/accounts/rekey-account.ts';
import { createKeyring } from '../../server/src/crypto/keyring.ts';
import { beforeChangeOf } from '../support/before-change.ts';
import { countCalls } from '../support/count-calls.ts';
import { PASSWORD } from '../support/people.ts';
import { A, B, restart } from '../support/restart.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { inParallel, tally } from '../support/tally.ts';
import { APP, MAIL, PHONE, type TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const NEW = 'ben@new.test';
const DAY = 24 * 3600;

async function benSignedIn(app: TestApp): Promise<TestBrowser> {
  const ben = app.browser();
  await ben.signIn('ben@acme.test');
  return ben;
}
/** With an app that he set up before. */
async function benWithApp(app: TestApp): Promise<TestBrowser> {
  await app.giveFactors(app.ben.id, APP);
  app.wait(60);
  const ben = await benSignedIn(app);
  await ben.answer({ kind: 'code', code: app.code() });
  return ben;
}
/** As far as to the code that goes to the new address. */
async function asks(ben: TestBrowser, email = NEW) {
  await ben.start('change-address');
  return ben.answer({ kind: 'new-address', email });
}
async function changes(app: TestApp, ben: TestBrowser, email = NEW) {
  await asks(ben, email);
  const reply = await ben.answer({ kind: 'code', code: codeFor(app, email) });
  return reply.step;
}
const mailTo = ({ outbox }: TestApp, to: string) => outbox.findLast((mail) => mail.to === to);
const codeFor = (app: TestApp, to: string) => /^\d{6}$/m.exec(mailTo(app, to)?.text ?? '')?.[0] ?? '';
const undoOf = (app: TestApp, to: string) => /undo-address#(\S+)/.exec(mailTo(app, to)?.text ?? '')?.[1] ?? '';
const undo = async (app: TestApp, token: string) => {
  const response = await app.browser().request('POST', '/link', { token });
  return { status: response.status, ...((await response.json()) as { state?: string; code?: string }) };
};
const addressOf = async ({ ports, ben }: TestApp) => (await readAccount(ports, ben.id))?.email;

onEachStore('changing the address', (makeApp) => {
  it('A-32 proves the new one; login, lists and audit follow, and this session goes on', async () => {
    const app = await makeApp();
    const ben = await benSignedIn(app);
    const asked = await asks(ben);
    expect(asked.step).toMatchObject({ kind: 'code', for: 'new-address', delivery: { to: NEW } });
    expect((await app.browser().signIn(NEW)).status).toBe(422); // nothing has changed yet
    const { step } = await ben.answer({ kind: 'code', code: codeFor(app, NEW) });
    expect(step).toMatchObject({ kind: 'done', notice: 'address-changed', session: { account: { email: NEW } } });

    expect((await app.browser().signIn(NEW)).step.kind).toBe('done');
    expect((await app.browser().signIn('ben@acme.test')).status).toBe(422);
    expect((await ben.session())?.account.email).toBe(NEW);
    const listed = async (search: string) =>
      (await app.ports.directory.page({ tenant: 'acme', search, filter: {}, limit: 10 })).ids;
    expect([await listed(NEW), await listed('ben@acme.test')]).toEqual([[app.ben.id], []]);
    const { events } = (await (await ben.request('GET', '/me/activity')).json()) as ActivityPage;
    expect(events.map(({ kind }) => kind)).toContain('address-changed');
    expect(JSON.stringify(events)).not.toContain(NEW);
  });

  it('R-87 tells the former one, with a link that undoes it for seven days', async () => {
    const app = await makeApp();
    await changes(app, await benSignedIn(app));
    const told = mailTo(app, 'ben@acme.test');
    expect(told?.subject).toContain('was changed');
    expect(told?.text).toContain(`https://auth.acme.test/auth/link?for=undo-address#${undoOf(app, 'ben@acme.test')}`);
    expect((await app.dump()).join()).not.toContain(undoOf(app, 'ben@acme.test'));
  });

  it('A-10 R-20 is the same where somebody has the address, but for the mail', async () => {
    const app = await makeApp();
    await app.addAccount({ email: 'dora@other.test', tenant: 'other' });
    const seen = [];
    for (const email of ['dora@other.test', 'nobody@other.test']) {
      const ben = await benSignedIn(app);
      await ben.start('change-address');
      const calls = countCalls(app.ports);
      const { status, step } = await ben.answer({ kind: 'new-address', email });
      const counted = calls.stop();
      const wrong = await ben.answer({ kind: 'code', code: '000000' });
      expect(step).toMatchObject({ delivery: { to: email } });
      seen.push({ status, kind: step.kind, counted, problem: wrong.step.problem });
      app.wait(60);
    }
    expect(seen[0]).toEqual(seen[1]);
    expect(mailTo(app, 'dora@other.test')?.text).not.toMatch(/^\d{6}$/m);
    expect(mailTo(app, 'dora@other.test')?.subject).toContain('already have an account');
  });

  it('A-11 asks for a proof where the session has none that is fresh, and is over once that is stale', async () => {
    const app = await makeApp({ policy: { email: { ...standard.email, lifetime: 20 * 60 } } });
    const ben = await benSignedIn(app);
    app.wait(600);
    expect((await ben.start('change-address')).step).toMatchObject({ kind: 'credentials', fixed: true });
    expect((await ben.answer({ kind: 'new-address', email: NEW })).status).toBe(422);
    await ben.answer({ kind: 'credentials', identifier: 'ben@acme.test', password: PASSWORD });
    await ben.answer({ kind: 'new-address', email: NEW });
    app.wait(599);
    const code = codeFor(app, NEW);
    app.wait(1);
    expect((await ben.answer({ kind: 'code', code })).status).toBe(410);
    expect(await addressOf(app)).toBe('ben@acme.test');
  });

  it('is offered where mail can be sent alone', async () => {
    const app = await makeApp();
    const ben = await benSignedIn(app);
    const offered = async () => ((await (await ben.request('GET', '/me')).json()) as Me).address.change;
    expect(await offered()).toBe(true);
    app.ports.channels = { ...app.ports.channels, mail: false };
    expect(await offered()).toBe('not-offered');
    expect((await ben.start('change-address')).status).toBe(422);
  });

  it.each([
    ['not an address', { code: 'bad-request', field: 'email' }],
    ['BEN@acme.test', { code: 'bad-request', field: 'email', reason: 'address-same' }],
    ['b\u200Ben@new.test', { code: 'bad-request', field: 'email', reason: 'invisible-marks' }],
  ])('takes no %j', async (email, problem) => {
    const app = await makeApp();
    expect((await asks(await benSignedIn(app), email)).step.problem).toEqual(problem);
    expect(app.outbox).toEqual([]);
  });

  it('A-11 asks for a factor that came meanwhile, before and after the address is proved', async () => {
    const app = await makeApp();
    const ben = await benSignedIn(app);
    await ben.start('change-address');
    await app.giveFactors(app.ben.id, APP);
    expect((await ben.answer({ kind: 'new-address', email: NEW })).step.kind).toBe('code');
    expect(mailTo(app, NEW)).toBeUndefined();

    const other = await makeApp();
    const again = await benSignedIn(other);
    await asks(again);
    await other.giveFactors(other.ben.id, APP);
    const { step } = await again.answer({ kind: 'code', code: codeFor(other, NEW) });
    expect(step).toMatchObject({ kind: 'code', authenticator: { type: 'totp' } });
    expect(await addressOf(other)).toBe('ben@acme.test');
  });

  it('A-34 ends a recovery that proved the former address and has set no password yet', async () => {
    const app = await makeApp();
    const ben = await benSignedIn(app);
    const thief = app.browser();
    await thief.recover('ben@acme.test');
    expect((await thief.answer({ kind: 'code', code: app.mailedCode() })).step.kind).toBe('new-password');
    await changes(app, ben);
    const { status } = await thief.answer({ kind: 'new-password', password: 'the password of a thief' });
    expect(status).toBe(410);
    expect((await app.browser().signIn(NEW)).step.kind).toBe('done');
  });

  it('A-33 uses up nothing of the hour of whose address is typed', async () => {
    const app = await makeApp();
    const ben = await benSignedIn(app);
    for (let flow = 0; flow < 2; flow++) {
      await asks(ben, 'anna@acme.test');
      for (let send = 1; send < 5; send++) {
        app.wait(30);
        await ben.answer({ kind: 'resend' });
      }
      app.wait(30);
    }
    const sent = app.outbox.length;
    await app.browser().recover('anna@acme.test');
    expect(app.outbox.length).toBe(sent + 1);
    await asks(ben, 'nobody@else.test');
    expect(mailTo(app, 'nobody@else.test')).toBeUndefined(); // ten an hour, to whomever they go
  });

  it('of two at once changes it once', async () => {
    const app = await makeApp();
    const ben = await benSignedIn(app);
    const both = [ben, await benSignedIn(app)];
    const [one, other] = ['one@new.test', 'other@new.test'];
    await asks(both[0]!, one);
    await asks(both[1]!, other);
    const codes = [codeFor(app, one), codeFor(app, other)];
    const replies = await Promise.all(both.map((each, n) => each.answer({ kind: 'code', code: codes[n] ?? '' })));
    expect(tally(replies.map(({ status }) => status))).toEqual({ 200: 1, 410: 1 });
    expect((await readAccount(app.ports, app.ben.id))?.formerAddresses).toHaveLength(1);
  });

  it('A-02 one code many times changes it once', async () => {
    const app = await makeApp();
    const ben = await benSignedIn(app);
    const { step } = await asks(ben);
    const code = codeFor(app, NEW);
    const replies = await inParallel(5, () => ben.answer({ kind: 'code', code }, step));
    expect(tally(replies.map(({ status }) => status))[200]).toBe(1);
    expect((await readAccount(app.ports, app.ben.id))?.formerAddresses).toHaveLength(1);
  });

  it('A-32 says so to who has proved the mailbox, where it was taken meanwhile', async () => {
    const app = await makeApp();
    const ben = await benSignedIn(app);
    await asks(ben);
    await app.addAccount({ email: NEW, tenant: 'other' });
    const { status, step } = await ben.answer({ kind: 'code', code: codeFor(app, NEW) });
    expect([status, step.kind, step.problem]).toEqual([409, 'new-address', { code: 'identifier-taken' }]);
    expect(await addressOf(app)).toBe('ben@acme.test');
    expect((await findAccount(app.ports, NEW))?.tenant).toBe('other');
  });

  it('R-53 R-16 ends all trust where codes go to the address', async () => {
    const app = await makeApp();
    await app.giveFactors(app.ben.id, { id: 'mail1', type: 'email' });
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    await ben.answer({ kind: 'code', code: app.mailedCode(), trustDevice: true });
    await changes(app, ben);
    app.wait(60);
    expect((await ben.signIn(NEW)).step).toMatchObject({ kind: 'code', authenticator: { hint: 'b•••@new.test' } });
    expect(app.outbox.at(-1)?.to).toBe(NEW);
  });
});

onEachStore('undoing a change of address', (makeApp) => {
  it('gives the former one back, ends every session, and works once', async () => {
    const app = await makeApp();
    const ben = await benSignedIn(app);
    await changes(app, ben);
    const token = undoOf(app, 'ben@acme.test');
    expect(await createAccount(app.ports, person('ben@acme.test'))).toBeUndefined(); // it is held meanwhile
    app.wait(UNDO_DAYS * DAY - 1);
    expect(await undo(app, token)).toEqual({ status: 200, state: 'undone' });
    expect([await addressOf(app), await ben.session()]).toEqual(['ben@acme.test', undefined]);
    expect(mailTo(app, NEW)).toMatchObject({
      subject: expect.stringContaining('was undone'),
      text: expect.stringContaining('Tell your administrator now'),
    });
    expect(await undo(app, token)).toMatchObject({ status: 410, code: 'flow-over' });
  });

  it('A-32 takes the password away that a thief may know, where nothing else guards the account', async () => {
    const app = await makeApp();
    await changes(app, await benSignedIn(app));
    await undo(app, undoOf(app, 'ben@acme.test'));
    const owner = app.browser();
    expect((await owner.signIn('ben@acme.test')).step.problem?.code).toBe('invalid-credentials');
    await owner.recover('ben@acme.test');
    await owner.answer({ kind: 'code', code: codeFor(app, 'ben@acme.test') });
    const { step } = await owner.answer({ kind: 'new-password', password: 'quite another password' });
    expect(step).toMatchObject({ kind: 'done', session: { account: { email: 'ben@acme.test' } } });
  });

  it('A-34 leaves the second factor that was set up since and alone guards the account, and its password', async () => {
    const app = await makeApp();
    await changes(app, await benSignedIn(app));
    const token = undoOf(app, 'ben@acme.test');
    await app.giveFactors(app.ben.id, APP);
    await undo(app, token);
    const account = await readAccount(app.ports, app.ben.id);
    expect(account).toMatchObject({ email: 'ben@acme.test', authenticators: [{ id: APP.id }] });
    const reader = app.browser(); // of the former mailbox, who never knew the password
    await reader.recover('ben@acme.test');
    const { step } = await reader.answer({ kind: 'code', code: codeFor(app, 'ben@acme.test') });
    expect(step).toMatchObject({ kind: 'code', authenticator: { id: APP.id } });
    expect((await app.browser().signIn('ben@acme.test')).step).toMatchObject({ kind: 'code', for: 'challenge' });
  });

  it('A-32 A-34 keeps the factor from before, which goes on guarding, and takes away what came beside it', async () => {
    const app = await makeApp();
    await changes(app, await benWithApp(app));
    const token = undoOf(app, 'ben@acme.test');
    await changeAccount(app.ports, app.ben.id, (account) => ({
      ...account,
      authenticators: [...account.authenticators, { ...PHONE, addedAt: app.now() }],
      defaultAuthenticator: PHONE.id,
      backupCodes: ['of the thief’s'],
      backupCodesMade: { at: app.now(), count: 1 },
    }));
    await undo(app, token);
    expect(mailTo(app, 'ben@acme.test')?.subject).toContain('Removed from your account');
    const account = await readAccount(app.ports, app.ben.id);
    expect(account).toMatchObject({ authenticators: [{ id: APP.id }], defaultAuthenticator: APP.id, backupCodes: [] });
    const { step } = await app.browser().signIn('ben@acme.test');
    expect(step).toMatchObject({ kind: 'code', authenticator: { id: APP.id } });
  });

  it('A-34 leaves what came since where only email codes are older: a mailbox is no guard against itself', async () => {
    const app = await makeApp();
    await app.giveFactors(app.ben.id, MAIL);
    app.wait(60);
    const ben = await benSignedIn(app);
    await ben.answer({ kind: 'code', code: codeFor(app, 'ben@acme.test') });
    expect((await changes(app, ben)).kind).toBe('done');
    const token = undoOf(app, 'ben@acme.test');
    const before = await readAccount(app.ports, app.ben.id);
    await app.giveFactors(app.ben.id, APP);
    await changeAccount(app.ports, app.ben.id, (account) => ({
      ...account,
      authenticators: [...(before?.authenticators ?? []), ...account.authenticators],
      backupCodes: ['of the owner'],
      backupCodesMade: { at: app.now(), count: 1 },
    }));
    expect(await undo(app, token)).toMatchObject({ state: 'undone' });
    const account = await readAccount(app.ports, app.ben.id);
    expect(account).toMatchObject({
      authenticators: [{ type: 'email' }, { id: APP.id }],
      backupCodes: ['of the owner'],
    });
    const reader = app.browser(); // of the former mailbox
    await reader.recover('ben@acme.test');
    const { step } = await reader.answer({ kind: 'code', code: codeFor(app, 'ben@acme.test') });
    expect(step).toMatchObject({ kind: 'code', authenticator: { id: APP.id } });
  });

  it('A-32 R-23 leaves what came before the change: the owner is told of it, and removes it', async () => {
    const app = await makeApp();
    const thief = await benWithApp(app);
    await thief.start('enrol', { type: 'email' });
    await thief.answer({ kind: 'code', code: codeFor(app, 'ben@acme.test') });
    app.wait(60);
    await changes(app, thief);
    await undo(app, undoOf(app, 'ben@acme.test'));
    const ben = await benSignedIn(app);
    await ben.answer({ kind: 'code', code: app.code() });
    app.wait(30);
    await ben.start('not-me');
    await ben.answer({ kind: 'code', code: app.code() });
    const { step } = await ben.answer({ kind: 'new-password', password: 'quite another password' });
    const told = step.kind === 'done' && step.changes?.map(({ kind, factor }) => [kind, factor]);
    expect(told).toContainEqual(['factor-enrolled', 'email']);
    const { authenticators } = (await (await ben.request('GET', '/me')).json()) as Me;
    const theirs = authenticators.find(({ type }) => type === 'email');
    expect((await ben.request('DELETE', `/me/authenticators/${theirs?.id}`)).status).toBe(204);
  });

  it('A-34 takes no password away where a second factor guards the account, or none could be set by mail', async () => {
    const app = await makeApp();
    await changes(app, await benWithApp(app));
    await app.giveFactors(app.ben.id, { ...APP, id: 'app2' }); // in the place of the one from before
    await undo(app, undoOf(app, 'ben@acme.test'));
    expect((await app.browser().signIn('ben@acme.test')).step).toMatchObject({ kind: 'code', for: 'challenge' });

    const other = await makeApp({ policy: { recover: false } });
    await changes(other, await benSignedIn(other));
    await undo(other, undoOf(other, 'ben@acme.test'));
    expect((await other.browser().signIn('ben@acme.test')).step.kind).toBe('done');
  });

  it('A-32 tells the address that it takes away, where a thief changes it once more at that moment', async () => {
    const app = await makeApp();
    const ben = await benSignedIn(app);
    await changes(app, ben, 'thief@one.test');
    const token = undoOf(app, 'ben@acme.test');
    beforeChangeOf(app.ports.store, `account:${app.ben.id}`, () => changes(app, ben, 'thief@two.test'));
    expect(await undo(app, token)).toMatchObject({ state: 'undone' });
    expect(mailTo(app, 'thief@two.test')?.subject).toContain('was undone');
    expect(await readAccount(app.ports, app.ben.id)).toMatchObject({ email: 'ben@acme.test', formerAddresses: [] });
  });

  it('A-32 is possible for seven days, whoever claims the address once more for less', async () => {
    const app = await makeApp();
    await changes(app, await benSignedIn(app));
    const account = await readAccount(app.ports, app.ben.id);
    if (account) await claimNewAddress(app.ports, account, 'ben@acme.test'); // and it comes to nothing
    app.wait(UNDO_DAYS * DAY - 1);
    expect(await createAccount(app.ports, person('ben@acme.test'))).toBeUndefined();
    expect(await undo(app, undoOf(app, 'ben@acme.test'))).toMatchObject({ state: 'undone' });
  });

  it('A-32 A-17 is possible as long once the secret is another', async () => {
    const app = await makeApp();
    await changes(app, await benSignedIn(app));
    const account = await readAccount(app.ports, app.ben.id);
    const rotated = await restart(app, B, A);
    const alone = { ...rotated.ports, keyring: await createKeyring(B) };
    if (account) await rekeyAccount(rotated.ports, alone.keyring, account);
    app.wait(UNDO_DAYS * DAY - 1);
    expect(await createAccount(alone, person('ben@acme.test'))).toBeUndefined();
  });

  it('goes back past every change since, of which none can be undone any more', async () => {
    const app = await makeApp();
    const ben = await benSignedIn(app);
    await changes(app, ben, 'thief@one.test');
    await changes(app, ben, 'thief@two.test');
    const theirs = undoOf(app, 'thief@one.test');
    expect(await undo(app, undoOf(app, 'ben@acme.test'))).toMatchObject({ state: 'undone' });
    expect(await undo(app, theirs)).toMatchObject({ code: 'flow-over' });
    expect(await addressOf(app)).toBe('ben@acme.test');
  });

  it('is too late after seven days: the address is free, and whoever has it keeps it', async () => {
    const app = await makeApp();
    await changes(app, await benSignedIn(app));
    const token = undoOf(app, 'ben@acme.test');
    app.wait(UNDO_DAYS * DAY);
    expect(await undo(app, token)).toMatchObject({ status: 410, code: 'flow-over' });
    app.wait(DAY);
    expect(await createAccount(app.ports, person('ben@acme.test'))).toBeDefined();
    expect(await addressOf(app)).toBe(NEW);
  });

  it('can’t be pushed out of reach: after five, no more changes', async () => {
    const app = await makeApp();
    const ben = await benSignedIn(app);
    for (let n = 0; n < 5; n++) expect((await changes(app, ben, `thief@n${n}.test`)).kind).toBe('done');
    const { status, step } = await asks(ben, 'thief@n5.test');
    expect([status, step.problem]).toEqual([429, { code: 'too-many-attempts', retryAfter: UNDO_DAYS * DAY }]);
    expect(await undo(app, undoOf(app, 'ben@acme.test'))).toMatchObject({ state: 'undone' });
  });

  it('A-13 takes no altered token', async () => {
    const app = await makeApp();
    await changes(app, await benSignedIn(app));
    expect(await undo(app, `${undoOf(app, 'ben@acme.test')}x`)).toMatchObject({ status: 410 });
    expect(await addressOf(app)).toBe(NEW);
  });
});

const person = (email: string) =>
  ({ email, tenant: 'other', role: 'member', owner: false, password: PASSWORD }) as const;
