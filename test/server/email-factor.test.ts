import { expect, it } from 'vitest';
import { readLinkToken } from '../../server/src/flows/sending/link-token.ts';
import { standard, type Policy } from '@sallyport/rules';
import { noMail } from '../../server/src/adapters/no-mail.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { APP, MAIL, type TestApp } from '../support/test-app.ts';
import { inParallel, tally } from '../support/tally.ts';

const email = (different: Partial<Policy['email']>): Partial<Policy> => ({
  email: { ...standard.email, ...different },
});

/** ben gets his codes by mail, and has given his password. */
async function atTheCode(app: TestApp) {
  await app.giveFactors(app.ben.id, MAIL);
  const ben = app.browser();
  const asked = await ben.signIn('ben@acme.test');
  return { ben, asked };
}

onEachStore('a code by mail', (makeApp) => {
  it('R-16 R-26 goes to the own address by itself, and signs in', async () => {
    const app = await makeApp();
    const { ben, asked } = await atTheCode(app);
    expect(asked).toMatchObject({
      status: 201,
      step: {
        kind: 'code',
        authenticator: { type: 'email', hint: 'b•••@acme.test' },
        format: { length: 6, alphabet: 'digits' },
        delivery: {
          via: 'email',
          to: 'b•••@acme.test',
          expiresAt: new Date(app.now() + 600_000).toISOString(),
          resendAt: new Date(app.now() + 30_000).toISOString(),
        },
      },
    });
    expect(app.outbox.map(({ to }) => to)).toEqual(['ben@acme.test']);

    const done = await ben.answer({ kind: 'code', code: app.mailedCode() });
    expect(done).toMatchObject({ status: 200, step: { kind: 'done', session: { aal: 2 } } });
    expect((await ben.session())?.amr).toEqual(['pwd', 'otp', 'email', 'mfa']);
  });

  it('I18-7 comes in the language of the page that asks', async () => {
    const app = await makeApp();
    await app.giveFactors(app.ben.id, MAIL);
    await app.browser({ 'accept-language': 'de-AT,de;q=0.9,en;q=0.8' }).signIn('ben@acme.test');
    expect(app.outbox[0]?.subject).toBe('Bei auth.acme.test anmelden');
  });

  it('R-87 says whose account it is for and what device asked for it', async () => {
    const app = await makeApp();
    await app.giveFactors(app.ben.id, MAIL);
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    await app.browser({ 'user-agent': firefox }).signIn('ben@acme.test');
    expect(app.outbox[0]?.text).toMatch(/^For ben@acme\.test · .+ UTC · Firefox on Linux$/m);
  });

  it('R-20 is not sent before the password is right', async () => {
    const app = await makeApp();
    await app.giveFactors(app.ben.id, MAIL);
    await app.browser().signIn('ben@acme.test', 'a wrong password for tests');
    expect(app.outbox).toEqual([]);
  });

  it('R-26 is not sent again by a reload, nor by going to another way and back', async () => {
    const app = await makeApp();
    await app.giveFactors(app.ben.id, MAIL, APP);
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const code = app.mailedCode();
    await ben.reload();
    await ben.reload();
    await ben.answer({ kind: 'choose', authenticator: 'app1' });
    await ben.answer({ kind: 'choose', authenticator: 'mail1' });
    expect(app.outbox).toHaveLength(1);
    expect((await ben.answer({ kind: 'code', code })).step.kind).toBe('done');
  });

  it('R-25 opens the sign-in that it was sent for, and no other', async () => {
    const app = await makeApp();
    const first = await atTheCode(app);
    const code = app.mailedCode();
    app.wait(30);
    const second = app.browser();
    await second.signIn('ben@acme.test');
    expect(app.mailedCode()).not.toBe(code);
    expect((await second.answer({ kind: 'code', code })).step.problem?.code).toBe('invalid-code');
    expect((await first.ben.answer({ kind: 'code', code })).step.kind).toBe('done');
  });

  it('R-25 opens nothing once the account has another address', async () => {
    const app = await makeApp();
    const { ben } = await atTheCode(app);
    const account = await app.ports.store.get<object>(`account:${app.ben.id}`);
    await app.ports.store.update(`account:${app.ben.id}`, () => ({
      set: { ...account, email: 'ben@elsewhere.test' },
      return: undefined,
    }));
    expect((await ben.answer({ kind: 'code', code: app.mailedCode() })).step.problem?.code).toBe('invalid-code');
  });

  it('R-12 still guards whoever has set it up where mail can’t be sent any more', async () => {
    const app = await makeApp();
    await app.giveFactors(app.ben.id, MAIL);
    app.ports.channels = { mail: false, sms: false, passkeys: true };
    app.ports.mail = noMail;
    const ben = app.browser();
    expect(await ben.signIn('ben@acme.test')).toMatchObject({
      status: 503,
      step: { problem: { code: 'delivery-failed' } },
    });
    expect(await ben.session()).toBeUndefined();
  });

  it('R-12 is set up by nobody where mail can’t be sent', async () => {
    const app = await makeApp();
    app.ports.channels = { mail: false, sms: false, passkeys: true };
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code() });
    expect((await anna.start('enrol', { type: 'email' })).status).toBe(422);
  });

  it('R-03 R-29 lives as long as policy says, and one that has run out is told apart', async () => {
    const app = await makeApp({ policy: email({ lifetime: 120 }) });
    const { ben } = await atTheCode(app);
    const code = app.mailedCode();
    app.wait(120);
    expect((await ben.answer({ kind: 'code', code: '000000' === code ? '000001' : '000000' })).step.problem?.code).toBe(
      'invalid-code',
    );
    expect((await ben.answer({ kind: 'code', code })).step.problem?.code).toBe('code-expired');
    expect(await ben.session()).toBeUndefined();
  });

  it('R-03 is letters and digits where policy has it so, both always present, case ignored', async () => {
    const app = await makeApp({ policy: email({ alphabet: 'alphanumeric' }) });
    const { ben, asked } = await atTheCode(app);
    expect(asked.step).toMatchObject({ format: { length: 6, alphabet: 'alphanumeric' } });
    const code = app.mailedCode();
    expect(code).toMatch(/^(?=.*[A-Z])(?=.*[0-9])[0-9A-HJKMNP-TV-Z]{6}$/);
    const typed = `${code.slice(0, 3)} ${code.slice(3)}`.toLowerCase();
    expect((await ben.answer({ kind: 'code', code: typed })).step.kind).toBe('done');
  });

  it('A-02 signs in once, however many answers hold it at once', async () => {
    const app = await makeApp();
    const { ben } = await atTheCode(app);
    const { step } = ben;
    const code = app.mailedCode();
    const replies = await inParallel(9, () => ben.answer({ kind: 'code', code }, step));
    expect(tally(replies.map(({ step: { kind } }) => kind))['done']).toBe(1);
  });

  it('R-50 can trust the device beside it', async () => {
    const app = await makeApp();
    const { ben } = await atTheCode(app);
    await ben.answer({ kind: 'code', code: app.mailedCode(), trustDevice: true });
    await ben.signOut();
    expect((await ben.signIn('ben@acme.test')).step.kind).toBe('done');
    expect(app.outbox).toHaveLength(1);
  });

  it('R-41 is not sent while the account is locked', async () => {
    const app = await makeApp({ policy: { attempts: { ...standard.attempts, lockAfter: 1 } } });
    const { ben } = await atTheCode(app);
    await ben.answer({ kind: 'code', code: 'nothing' });
    const mails = app.outbox.length;
    app.wait(60);
    expect((await app.browser().signIn('ben@acme.test')).step.kind).toBe('locked');
    expect(app.outbox).toHaveLength(mails);
  });

  it('A-17 stands nowhere in the store', async () => {
    const app = await makeApp();
    await atTheCode(app);
    expect((await app.dump()).join('\n')).not.toContain(app.mailedCode());
  });
});

