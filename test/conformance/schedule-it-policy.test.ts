import { describe, expect, it } from 'vitest';
import { inTurn, tally } from '../support/tally.ts';
import { PHONE } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';
import { benGets } from './support/ben.ts';
import { BEN, outcome, putPolicy, signedIn } from './support/site.ts';

/** The policy fields of Schedule it that its page says nothing about, as the preset has them. */
describe('Schedule it, by policy', () => {
  const wrong = { kind: 'code', code: 'nothing' } as const;

  it('R-03 a code by mail has 6 digits and lives 10 minutes', async () => {
    const { app } = await benGets({ email: true });
    const ben = await signedIn(app, BEN);
    expect(ben.step).toMatchObject({ format: { length: 6, alphabet: 'digits' } });
    expect(ben.step).not.toHaveProperty('delivery.link'); // a code alone
    app.wait(600);
    expect((await ben.answer({ kind: 'code', code: app.mailedCode() })).step.problem?.code).toBe('code-expired');
  });

  it.each([
    [299, undefined],
    [300, 'code-expired'],
  ])('R-04 a code by SMS lives 5 minutes: after %i s %s', async (seconds, refused) => {
    const { app } = await benGets({ sms: PHONE.number });
    const ben = await signedIn(app, BEN);
    app.wait(seconds);
    expect((await ben.answer({ kind: 'code', code: app.textedCode() })).step.problem?.code).toBe(refused);
    expect((await ben.session()) === undefined).toBe(refused !== undefined);
  });

  it.each([
    [899, 422],
    [900, 404],
  ])('R-30 a sign-in lasts 15 minutes: after %i s %i', async (seconds, status) => {
    const { app } = await benGets({ sms: PHONE.number });
    const ben = await signedIn(app, BEN);
    app.wait(seconds);
    expect((await ben.answer(wrong)).status).toBe(status);
  });

  it('R-40 R-41 R-42 R-43 ten wrong codes, at whatever pace, lock it for an hour; none says what is left', async () => {
    const { app } = await benGets({ email: true });
    const ben = await signedIn(app, BEN);
    const code = app.mailedCode();
    const replies = await inTurn(10, () => ben.answer(wrong));
    expect(tally(replies.map(({ status }) => status))).toEqual({ 422: 10 });
    for (const { step } of replies) expect(step.problem ?? {}).not.toHaveProperty('attemptsLeft');
    expect((await ben.answer({ kind: 'code', code })).status).toBe(423);
    app.wait(3599);
    expect((await signedIn(app, BEN)).step?.kind).toBe('locked');
    app.wait(1);
    const again = await signedIn(app, BEN);
    expect((await again.answer({ kind: 'code', code: app.mailedCode() })).step.kind).toBe('done');
  });

  it('R-44 R-28 a new code after 30 s, 5 a sign-in, 10 an hour', async () => {
    const { app } = await benGets({ sms: PHONE.number });
    const ben = await signedIn(app, BEN);
    const first = app.textedCode();
    app.wait(29);
    expect((await ben.answer({ kind: 'resend' })).step.problem).toEqual({ code: 'send-cooldown', retryAfter: 1 });
    app.wait(1);
    await ben.answer({ kind: 'resend' });
    expect((await ben.answer({ kind: 'code', code: first })).step.problem?.code).toBe('code-replaced');
    const resend = async (browser: TestBrowser) => {
      app.wait(30);
      return (await browser.answer({ kind: 'resend' })).step.problem?.code;
    };
    expect(await inTurn(4, () => resend(ben))).toEqual([undefined, undefined, undefined, 'too-many-sends']);
    const next = await signedIn(app, BEN);
    expect(await inTurn(5, () => resend(next))).toEqual([...Array<undefined>(4), 'too-many-sends']);
    app.wait(30);
    expect((await app.browser().signIn(BEN)).step.problem?.code).toBe('too-many-sends');
    expect(app.texts).toHaveLength(10);
  });

  it('R-67 R-68 nobody switches it off themselves; an account’s admin does, and no system admin', async () => {
    const { app, ada, sam } = await benGets({ email: true });
    const ben = await signedIn(app, BEN);
    await ben.answer({ kind: 'code', code: app.mailedCode() });
    expect(await outcome(ben, 'DELETE', '/me/mfa')).toBe('403 owner-only');
    const path = `/admin/accounts/${app.ben.id}/mfa`;
    expect(await outcome(sam, 'DELETE', path)).toBe('403 not-allowed');
    expect(await outcome(ada, 'DELETE', path)).toBe('204');
    expect((await ben.signIn(BEN)).step.kind).toBe('done');
  });

  it('R-14 a phone is set up anew in place of the old one', async () => {
    const { app } = await benGets({ sms: PHONE.number });
    const ben = await signedIn(app, BEN);
    await ben.answer({ kind: 'code', code: app.textedCode() });
    await ben.start('enrol', { type: 'sms' });
    await ben.answer({ kind: 'phone', number: '+4915187654321' });
    expect((await ben.answer({ kind: 'code', code: app.textedCode() })).step.kind).toBe('done');
    app.wait(30);
    await signedIn(app, BEN);
    expect(app.texts.map(({ to }) => to)).toEqual([PHONE.number, '+4915187654321', '+4915187654321']);
  });

  it('R-07 a change asks for a proof that is 10 minutes old at most', async () => {
    const { app } = await benGets({ sms: PHONE.number });
    const ben = await signedIn(app, BEN);
    await ben.answer({ kind: 'code', code: app.textedCode() });
    app.wait(599);
    expect((await ben.start('enrol', { type: 'email' })).step).toMatchObject({ kind: 'code', for: 'enrolment' });
    app.wait(1);
    const { step } = await ben.start('enrol', { type: 'email' });
    expect(step).toMatchObject({ kind: 'code', authenticator: { type: 'sms' } });
    expect(step).not.toHaveProperty('for', 'enrolment');
  });

  it('R-81 an account sets its own, weaker too, and no other’s', async () => {
    const { app, olga } = await benGets({ email: true });
    expect(
      (await putPolicy(olga, 'tenant:acme', { attempts: { lockAfter: 50 }, flow: { lifetime: 3600 } })).status,
    ).toBe(200);
    const ben = await signedIn(app, BEN);
    const replies = await inTurn(12, () => ben.answer(wrong));
    expect(tally(replies.map(({ status }) => status))).toEqual({ 422: 12 });
    expect(await outcome(olga, 'GET', '/admin/policies/tenant:other')).toBe('404 not-found');
  });
});
