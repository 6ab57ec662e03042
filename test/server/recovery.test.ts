import { expect, it } from 'vitest';
import { standard, type Account, type Policy } from '@sallyport/rules';
import { changeAccount } from '../../server/src/accounts/account-store.ts';
import { endTenantSessions } from '../../server/src/tenants/tenant-store.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD } from '../support/people.ts';
import { ENFORCED, limits } from '../support/policies.ts';
import { inTurn } from '../support/tally.ts';
import { APP, MAIL, type TestApp } from '../support/test-app.ts';

const NEW = 'quite another password';

const email = (different: Partial<Policy['email']>): Partial<Policy> => ({
  email: { ...standard.email, ...different },
});

/** The code of the last mail that holds one: a notice may have gone out since. */
const recoveryCode = ({ outbox }: TestApp): string =>
  outbox.toReversed().flatMap(({ text }) => /^\d{6}$/m.exec(text) ?? [])[0] ?? '';

/** Somebody who has typed the code that came by mail. */
async function atTheNewPassword(app: TestApp, identifier = 'ben@acme.test') {
  const browser = app.browser();
  await browser.recover(identifier);
  await browser.answer({ kind: 'code', code: app.mailedCode() });
  return browser;
}

onEachStore('recovery of a forgotten password', (makeApp) => {
  it('R-87 writes in the language of the account, whatever the stranger’s is', async () => {
    const app = await makeApp({ policy: { signUp: { phone: false } } });
    await changeAccount(app.ports, app.ben.id, (account) => ({ ...account, language: 'de' }));
    const stranger = app.browser({ 'accept-language': 'ar' });
    await stranger.recover('ben@acme.test');
    app.wait(3600);
    await stranger.signUp('anna@acme.test');
    await stranger.signUp('ben@acme.test');
    await stranger.signUp('new@acme.test');
    const languages = app.outbox.map(({ html }) => /lang="(\w+)"/.exec(html ?? '')?.[1]);
    expect(languages).toEqual(['de', 'en', 'de', 'ar']);
  });

  it('asks for the code of a mail and a new password, and signs in', async () => {
    const app = await makeApp();
    const ben = app.browser();
    const asked = await ben.recover('ben@acme.test');
    expect(asked).toMatchObject({
      status: 201,
      step: {
        kind: 'code',
        identifier: 'ben@acme.test',
        for: 'recovery',
        format: { length: 6, alphabet: 'digits' },
        delivery: {
          via: 'email',
          to: 'ben@acme.test',
          expiresAt: new Date(app.now() + 600_000).toISOString(),
          resendAt: new Date(app.now() + 30_000).toISOString(),
        },
        others: [],
      },
    });
    expect(app.outbox.map(({ to }) => to)).toEqual(['ben@acme.test']);

    const proved = await ben.answer({ kind: 'code', code: app.mailedCode() });
    expect(proved).toMatchObject({
      status: 200,
      step: { kind: 'new-password', identifier: 'ben@acme.test', minLength: 15 },
    });
    expect(await ben.session()).toBeUndefined();

    const done = await ben.answer({ kind: 'new-password', password: NEW });
    expect(done).toMatchObject({ status: 200, step: { kind: 'done', session: { aal: 1, amr: ['otp', 'email'] } } });
    expect((await ben.session())?.account.email).toBe('ben@acme.test');
    expect((await app.browser().signIn('ben@acme.test', PASSWORD)).status).toBe(422);
    expect((await app.browser().signIn('ben@acme.test', NEW)).step.kind).toBe('done');
  });

  it('R-83 works in a tenant whose sessions were all ended before, not where they are ended meanwhile', async () => {
    const app = await makeApp();
    await endTenantSessions(app.ports, 'acme');
    const ben = await atTheNewPassword(app);
    expect((await ben.answer({ kind: 'new-password', password: NEW })).step.kind).toBe('done');
    app.wait(60);
    const again = await atTheNewPassword(app);
    await endTenantSessions(app.ports, 'acme');
    expect((await again.answer({ kind: 'new-password', password: PASSWORD })).status).toBe(410);
  });

  it('R-87 tells the person by mail that the password was reset', async () => {
    const app = await makeApp();
    const ben = await atTheNewPassword(app);
    expect(app.outbox).toHaveLength(1);
    await ben.answer({ kind: 'new-password', password: NEW });
    expect(app.outbox.slice(1)).toMatchObject([{ to: 'ben@acme.test', subject: expect.stringMatching(/password/i) }]);
  });

  it('R-53 R-23 ends every session, all trust, and every flow but this one', async () => {
    const app = await makeApp();
    const [old, inFlow] = [app.browser(), app.browser()];
    await old.signIn('anna@acme.test');
    await old.answer({ kind: 'code', code: app.code(), trustDevice: true });
    await inFlow.signIn('anna@acme.test');
    app.wait(30);
    const anna = await atTheNewPassword(app, 'anna@acme.test');
    expect((await anna.answer({ kind: 'code', code: app.code() })).step.kind).toBe('new-password');
    expect(await old.session()).toBeDefined();
    expect((await anna.answer({ kind: 'new-password', password: NEW })).step.kind).toBe('done');
    expect(await old.session()).toBeUndefined();
    app.wait(30);
    expect((await inFlow.answer({ kind: 'code', code: app.code() })).status).toBe(410);
    expect((await old.signIn('anna@acme.test', NEW)).step.kind).toBe('code');
  });

  it('R-53 ends the recoveries that were begun before it', async () => {
    const app = await makeApp({ policy: { sends: { ...standard.sends, cooldown: 5 } } });
    const other = app.browser();
    await other.recover('ben@acme.test');
    const code = app.mailedCode();
    app.wait(5);
    const ben = await atTheNewPassword(app);
    await ben.answer({ kind: 'new-password', password: NEW });
    expect((await other.answer({ kind: 'code', code })).step).toMatchObject({ problem: { code: 'invalid-code' } });
  });

  it('R-34 has a new id at each rise, and is bound to its browser', async () => {
    const app = await makeApp();
    const ben = app.browser();
    const { step: first } = await ben.recover('ben@acme.test');
    const code = app.mailedCode();
    expect((await app.browser().answer({ kind: 'code', code }, first)).status).toBe(404);
    const { step: second } = await ben.answer({ kind: 'code', code });
    expect(second.flow).not.toBe(first.flow);
    expect((await ben.reload(first)).status).toBe(404);
    expect((await app.browser().answer({ kind: 'new-password', password: NEW }, second)).status).toBe(404);
    await ben.answer({ kind: 'new-password', password: NEW }, second);
    expect((await ben.reload(second)).status).toBe(404);
  });

  it('asks whose it is where that did not come with the start', async () => {
    const app = await makeApp();
    const ben = app.browser();
    expect(await ben.start('recover')).toMatchObject({ status: 201, step: { kind: 'identify' } });
    expect(app.outbox).toEqual([]);
    expect((await ben.reload()).step.kind).toBe('identify');
    expect((await ben.answer({ kind: 'identify', identifier: ' Ben@ACME.test ' })).step).toMatchObject({
      kind: 'code',
      delivery: { to: 'Ben@ACME.test' },
    });
    expect((await ben.answer({ kind: 'code', code: app.mailedCode() })).step.kind).toBe('new-password');
  });

  it('shows of a user name nothing but what was typed', async () => {
    const app = await makeApp();
    const anna = app.browser();
    const { step } = await anna.recover('anna');
    expect(JSON.stringify(step)).not.toContain('acme');
    expect(step).toMatchObject({ identifier: 'anna', delivery: { to: 'anna' } });
    expect(app.outbox.map(({ to }) => to)).toEqual(['anna@acme.test']);
    await anna.answer({ kind: 'code', code: app.mailedCode() });
    const { step: proved } = await anna.answer({ kind: 'code', code: app.code() });
    expect(proved).toMatchObject({ kind: 'new-password', identifier: 'anna', minLength: 8 });
  });

  it.each([
    ['too short', 'fourteen chars'],
    ['the address', 'BEN.with.a.long.name@acme.test'],
  ])('takes no new password that is %s, and asks again', async (_name, password) => {
    const app = await makeApp();
    await app.addAccount({ email: 'ben.with.a.long.name@acme.test' });
    const ben = await atTheNewPassword(app, 'ben.with.a.long.name@acme.test');
    const refused = await ben.answer({ kind: 'new-password', password });
    expect(refused).toMatchObject({
      status: 400,
      step: { kind: 'new-password', problem: { code: 'bad-request', field: 'password' } },
    });
    expect((await app.browser().signIn('ben.with.a.long.name@acme.test')).step.kind).toBe('done');
    expect((await ben.answer({ kind: 'new-password', password: NEW })).step.kind).toBe('done');
  });

  it('R-28 R-29 sends another code after the cool-down, and tells replaced and expired ones apart', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.recover('ben@acme.test');
    const first = app.mailedCode();
    expect(await ben.answer({ kind: 'resend' })).toMatchObject({
      status: 429,
      step: { problem: { code: 'send-cooldown', retryAfter: 30 } },
    });
    app.wait(30);
    expect((await ben.answer({ kind: 'resend' })).status).toBe(200);
    const second = app.mailedCode();
    expect((await ben.answer({ kind: 'code', code: first })).step.problem?.code).toBe('code-replaced');
    app.wait(600);
    expect((await ben.answer({ kind: 'code', code: second })).step.problem?.code).toBe('code-expired');
    await ben.answer({ kind: 'resend' });
    expect((await ben.answer({ kind: 'code', code: app.mailedCode() })).step.kind).toBe('new-password');
  });

  it('R-44 sends so many in one flow', async () => {
    const app = await makeApp({ policy: { sends: { ...standard.sends, perFlow: 2 } } });
    const ben = app.browser();
    await ben.recover('ben@acme.test');
    const replies = await inTurn(2, () => {
      app.wait(30);
      return ben.answer({ kind: 'resend' });
    });
    expect(replies.map(({ status }) => status)).toEqual([200, 429]);
    expect(replies[1]?.step).toMatchObject({ problem: { code: 'too-many-sends' } });
    expect(app.outbox).toHaveLength(2);
  });

  it('R-33 is not sent again to who has been suspended since', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.recover('ben@acme.test');
    const account = await app.ports.store.get<Account>(`account:${app.ben.id}`);
    await app.ports.store.update(`account:${app.ben.id}`, () => ({
      set: { ...account, state: 'suspended' },
      return: undefined,
    }));
    app.wait(30);
    expect((await ben.answer({ kind: 'resend' })).status).toBe(200);
    expect(app.outbox).toHaveLength(1);
    expect((await ben.answer({ kind: 'code', code: app.mailedCode() })).step.problem?.code).toBe('code-replaced');
  });

  it('R-26 is not sent again by a reload', async () => {
    const app = await makeApp();
    const ben = app.browser();
    const { step } = await ben.recover('ben@acme.test');
    expect((await ben.reload()).step).toEqual(step);
    expect(app.outbox).toHaveLength(1);
  });

  it('R-61 leads to the enrolment that is enforced, and to no session before it', async () => {
    const app = await makeApp({ policy: ENFORCED });
    const ben = await atTheNewPassword(app);
    const next = await ben.answer({ kind: 'new-password', password: NEW });
    expect(next.step).toMatchObject({ kind: 'enrol-choose', reason: 'enforced' });
    expect(await ben.session()).toBeUndefined();
  });

  it('R-41 leaves codes locked', async () => {
    const app = await makeApp({ policy: { attempts: limits({ lockAfter: 1 }) } });
    const thief = app.browser();
    await thief.signIn('anna@acme.test');
    await thief.answer({ kind: 'code', code: 'nothing' });
    const anna = app.browser();
    await anna.recover('anna@acme.test');
    const mailed = { kind: 'code', code: recoveryCode(app) } as const;
    expect(await anna.answer(mailed)).toMatchObject({ status: 423, step: { kind: 'locked' } });
    expect((await anna.answer({ kind: 'code', code: app.code() })).status).toBe(423);
    expect((await anna.answer({ kind: 'new-password', password: NEW })).status).toBe(422);
    expect(await anna.session()).toBeUndefined();
  });

  it('R-12 is not there where nothing sends mail, and the page knows before anybody asks', async () => {
    const app = await makeApp();
    const offered = async () => ((await (await app.browser().request('GET', '/config')).json()) as object) ?? {};
    expect(await offered()).toMatchObject({ recover: true });
    expect((await app.browser().signIn('ben@acme.test', 'wrong')).step).toMatchObject({ recover: true });

    app.setPolicy({ recover: false });
    expect(await offered()).toMatchObject({ recover: false });
    expect((await app.browser().signIn('ben@acme.test', 'wrong')).step).not.toHaveProperty('recover');
    const refused = await app.browser().recover('ben@acme.test');
    expect([refused.status, refused.step]).toMatchObject([422, { code: 'not-offered' }]);
  });

  it('R-12 ends where it is switched off meanwhile', async () => {
    const app = await makeApp();
    const [asking, coding] = [app.browser(), app.browser()];
    await asking.start('recover');
    await coding.recover('ben@acme.test');
    app.setPolicy({ recover: false });
    expect((await asking.answer({ kind: 'identify', identifier: 'ben@acme.test' })).status).toBe(422);
    expect((await coding.answer({ kind: 'resend' })).status).toBe(422);
    expect((await coding.answer({ kind: 'code', code: app.mailedCode() })).status).toBe(410);
    expect(app.outbox).toHaveLength(1);
  });
});

