import { expect, it } from 'vitest';
import type { ActivityPage } from '@sallyport/protocol';
import { secretFromText, standard, type Account } from '@sallyport/rules';
import { beforeCall } from '../support/before-call.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { appCode, TOTP_SECRET, wrongCode } from '../support/people.ts';
import { factors, limits } from '../support/policies.ts';
import { inParallel, tally } from '../support/tally.ts';
import type { TestBrowser } from '../support/test-browser.ts';
import { APP, MAIL, PHONE, type TestApp } from '../support/test-app.ts';

const ALL = { factors: factors('email', 'sms', 'totp', 'backup-code') };

/** anna is signed in by password and app, just now. */
async function annaSignedIn(app: TestApp) {
  const anna = app.browser();
  await anna.signIn('anna@acme.test');
  await anna.answer({ kind: 'code', code: app.code() });
  return anna;
}

const authenticators = async (app: TestApp, id: string) =>
  ((await app.ports.store.get<Account>(`account:${id}`))?.authenticators ?? []).map(({ type }) => type);

onEachStore('setting a factor up by oneself', (makeApp) => {
  it('R-07 R-10 R-34 adds a phone beside the app: number, code, new session', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    const before = new Map(anna.cookies);
    expect((await anna.start('enrol')).step).toMatchObject({
      kind: 'enrol-choose',
      reason: 'self',
      offers: ['email', 'sms', 'totp'],
    });
    await anna.answer({ kind: 'enrol', type: 'sms' });
    const asked = await anna.answer({ kind: 'phone', number: '+49 1511 2345678' });
    expect(asked.step).toMatchObject({
      kind: 'code',
      for: 'enrolment',
      back: true,
      delivery: { via: 'sms', to: '+49 151 123 456 78' },
    });
    const done = await anna.answer({ kind: 'code', code: app.textedCode() });
    expect(done.step).toMatchObject({ kind: 'done', notice: 'factor-added', factor: 'sms' });
    expect(await authenticators(app, app.anna.id)).toEqual(['totp', 'sms']);
    expect(anna.cookies.get('__Host-sally-session')).not.toBe(before.get('__Host-sally-session'));
    expect((await anna.session())?.amr).toEqual(['pwd', 'otp', 'sms', 'mfa']);
    expect(app.outbox).toHaveLength(1); // the notice

    app.wait(60);
    const next = app.browser();
    expect((await next.signIn('anna@acme.test')).step).toMatchObject({
      kind: 'code',
      authenticator: { type: 'totp' },
      others: [{ type: 'sms', default: false }],
    });
  });

  it('R-07 asks for a factor first where the proof is not fresh, and goes on to what was chosen', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    app.wait(11 * 60);
    expect((await anna.start('enrol', { type: 'email' })).step).toMatchObject({
      kind: 'code',
      authenticator: { type: 'totp' },
    });
    expect(app.outbox).toEqual([]);
    expect((await anna.answer({ kind: 'code', code: app.code() })).step).toMatchObject({
      kind: 'code',
      for: 'enrolment',
      delivery: { via: 'email', to: 'anna@acme.test' },
    });
    expect((await anna.answer({ kind: 'code', code: app.mailedCode() })).step).toMatchObject({
      notice: 'factor-added',
    });
  });

  it('R-07 A-11 sets nothing up with a stale session and a wrong code', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    app.wait(11 * 60);
    await anna.start('enrol', { type: 'email' });
    await anna.answer({ kind: 'code', code: wrongCode(TOTP_SECRET, app.now()) });
    for (const answer of [{ kind: 'enrol', type: 'email' }, { kind: 'link' }, { kind: 'resend' }] as const) {
      expect((await anna.answer(answer)).status).toBe(422);
    }
    expect(await authenticators(app, app.anna.id)).toEqual(['totp']);
  });

  it('R-06 R-14 replaces an app where policy has it so: the old one is dead', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    const { step } = await anna.start('enrol', { type: 'totp' });
    if (step.kind !== 'enrol-totp') throw new Error(step.kind);
    const secret = secretFromText(step.secret);
    app.wait(30);
    expect((await anna.answer({ kind: 'code', code: appCode(secret, app.now()) })).step.kind).toBe('done');
    expect(await authenticators(app, app.anna.id)).toEqual(['totp']);
    app.wait(30);
    const next = app.browser();
    await next.signIn('anna@acme.test');
    expect((await next.answer({ kind: 'code', code: app.code() })).status).toBe(422);
    expect((await next.answer({ kind: 'code', code: appCode(secret, app.now()) })).step.kind).toBe('done');
  });

  it('R-14 R-86 R-87 the named app dies in the write that makes the new one active, told as replaced', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    const replace = async (browser: TestBrowser) => {
      const { step } = await browser.start('enrol', { type: 'totp', authenticator: 'app1' });
      if (step.kind !== 'enrol-totp') throw new Error(step.kind);
      return secretFromText(step.secret);
    };
    await replace(anna); // begun, and left
    const secret = await replace(anna);
    app.wait(30);
    expect((await anna.answer({ kind: 'code', code: wrongCode(secret, app.now()) })).status).toBe(422);
    expect((await app.ports.store.get<Account>(`account:${app.anna.id}`))?.authenticators).toEqual([
      expect.objectContaining({ id: 'app1' }),
    ]);
    const done = await anna.answer({ kind: 'code', code: appCode(secret, app.now()) });
    expect(done.step).toMatchObject({ kind: 'done', notice: 'factor-replaced', factor: 'totp' });
    const left = (await app.ports.store.get<Account>(`account:${app.anna.id}`))?.authenticators ?? [];
    expect(left.map(({ id }) => id)).toEqual([expect.not.stringMatching('app1')]);
    expect(app.outbox.map(({ subject }) => subject)).toEqual([expect.stringContaining('Replaced')]);
    const { events } = (await (await anna.request('GET', '/me/activity')).json()) as ActivityPage;
    expect(events.map(({ kind }) => kind)).toContain('factor-replaced');
    expect((await anna.start('enrol', { type: 'totp', authenticator: 'app1' })).status).toBe(422); // gone
    expect((await anna.start('enrol', { type: 'sms', authenticator: left[0]?.id ?? '' })).status).toBe(422);
    expect((await anna.start('enrol', { authenticator: left[0]?.id ?? '' })).status).toBe(422);
  });

  it('R-14 of two that replace one app at once one takes its place, and the other flow is over', async () => {
    const app = await makeApp({ policy: ALL });
    const [first, second] = [await annaSignedIn(app), app.browser()];
    app.wait(30);
    await second.signIn('anna@acme.test');
    await second.answer({ kind: 'code', code: app.code() });
    const codes = await Promise.all(
      [first, second].map(async (anna) => {
        const { step } = await anna.start('enrol', { type: 'totp', authenticator: 'app1' });
        if (step.kind !== 'enrol-totp') throw new Error(step.kind);
        return { anna, code: appCode(secretFromText(step.secret), app.now()) };
      }),
    );
    const ends = await Promise.all(codes.map(({ anna, code }) => anna.answer({ kind: 'code', code })));
    expect(ends.map(({ step }) => step.problem?.code ?? step.kind).toSorted()).toEqual(['done', 'flow-over']);
    expect(await authenticators(app, app.anna.id)).toEqual(['totp']);
  });

  it.each(['refuse', 'after-disable'] as const)('R-14 refuses it with 409 under %s', async (reEnrol) => {
    const app = await makeApp({ policy: { ...ALL, selfService: { disable: 'always', reEnrol } } });
    const anna = await annaSignedIn(app);
    expect((await anna.start('enrol', { type: 'totp' })).status).toBe(409);
    expect((await anna.start('enrol')).step).toMatchObject({ offers: ['email', 'sms'] });
  });

  it('R-11 refuses what policy doesn’t have', async () => {
    const app = await makeApp({ policy: { factors: factors('totp') } });
    const anna = await annaSignedIn(app);
    expect((await anna.start('enrol', { type: 'sms' })).status).toBe(422);
  });

  it('R-14 sets up one of a kind where two are proved at once', async () => {
    for (let call = 1; ; call++) {
      const app = await makeApp({ policy: { ...ALL, selfService: { disable: 'always', reEnrol: 'refuse' } } });
      const [first, second] = [await annaSignedIn(app), app.browser()];
      app.wait(30);
      await second.signIn('anna@acme.test');
      await second.answer({ kind: 'code', code: app.code() });
      const codes: string[] = [];
      for (const [anna, number] of [
        [first, '+4915112345678'],
        [second, '+4915187654321'],
      ] as const) {
        await anna.start('enrol', { type: 'sms' });
        await anna.answer({ kind: 'phone', number });
        codes.push(app.textedCode());
      }
      const [one = '', other = ''] = codes;
      const kinds: string[] = [];
      const answer = async (anna: TestBrowser, code: string) =>
        void kinds.push((await anna.answer({ kind: 'code', code })).step.kind);
      const between = beforeCall(app.ports.store, call, () => answer(second, other));
      await answer(first, one);
      if (!between.stop()) break;
      expect([call, tally(kinds)['done']]).toEqual([call, 1]);
    }
  });

  it('R-11 sends and makes nothing for what is switched off meanwhile', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    const refused = { status: 422, step: { problem: { code: 'not-offered' } } };

    await anna.start('enrol', { type: 'sms' });
    app.setPolicy({ factors: factors('totp') });
    expect(await anna.answer({ kind: 'phone', number: PHONE.number })).toMatchObject(refused);
    expect(app.texts).toEqual([]);

    app.setPolicy(ALL);
    await anna.start('enrol', { type: 'email' });
    app.setPolicy({ factors: factors('totp') });
    app.wait(60);
    expect(await anna.answer({ kind: 'resend' })).toMatchObject(refused);
    expect(app.outbox).toHaveLength(1);

    app.setPolicy(ALL);
    await anna.start('enrol', { type: 'backup-code' });
    app.setPolicy({ factors: factors('totp') });
    expect(await anna.answer({ kind: 'enrol', type: 'backup-code' })).toMatchObject(refused);
    expect((await app.ports.store.get<Account>(`account:${app.anna.id}`))?.backupCodes).toEqual([]);
  });

  it('R-04 refuses what is no phone number, and names the field', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    await anna.start('enrol', { type: 'sms' });
    expect(await anna.answer({ kind: 'phone', number: 'my phone' })).toMatchObject({
      status: 400,
      step: { kind: 'enrol-phone', problem: { code: 'bad-request', field: 'number' } },
    });
    expect(app.texts).toEqual([]);
  });

  it('R-04 EN-3 takes another number only by going back: the first one’s code is no proof of it', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    await anna.start('enrol', { type: 'sms' });
    await anna.answer({ kind: 'phone', number: '+4915112345678' });
    const first = app.textedCode();
    expect((await anna.answer({ kind: 'phone', number: '+4915187654321' })).status).toBe(422);
    await anna.answer({ kind: 'back' });
    await anna.answer({ kind: 'phone', number: '+4915187654321' });
    expect((await anna.answer({ kind: 'code', code: first })).status).toBe(422);
    expect((await anna.answer({ kind: 'code', code: app.textedCode() })).step.kind).toBe('done');
    const account = await app.ports.store.get<Account>(`account:${app.anna.id}`);
    expect(account?.authenticators.at(-1)).toMatchObject({ type: 'sms', number: '+4915187654321' });
  });

  it('R-05 R-04 a phone is not proved by a code that would have to go by mail', async () => {
    const app = await makeApp({ policy: { ...ALL, sms: { ...standard.sms, fallback: 'always' } } });
    const anna = await annaSignedIn(app);
    app.ports.sms = { send: () => Promise.reject(new Error('down')) };
    await anna.start('enrol', { type: 'sms' });
    expect((await anna.answer({ kind: 'phone', number: '+4915112345678' })).step.problem?.code).toBe('delivery-failed');
    expect(app.outbox).toEqual([]);
  });

  it('R-53 ends all trust', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code(), trustDevice: true });
    await anna.start('enrol', { type: 'email' });
    await anna.answer({ kind: 'code', code: app.mailedCode() });
    app.wait(60);
    expect((await anna.signIn('anna@acme.test')).step.kind).toBe('code');
  });

  it('R-08 brings backup codes with the first factor, whichever it is', async () => {
    const app = await makeApp({ policy: ALL });
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    await ben.start('enrol', { type: 'email' });
    expect((await ben.answer({ kind: 'code', code: app.mailedCode() })).step).toMatchObject({
      kind: 'backup-codes',
      count: 10,
    });
    expect((await ben.answer({ kind: 'saved' })).step).toMatchObject({ notice: 'mfa-enabled', factor: 'email' });
  });

  it('R-87 tells the person of it, whichever other answer takes the flow meanwhile', async () => {
    let raced = 0;
    for (let call = 1; ; call++) {
      const app = await makeApp({ policy: ALL });
      const anna = await annaSignedIn(app);
      await anna.start('enrol', { type: 'sms' });
      await anna.answer({ kind: 'phone', number: PHONE.number });
      const { step } = anna;
      const between = beforeCall(app.ports.store, call, () => anna.answer({ kind: 'back' }, step));
      const { status } = await anna.answer({ kind: 'code', code: app.textedCode() }, step);
      if (!between.stop()) break;
      const isAdded = (await authenticators(app, app.anna.id)).length === 2;
      if (isAdded && status === 409) raced++;
      expect([call, app.outbox.length]).toEqual([call, isAdded ? 1 : 0]);
    }
    expect(raced).toBeGreaterThan(0);
  });

  it('A-02 sets one phone up, however many answers hold its code', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    await anna.start('enrol', { type: 'sms' });
    await anna.answer({ kind: 'phone', number: PHONE.number });
    const { step } = anna;
    const code = app.textedCode();
    const replies = await inParallel(9, () => anna.answer({ kind: 'code', code }, step));
    expect(tally(replies.map(({ step: { kind } }) => kind))['done']).toBe(1);
    expect(await authenticators(app, app.anna.id)).toEqual(['totp', 'sms']);
  });
});

