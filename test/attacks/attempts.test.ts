import { expect, it } from 'vitest';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD, TOTP_SECRET, wrongCode } from '../support/people.ts';
import { inParallel, inTurn, tally } from '../support/tally.ts';
import { MAIL, PHONE, type TestApp } from '../support/test-app.ts';
import { factors, limits } from '../support/policies.ts';

const LIMIT_5 = { attempts: limits({ lockAfter: 5, lockFor: 3600, disclose: 'when-low' }) };
const wrong = ({ now }: TestApp) => ({ kind: 'code' as const, code: wrongCode(TOTP_SECRET, now()) });

onEachStore('A-01 a hundred wrong codes at once', (makeApp) => {
  it('R-45 looks at exactly as many as the limit, then refuses the right code too', async () => {
    const app = await makeApp({ policy: LIMIT_5 });
    const anna = app.browser();
    const { step } = await anna.signIn('anna@acme.test');

    const replies = await inParallel(100, () => anna.answer(wrong(app), step));

    expect(tally(replies.map(({ status }) => status))).toEqual({ 422: 5, 423: 95 });
    const right = await anna.answer({ kind: 'code', code: app.code() }, step);
    expect([right.status, right.step.kind]).toEqual([423, 'locked']);
    expect(await anna.session()).toBeUndefined();
  });
});

onEachStore('A-02 the right thing fifty times at once', (makeApp) => {
  it('a code from the app: one success, one session', async () => {
    const app = await makeApp({ policy: { attempts: limits({ lockAfter: 100, lockFor: 60, disclose: 'never' }) } });
    const anna = app.browser();
    const { step } = await anna.signIn('anna@acme.test');

    const replies = await inParallel(50, () => anna.answer({ kind: 'code', code: app.code() }, step));

    expect(replies.filter(({ step: { kind } }) => kind === 'done')).toHaveLength(1);
    const sessions = await app.ports.store.list(`account-sessions:${app.anna.id}`);
    expect(sessions.keys).toHaveLength(1);
  });

  it('one code for fifty flows: one success', async () => {
    const app = await makeApp({ policy: { attempts: limits({ lockAfter: 100, lockFor: 60, disclose: 'never' }) } });
    const browsers = await inTurn(50, async () => {
      const browser = app.browser();
      await browser.signIn('anna@acme.test');
      return browser;
    });

    const replies = await Promise.all(browsers.map((each) => each.answer({ kind: 'code', code: app.code() })));

    expect(tally(replies.map(({ status, step }) => `${status} ${step.problem?.code ?? step.kind}`))).toEqual({
      '200 done': 1,
      '422 code-used': 49,
    });
  });

  it('a backup code: one success', async () => {
    const app = await makeApp({ policy: { attempts: limits({ lockAfter: 100, lockFor: 60, disclose: 'never' }) } });
    const codes = await app.giveBackupCodes(app.anna.id, ['ABCDE-12345', 'FGHJK-67890']);
    const browsers = await inTurn(50, async () => {
      const browser = app.browser();
      await browser.signIn('anna@acme.test');
      await browser.answer({ kind: 'choose', authenticator: 'backup-code' });
      return browser;
    });

    const replies = await Promise.all(browsers.map((each) => each.answer({ kind: 'code', code: codes[0] ?? '' })));

    expect(tally(replies.map(({ step }) => step.kind))).toEqual({ done: 1, code: 49 });
  });
});