onEachStore('A-19 recovery with a second factor', (makeApp) => {
  it('still asks for the code of the app, before the new password', async () => {
    const app = await makeApp();
    const anna = await atTheNewPassword(app, 'anna@acme.test');
    expect(anna.step).toMatchObject({ kind: 'code', for: 'challenge', authenticator: { type: 'totp' } });
    expect(anna.step).not.toHaveProperty('trust');
    expect((await anna.answer({ kind: 'new-password', password: NEW })).status).toBe(422);
    expect((await anna.answer({ kind: 'code', code: app.code() })).step.kind).toBe('new-password');
    expect(await anna.session()).toBeUndefined();
    expect((await anna.answer({ kind: 'new-password', password: NEW })).step.kind).toBe('done');
    expect(await anna.session()).toMatchObject({ aal: 2, amr: ['otp', 'email', 'mfa'] });
  });

  it('R-25 A-13 asks for a new code by mail where that is the only factor: the recovery’s is none', async () => {
    const app = await makeApp();
    await app.giveFactors(app.ben.id, MAIL);
    const ben = app.browser();
    await ben.recover('ben@acme.test');
    const code = app.mailedCode();
    const next = await ben.answer({ kind: 'code', code });
    expect(next).toMatchObject({ status: 200, step: { kind: 'code', authenticator: { id: 'mail1' } } });
    expect((await ben.answer({ kind: 'code', code })).step.problem?.code).toBe('invalid-code');
    expect((await ben.answer({ kind: 'code', code: app.mailedCode() })).step.kind).toBe('new-password');
    expect((await ben.answer({ kind: 'new-password', password: NEW })).step.kind).toBe('done');
  });

  it('does not skip it on a device that was trusted', async () => {
    const app = await makeApp();
    await app.giveFactors(app.anna.id, APP);
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code(), trustDevice: true });
    await anna.signOut();
    await anna.recover('anna@acme.test');
    const { step } = await anna.answer({ kind: 'code', code: app.mailedCode() });
    expect(step).toMatchObject({ kind: 'code', authenticator: { type: 'totp' } });
  });
});