onEachStore('a new set of backup codes', (makeApp) => {
  it('R-08 says what it costs, voids the old ones, and tells the person', async () => {
    const app = await makeApp({ policy: ALL });
    await app.giveBackupCodes(app.anna.id, ['ABCDE-12345', 'ABCDE-12346']);
    const anna = await annaSignedIn(app);
    expect((await anna.start('enrol', { type: 'backup-code' })).step).toMatchObject({
      kind: 'renew-backup-codes',
      left: 2,
    });
    const { step } = await anna.answer({ kind: 'enrol', type: 'backup-code' });
    if (step.kind !== 'backup-codes') throw new Error(step.kind);
    expect(step.codes).toHaveLength(10);
    expect((await anna.answer({ kind: 'saved' })).step).toMatchObject({ kind: 'done', notice: 'backup-codes-new' });
    expect(app.outbox).toHaveLength(1);

    const next = app.browser();
    await next.signIn('anna@acme.test');
    await next.answer({ kind: 'choose', authenticator: 'backup-code' });
    expect((await next.answer({ kind: 'code', code: 'ABCDE-12345' })).status).toBe(422);
    expect((await next.answer({ kind: 'code', code: step.codes[0] ?? '' })).step.kind).toBe('done');
  });

  it('R-09 is none without another factor, and R-07 asks for one first', async () => {
    const app = await makeApp({ policy: ALL });
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    expect((await ben.start('enrol', { type: 'backup-code' })).status).toBe(422);
    const anna = await annaSignedIn(app);
    app.wait(11 * 60);
    expect((await anna.start('enrol', { type: 'backup-code' })).step.kind).toBe('code');
  });
});