onEachStore('a link by mail', (makeApp) => {
  const BOTH = email({ mode: 'both' });
  const secretIn = async ({ ports, mailedToken }: TestApp) => {
    const claim = await readLinkToken(ports, mailedToken());
    return claim && 'code' in claim ? claim.code : '';
  };
  const open = async (app: TestApp, browser: ReturnType<TestApp['browser']>, token = app.mailedToken()) => {
    const response = await browser.request('POST', '/link', { token });
    return { status: response.status, body: (await response.json()) as { state?: string; code?: string } };
  };

  it('R-02 lets the sign-in go on in the browser that began it', async () => {
    const app = await makeApp({ policy: BOTH });
    const { ben, asked } = await atTheCode(app);
    expect(asked.step).toMatchObject({ delivery: { link: true } });
    expect(app.outbox.at(-1)?.text).toContain('https://auth.acme.test/auth/link?for=sign-in#');
    expect((await ben.answer({ kind: 'link' })).status).toBe(422); // nobody has opened it yet
    expect(await open(app, ben)).toEqual({ status: 200, body: { state: 'approved' } });
    expect((await ben.reload()).step).toMatchObject({ kind: 'code', delivery: { approved: true } });
    expect(await ben.session()).toBeUndefined(); // the link grants nothing by itself
    expect((await ben.answer({ kind: 'link' })).step.kind).toBe('done');
    expect((await ben.session())?.amr).toEqual(['pwd', 'otp', 'email', 'mfa']);
    expect((await open(app, ben)).status).toBe(410);
  });

  it('R-02 tells the code in any other browser, and opens nothing there', async () => {
    const app = await makeApp({ policy: BOTH });
    const { ben } = await atTheCode(app);
    const other = app.browser();
    const opened = await open(app, other);
    expect(opened).toMatchObject({ status: 200, body: { state: 'code' } });
    expect((await ben.answer({ kind: 'link' })).status).toBe(422);
    expect(await other.session()).toBeUndefined();
    expect((await ben.answer({ kind: 'code', code: opened.body.code ?? '' })).step.kind).toBe('done');
  });

  it('R-02 is all there is where policy has links alone: another browser opens nothing by it', async () => {
    const app = await makeApp({ policy: email({ mode: 'link' }) });
    const { ben, asked } = await atTheCode(app);
    expect(asked.step).toMatchObject({ kind: 'code', delivery: { link: true, linkOnly: true } });
    expect(app.outbox.at(-1)?.text).not.toMatch(/^\d{6}$/m);
    const other = app.browser();
    expect(await open(app, other)).toEqual({ status: 200, body: { state: 'elsewhere' } });
    expect(await other.session()).toBeUndefined();
    expect((await ben.answer({ kind: 'link' })).status).toBe(422);
    expect(await open(app, ben)).toEqual({ status: 200, body: { state: 'approved' } });
    expect((await ben.answer({ kind: 'link' })).step.kind).toBe('done');
  });

  it('R-02 holds 128 bits where policy has links alone, and no code is typed there', async () => {
    const app = await makeApp({ policy: email({ mode: 'link' }) });
    const { ben } = await atTheCode(app);
    const secrets = [await secretIn(app)];
    const typed = await ben.answer({ kind: 'code', code: secrets[0] ?? '' });
    expect([typed.status, typed.step.problem]).toEqual([422, { code: 'not-offered', field: 'kind' }]);
    app.wait(30);
    const before = app.mailedToken();
    await ben.answer({ kind: 'resend' });
    secrets.push(await secretIn(app));
    for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(128 / 8);
    expect(secrets[1]).not.toBe(secrets[0]);
    expect(await open(app, ben, before)).toMatchObject({ status: 422, body: { code: 'code-replaced' } });
    expect((await app.dump()).join('\n')).not.toContain(secrets[1]);
  });

  it('R-02 R-28 dies with its code: by a new one, by running out, by the code being used', async () => {
    const app = await makeApp({ policy: BOTH });
    const { ben } = await atTheCode(app);
    const [first, token] = [app.mailedCode(), app.mailedToken()];
    app.wait(30);
    await ben.answer({ kind: 'resend' });
    expect(await open(app, ben, token)).toMatchObject({ status: 422, body: { code: 'code-replaced' } });
    expect((await ben.answer({ kind: 'code', code: first })).step.problem?.code).toBe('code-replaced');
    app.wait(600);
    expect(await open(app, ben)).toMatchObject({ status: 422, body: { code: 'code-expired' } });
    await ben.answer({ kind: 'resend' });
    await ben.answer({ kind: 'code', code: app.mailedCode() });
    expect((await open(app, ben)).status).toBe(410);
  });

  it('R-41 opens nothing while the account is locked', async () => {
    const app = await makeApp({ policy: { ...BOTH, attempts: { ...standard.attempts, lockAfter: 1 } } });
    const { ben } = await atTheCode(app);
    const token = app.mailedToken();
    await ben.answer({ kind: 'code', code: 'nothing' });
    await open(app, ben, token);
    expect((await ben.answer({ kind: 'link' })).status).toBe(423);
    expect(await ben.session()).toBeUndefined();
  });

  it('A-13 is no other token, and no other token is a link', async () => {
    const app = await makeApp({ policy: BOTH });
    const { ben, asked } = await atTheCode(app);
    const others = [asked.step.flow, ...ben.cookies.values(), 'v1.AAAA', 'v2.AAAA', 'x'];
    for (const token of others) expect((await open(app, ben, token)).status).toBe(410);
    expect((await ben.request('GET', `/flows/${app.mailedToken().slice(0, 128)}`)).status).toBe(404);
    ben.cookies.set('__Host-sally-session', app.mailedToken());
    expect(await ben.session()).toBeUndefined();
  });
});