onEachStore('the link of a recovery', (makeApp) => {
  const open = async (app: TestApp, browser: ReturnType<TestApp['browser']>, token = app.mailedToken()) => {
    const response = await browser.request('POST', '/link', { token });
    return { status: response.status, body: (await response.json()) as { state?: string; code?: string } };
  };

  it('R-02 lets the recovery go on in the browser that began it', async () => {
    const app = await makeApp({ policy: email({ mode: 'both' }) });
    const ben = app.browser();
    await ben.recover('ben@acme.test');
    expect((await ben.answer({ kind: 'link' })).status).toBe(422); // nobody has opened it yet
    expect(await open(app, ben)).toEqual({ status: 200, body: { state: 'approved' } });
    expect((await ben.reload()).step).toMatchObject({ kind: 'code', delivery: { approved: true } });
    expect((await ben.answer({ kind: 'link' })).step.kind).toBe('new-password');
    expect((await open(app, ben)).status).toBe(410);
  });

  it('R-02 tells the code in any other browser, and opens nothing there', async () => {
    const app = await makeApp({ policy: email({ mode: 'both' }) });
    const ben = app.browser();
    await ben.recover('ben@acme.test');
    const opened = await open(app, app.browser());
    expect(opened).toMatchObject({ status: 200, body: { state: 'code' } });
    expect((await ben.answer({ kind: 'link' })).status).toBe(422);
    expect((await ben.answer({ kind: 'code', code: opened.body.code ?? '' })).step.kind).toBe('new-password');
  });

  it('R-02 is all there is where policy has links alone', async () => {
    const app = await makeApp({ policy: email({ mode: 'link' }) });
    const ben = app.browser();
    const { step } = await ben.recover('ben@acme.test');
    expect(step).toMatchObject({ kind: 'code', delivery: { linkOnly: true } });
    expect((await ben.answer({ kind: 'code', code: '123456' })).step.problem?.code).toBe('not-offered');
    expect(await open(app, app.browser())).toEqual({ status: 200, body: { state: 'elsewhere' } });
    await open(app, ben);
    expect((await ben.answer({ kind: 'link' })).step.kind).toBe('new-password');
  });

  it('R-02 says as much to whom no account belongs, where policy has links alone', async () => {
    const app = await makeApp({ policy: email({ mode: 'link' }) });
    const [known, unknown] = await Promise.all(
      ['ben@acme.test', 'nobody@acme.test'].map(async (name) => {
        const browser = app.browser();
        await browser.recover(name);
        const { status, step } = await browser.answer({ kind: 'code', code: '123456' });
        return JSON.stringify([status, { ...step, flow: '', identifier: '' }]).replaceAll(name, '');
      }),
    );
    expect(unknown).toBe(known);
  });

  it('R-82 opens nothing once all sessions of the account have ended', async () => {
    const app = await makeApp({ policy: email({ mode: 'both' }) });
    const ben = app.browser();
    await ben.recover('ben@acme.test');
    await open(app, ben);
    const account = await app.ports.store.get<Account>(`account:${app.ben.id}`);
    await app.ports.store.update(`account:${app.ben.id}`, () => ({
      set: { ...account, epoch: (account?.epoch ?? 0) + 1 },
      return: undefined,
    }));
    expect((await ben.answer({ kind: 'link' })).status).toBe(422);
    expect((await ben.answer({ kind: 'code', code: app.mailedCode() })).step.problem?.code).toBe('invalid-code');
  });
});