onEachStore('a new set of backup codes that is made while the last factor goes', (makeApp) => {
  it('R-09 is none, at whatever instant', async () => {
    for (let call = 1; ; call++) {
      const app = await makeApp({ policy: ALL });
      const anna = await annaSignedIn(app);
      await anna.start('enrol', { type: 'backup-code' });
      const between = beforeCall(app.ports.store, call, () => anna.request('DELETE', '/me/mfa', {}));
      await anna.answer({ kind: 'enrol', type: 'backup-code' });
      if (!between.stop()) break;
      const account = await app.ports.store.get<Account>(`account:${app.anna.id}`);
      expect([call, account?.authenticators, account?.backupCodes]).toEqual([call, [], []]);
    }
  });
});

onEachStore('a new set of backup codes, which proves nothing', (makeApp) => {
  /** Makes a new set, as far as a session goes that is fresh still. */
  async function renew(anna: TestBrowser) {
    await anna.start('enrol', { type: 'backup-code' });
    await anna.answer({ kind: 'enrol', type: 'backup-code' });
    expect((await anna.answer({ kind: 'saved' })).step.kind).toBe('done');
  }

  it('R-07 A-11 makes no session fresher', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    app.wait(9 * 60);
    await renew(anna);
    expect((await anna.session())?.authTime).toBe('2026-01-15T12:00:00.000Z');
    app.wait(2 * 60);
    expect((await anna.request('DELETE', '/me/mfa')).status).toBe(403);
  });

  it('R-07 is as fresh as the code was, however long the codes were looked at', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    app.wait(11 * 60);
    await anna.start('enrol', { type: 'backup-code' });
    await anna.answer({ kind: 'code', code: app.code() });
    await anna.answer({ kind: 'enrol', type: 'backup-code' });
    app.wait(9 * 60);
    await anna.answer({ kind: 'saved' });
    expect((await anna.session())?.authTime).toBe('2026-01-15T12:11:00.000Z');
  });

  it('R-42 R-45 ends no lock and forgives no wrong code', async () => {
    const app = await makeApp({ policy: { ...ALL, attempts: limits({ lockAfter: 2, lockFor: 'until-admin' }) } });
    const anna = await annaSignedIn(app);
    const guesser = app.browser();
    await guesser.signIn('anna@acme.test');
    const wrong = { kind: 'code', code: wrongCode(TOTP_SECRET, app.now()) } as const;
    await guesser.answer(wrong);
    await renew(anna);
    await guesser.answer(wrong);
    expect((await app.browser().signIn('anna@acme.test')).status).toBe(423);
    await renew(anna);
    expect((await app.browser().signIn('anna@acme.test')).status).toBe(423);
  });
});

