import { describe, expect, it } from 'vitest';
import { TOTP_SECRET, wrongCode } from '../support/people.ts';
import { inTurn } from '../support/tally.ts';
import {
  anna,
  atTheCode,
  HOUR,
  mandatory,
  MINUTE,
  optional,
  SUPPORT,
  withMail,
  WRONG,
} from './support/emnify-portal.ts';
import { accountOf, outcome } from './support/site.ts';

describe('emnify: need help verifying your identity?', () => {
  // "This code is invalid. Try again.", "Re-enter your code"
  it('R-29 R-40 a wrong code is told and asked for again', async () => {
    const site = await mandatory();
    const { ben, code } = await atTheCode(site);
    expect(await ben.answer(WRONG)).toMatchObject({ status: 422, step: { kind: 'code' } });
    expect(ben.step?.problem).toEqual({ code: 'invalid-code' });
    expect((await ben.answer({ kind: 'code', code })).step.kind).toBe('done');
  });

  // "Wait at least 20 minutes, and then click Resend"
  it('R-28 R-29 one that has run out is told apart, and Resend brings a new one', async () => {
    const site = await mandatory();
    const { ben, code } = await atTheCode(site);
    site.wait(20 * MINUTE);
    expect((await ben.answer({ kind: 'code', code })).step.problem?.code).toBe('code-expired');
    expect((await ben.answer({ kind: 'resend' })).status).toBe(200);
    expect((await ben.answer({ kind: 'code', code: site.mailedCode() })).step.kind).toBe('done');
  });

  // "This code is not valid anymore. Get a new one via email.", "enter the new verification code"
  it('R-28 R-29 one that was replaced is told apart', async () => {
    const site = await mandatory();
    const { ben, code } = await atTheCode(site);
    site.wait(30);
    await ben.answer({ kind: 'resend' });
    expect((await ben.answer({ kind: 'code', code })).step.problem?.code).toBe('code-replaced');
    expect((await ben.answer({ kind: 'code', code: site.mailedCode() })).step.kind).toBe('done');
  });

  it('R-29 one that was used is told apart', async () => {
    const site = await mandatory();
    await anna(site);
    const browser = site.browser();
    await browser.signIn('anna@acme.test');
    expect((await browser.answer({ kind: 'code', code: site.code(-1) })).step.problem?.code).toBe('code-used');
  });

  // "your account will be locked after [number] of incorrect attempts"
  it('R-40 R-28 says how many are left, which Resend doesn’t raise', async () => {
    const site = await mandatory();
    const { ben } = await atTheCode(site);
    const left = await inTurn(3, async () => (await ben.answer(WRONG)).step.problem?.attemptsLeft);
    expect(left).toEqual([undefined, 3, 2]);
    site.wait(30);
    await ben.answer({ kind: 'resend' });
    expect((await ben.answer(WRONG)).step.problem).toEqual({ code: 'invalid-code', attemptsLeft: 1 });
  });

  it('R-41 locks for an hour after five wrong codes ("Please try again in 1 hour")', async () => {
    const site = await mandatory();
    const { ben } = await atTheCode(site);
    await inTurn(4, () => ben.answer(WRONG));
    const locked = { kind: 'locked', until: new Date(site.now() + HOUR * 1000).toISOString() };
    expect((await ben.answer(WRONG)).step).toMatchObject(locked);
    expect(await site.browser().signIn('ben@acme.test')).toMatchObject({
      status: 423,
      step: { ...locked, problem: { code: 'locked', retryAfter: HOUR } },
    });
  });

  it('R-41 refuses the right code as well, in a flow begun before', async () => {
    const site = await mandatory();
    await withMail(site);
    const { ben, code } = await atTheCode(site);
    site.wait(30);
    const guesser = (await atTheCode(site)).ben;
    await inTurn(5, () => guesser.answer(WRONG));
    expect(await ben.answer({ kind: 'code', code })).toMatchObject({ status: 423, step: { kind: 'locked' } });
    expect(await ben.session()).toBeUndefined();
  });

  it('R-41 tells of the lock only after the right password', async () => {
    const site = await mandatory();
    const { ben } = await atTheCode(site);
    await inTurn(5, () => ben.answer(WRONG));
    const told = await inTurn(2, async (index) => {
      const identifier = ['ben@acme.test', 'nobody@acme.test'][index] ?? '';
      const { status, step } = await site.browser().signIn(identifier, 'not the password of ben');
      return { status, step: { ...step, flow: '', identifier: '' } };
    });
    expect(told[0]).toMatchObject({ status: 422, step: { problem: { code: 'invalid-credentials' } } });
    expect(told[0]).toEqual(told[1]);
  });

  it('R-41 lets a trusted device in meanwhile', async () => {
    const site = await mandatory();
    const trusted = await anna(site, { trustDevice: true });
    const guesser = site.browser();
    await guesser.signIn('anna@acme.test');
    await inTurn(5, () => guesser.answer({ kind: 'code', code: wrongCode(TOTP_SECRET, site.now()) }));
    expect((await site.browser().signIn('anna@acme.test')).step.kind).toBe('locked');
    expect((await trusted.signIn('anna@acme.test')).step.kind).toBe('done');
  });

  it('R-42 ends by itself ("Wait at least 60 minutes, and then try to log in again.")', async () => {
    const site = await mandatory();
    const { ben } = await atTheCode(site);
    await inTurn(5, () => ben.answer(WRONG));
    site.wait(HOUR - 1);
    expect((await site.browser().signIn('ben@acme.test')).step.kind).toBe('locked');
    site.wait(1);
    const again = await atTheCode(site);
    expect((await again.ben.answer({ kind: 'code', code: again.code })).step.kind).toBe('done');
  });

  it('R-41 R-42 says whom to ask, who can end it earlier ("contact the emnify support team")', async () => {
    const site = await optional();
    const guesser = site.browser();
    await guesser.signIn('anna@acme.test');
    const wrong = { kind: 'code', code: wrongCode(TOTP_SECRET, site.now()) } as const;
    await inTurn(5, () => guesser.answer(wrong));
    expect((await site.browser().signIn('anna@acme.test')).step).toMatchObject({ kind: 'locked', support: SUPPORT });
    const { id } = await accountOf(site.sam, 'anna@acme.test');
    expect(await outcome(site.sam, 'PATCH', `/admin/accounts/${id}`, { unlock: true })).toBe('200');
    expect((await anna(site)).step?.kind).toBe('done');
  });
});