onEachStore('A-04 right passwords between wrong codes', (makeApp) => {
  it('R-41 R-45 still locks at the limit, for an hour, told after the right password alone', async () => {
    const app = await makeApp({ policy: { ...LIMIT_5, support: 'help@acme.test' } });
    for (let i = 0; i < 5; i++) {
      const browser = app.browser();
      await browser.signIn('anna@acme.test');
      await browser.answer(wrong(app));
    }

    const anna = app.browser();
    const told = await anna.signIn('anna@acme.test');
    expect(told).toMatchObject({
      status: 423,
      step: { kind: 'locked', until: '2026-01-15T13:00:00.000Z', support: 'help@acme.test' },
    });
    expect(told.headers.get('retry-after')).toBe('3600');
    const untold = await app.browser().signIn('anna@acme.test', 'wrong');
    expect([untold.status, untold.step.kind]).toEqual([422, 'credentials']);
  });

  it('R-40 says how many are left when few are', async () => {
    const app = await makeApp({ policy: LIMIT_5 });
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    const left: unknown[] = [];
    for (let i = 0; i < 5; i++) left.push((await anna.answer(wrong(app))).step.problem?.attemptsLeft);
    expect(left).toEqual([undefined, 3, 2, 1, 0]);
  });

  it('R-42 ends by itself, and the right code then signs in', async () => {
    const app = await makeApp({ policy: { ...LIMIT_5, flow: { lifetime: 7200 } } });
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    for (let i = 0; i < 5; i++) await anna.answer(wrong(app));
    app.wait(3599);
    expect((await anna.reload()).step.kind).toBe('locked');
    app.wait(1);
    expect((await anna.reload()).step.kind).toBe('code');
    expect((await anna.answer({ kind: 'code', code: app.code() })).step.kind).toBe('done');
  });

  it('R-87 tells the person by mail', async () => {
    const app = await makeApp({ policy: LIMIT_5 });
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    for (let i = 0; i < 7; i++) await anna.answer(wrong(app));
    expect(app.outbox.map(({ to }) => to)).toEqual(['anna@acme.test', 'anna@acme.test']);
    expect(app.outbox.at(-1)?.subject).toBe('Too many wrong codes at auth.acme.test');
  });

  it('R-87 I18-7 tells them in the language that they signed in with last, not the stranger’s', async () => {
    const app = await makeApp({ policy: LIMIT_5 });
    const anna = app.browser({ 'accept-language': 'de' });
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code() });
    const stranger = app.browser({ 'accept-language': 'ar' });
    await stranger.signIn('anna@acme.test');
    for (let i = 0; i < 5; i++) await stranger.answer(wrong(app));
    expect(app.outbox.at(-1)?.subject).toBe('Zu viele falsche Codes bei auth.acme.test');
  });
});

onEachStore('A-06 around the lock', (makeApp) => {
  it('R-41 refuses a flow begun before it, a backup code and a switch of ways', async () => {
    const app = await makeApp({ policy: LIMIT_5 });
    await app.giveBackupCodes(app.anna.id, ['ABCDE-12345']);
    const before = app.browser();
    await before.signIn('anna@acme.test');
    const backup = app.browser();
    await backup.signIn('anna@acme.test');
    await backup.answer({ kind: 'choose', authenticator: 'backup-code' });

    const guesser = app.browser();
    await guesser.signIn('anna@acme.test');
    for (let i = 0; i < 5; i++) await guesser.answer(wrong(app));

    expect((await before.answer({ kind: 'code', code: app.code() })).status).toBe(423);
    expect((await backup.answer({ kind: 'code', code: 'ABCDE-12345' })).status).toBe(423);
    expect((await guesser.answer({ kind: 'choose', authenticator: 'backup-code' })).status).toBe(423);
    for (const browser of [before, backup, guesser]) expect(await browser.session()).toBeUndefined();
  });

  it('R-41 lets the trusted device of the owner through', async () => {
    const app = await makeApp({ policy: LIMIT_5 });
    const trusted = app.browser();
    await trusted.signIn('anna@acme.test');
    await trusted.answer({ kind: 'code', code: app.code(), trustDevice: true });
    const guesser = app.browser();
    await guesser.signIn('anna@acme.test');
    for (let i = 0; i < 5; i++) await guesser.answer(wrong(app));

    expect((await trusted.signIn('anna@acme.test', PASSWORD)).step.kind).toBe('done');
    expect((await guesser.signIn('anna@acme.test')).status).toBe(423);
  });
});

onEachStore('A-05 asking for a new code between wrong ones', (makeApp) => {
  it('R-45 is no way to a fresh count: an app has nothing to send, and the lock comes at the limit', async () => {
    const app = await makeApp({ policy: LIMIT_5 });
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) {
      statuses.push((await anna.answer({ kind: 'resend' })).status);
      await anna.answer(wrong(app));
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422]);
    expect((await anna.answer({ kind: 'code', code: app.code() })).status).toBe(423);
  });

  it.each([MAIL, PHONE])('R-28 R-45 goes on counting over new codes, $type', async (factor) => {
    const app = await makeApp({ policy: { ...LIMIT_5, factors: factors('email', 'sms') } });
    await app.giveFactors(app.ben.id, factor);
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    for (let i = 0; i < 4; i++) {
      app.wait(30);
      expect((await ben.answer({ kind: 'resend' })).status).toBe(200);
      expect((await ben.answer({ kind: 'code', code: 'nothing' })).status).toBe(422);
    }
    const right = factor === MAIL ? app.mailedCode() : app.textedCode();
    expect((await ben.answer({ kind: 'code', code: 'nothing' })).step.problem?.code).toBe('invalid-code');
    expect((await ben.answer({ kind: 'code', code: right })).status).toBe(423);
    expect(await ben.session()).toBeUndefined();
  });
});