onEachStore('trying a factor', (makeApp) => {
  it('R-15 says that it works, and changes nothing', async () => {
    const app = await makeApp({ policy: ALL });
    await app.giveFactors(app.anna.id, APP, MAIL);
    const anna = await annaSignedIn(app);
    const cookies = new Map(anna.cookies);
    app.wait(30);
    expect((await anna.start('try', { authenticator: 'app1' })).step).toMatchObject({ kind: 'code', others: [] });
    const done = await anna.answer({ kind: 'code', code: app.code() });
    expect(done.step).toMatchObject({ kind: 'done', notice: 'factor-tried', factor: 'totp' });
    expect(done.step).not.toHaveProperty('session');
    expect(anna.cookies).toEqual(cookies);

    await anna.start('try', { authenticator: 'mail1' });
    expect((await anna.answer({ kind: 'code', code: app.mailedCode() })).step).toMatchObject({ factor: 'email' });
  });

  it('R-15 R-45 counts wrong codes and no right ones', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    for (let i = 0; i < 12; i++) {
      app.wait(30);
      await anna.start('try', { authenticator: 'app1' });
      expect((await anna.answer({ kind: 'code', code: app.code() })).step.kind).toBe('done');
    }
    await anna.start('try', { authenticator: 'app1' });
    for (let i = 0; i < 10; i++) await anna.answer({ kind: 'code', code: wrongCode(TOTP_SECRET, app.now()) });
    expect((await anna.reload()).step.kind).toBe('locked');
  });

  it('R-45 gives no attempt back for a link, which was none', async () => {
    const email = { ...standard.email, mode: 'both' } as const;
    const app = await makeApp({ policy: { ...ALL, email, attempts: limits({ lockAfter: 3 }) } });
    await app.giveFactors(app.anna.id, APP, MAIL);
    const anna = await annaSignedIn(app);
    const guesser = app.browser();
    await guesser.signIn('anna@acme.test');
    const wrong = { kind: 'code', code: wrongCode(TOTP_SECRET, app.now()) } as const;
    await guesser.answer(wrong);
    await guesser.answer(wrong);
    await anna.start('try', { authenticator: 'mail1' });
    await anna.request('POST', '/link', { token: app.mailedToken() });
    expect((await anna.answer({ kind: 'link' })).step).toMatchObject({ notice: 'factor-tried', factor: 'email' });
    await guesser.answer(wrong);
    expect((await guesser.reload()).step.kind).toBe('locked');
  });

  it('R-15 leaves no lock behind where the right code was the last that is looked at', async () => {
    const app = await makeApp({ policy: { ...ALL, attempts: limits({ lockAfter: 3 }) } });
    const anna = await annaSignedIn(app);
    const guesser = app.browser();
    await guesser.signIn('anna@acme.test');
    app.wait(30);
    const wrong = { kind: 'code', code: wrongCode(TOTP_SECRET, app.now()) } as const;
    await guesser.answer(wrong);
    await guesser.answer(wrong);
    await anna.start('try', { authenticator: 'app1' });
    expect((await anna.answer({ kind: 'code', code: app.code() })).step.kind).toBe('done');
    expect((await guesser.reload()).step.kind).toBe('code');
    expect((await guesser.answer(wrong)).status).toBe(422);
    expect((await guesser.reload()).step.kind).toBe('locked');
  });

  it('R-41 R-42 ends no lock that another’s codes brought meanwhile', async () => {
    let raced = 0;
    for (let call = 1; ; call++) {
      const app = await makeApp({ policy: { ...ALL, attempts: limits({ lockAfter: 3 }) } });
      const anna = await annaSignedIn(app);
      const guesser = app.browser();
      await guesser.signIn('anna@acme.test');
      app.wait(30);
      const wrong = { kind: 'code', code: wrongCode(TOTP_SECRET, app.now()) } as const;
      await anna.start('try', { authenticator: 'app1' });
      let told = 0;
      const between = beforeCall(app.ports.store, call, async () => {
        for (let i = 0; i < 3; i++) told = (await guesser.answer(wrong)).status;
      });
      const { step } = await anna.answer({ kind: 'code', code: app.code() });
      if (!between.stop()) break;
      if (told === 423 && step.kind === 'done') raced++;
      expect([call, (await app.browser().signIn('anna@acme.test')).status]).toEqual([call, 423]);
    }
    expect(raced).toBeGreaterThan(0);
  });

  it('R-15 makes no session fresher', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    app.wait(11 * 60);
    await anna.start('try', { authenticator: 'app1' });
    await anna.answer({ kind: 'code', code: app.code() });
    expect((await anna.request('DELETE', '/me/mfa')).status).toBe(403);
  });

  it('is for one’s own, and for no backup code', async () => {
    const app = await makeApp({ policy: ALL });
    await app.giveBackupCodes(app.anna.id, ['ABCDE-12345']);
    const anna = await annaSignedIn(app);
    for (const authenticator of ['app2', 'backup-code', undefined]) {
      expect((await anna.start('try', { authenticator })).status).toBe(422);
    }
    expect((await app.browser().start('try', { authenticator: 'app1' })).status).toBe(401);
  });
});
