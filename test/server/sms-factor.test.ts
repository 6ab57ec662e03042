import { expect, it } from 'vitest';
import { standard, type Account, type Policy } from '@sallyport/rules';
import { onEachStore } from '../support/store/on-each-store.ts';
import { factors } from '../support/policies.ts';
import { MAIL, PHONE, type TestApp } from '../support/test-app.ts';

const ALL = { factors: factors('sms', 'email', 'backup-code') };
const fallback = (to: Policy['sms']['fallback']): Partial<Policy> => ({
  ...ALL,
  sms: { ...standard.sms, fallback: to },
});

/** The gateway is down. */
const breakSms = (app: TestApp) => void (app.ports.sms = { send: () => Promise.reject(new Error('down')) });

onEachStore('a code by SMS', (makeApp) => {
  it('R-04 R-26 goes to the phone by itself, and signs in', async () => {
    const app = await makeApp({ policy: ALL });
    await app.giveFactors(app.ben.id, PHONE);
    const ben = app.browser();
    const { step } = await ben.signIn('ben@acme.test');
    expect(step).toMatchObject({ kind: 'code', authenticator: { type: 'sms' }, delivery: { via: 'sms' } });
    expect(JSON.stringify(step)).not.toContain('1511234');
    expect(app.texts.map(({ to }) => to)).toEqual([PHONE.number]);
    expect(app.outbox).toEqual([]);
    expect((await ben.answer({ kind: 'code', code: app.textedCode() })).step.kind).toBe('done');
    expect((await ben.session())?.amr).toEqual(['pwd', 'otp', 'sms', 'mfa']);
  });

  it('OTP-10 ends with the line that binds it to the site', async () => {
    const app = await makeApp({ policy: ALL });
    await app.giveFactors(app.ben.id, PHONE);
    await app.browser().signIn('ben@acme.test');
    expect(app.texts[0]?.text.split('\n').at(-1)).toBe(`@auth.acme.test #${app.textedCode()}`);
  });

  it.each(['always', 'if-enrolled'] as const)('R-05 goes by mail where it can’t be sent: %s', async (to) => {
    const app = await makeApp({ policy: fallback(to) });
    await app.giveFactors(app.ben.id, PHONE, ...(to === 'always' ? [] : [MAIL]));
    breakSms(app);
    const ben = app.browser();
    const asked = await ben.signIn('ben@acme.test');
    expect(asked).toMatchObject({
      status: 201,
      step: {
        kind: 'code',
        authenticator: { type: 'sms' },
        delivery: { via: 'email', to: 'b•••@acme.test', fellBack: true },
      },
    });
    expect((await ben.reload()).step).toMatchObject({ delivery: { fellBack: true } });
    expect((await ben.answer({ kind: 'code', code: app.mailedCode() })).step.kind).toBe('done');
    expect((await ben.session())?.amr).toEqual(['pwd', 'otp', 'email', 'mfa']);
  });

  it.each(['none', 'if-enrolled'] as const)('R-05 A-27 goes nowhere where policy has no other way: %s', async (to) => {
    const app = await makeApp({ policy: fallback(to) });
    await app.giveFactors(app.ben.id, PHONE, ...(to === 'none' ? [MAIL] : []));
    breakSms(app);
    const ben = app.browser();
    expect(await ben.signIn('ben@acme.test')).toMatchObject({
      status: 503,
      step: { problem: { code: 'delivery-failed' } },
    });
    expect(app.outbox).toEqual([]);
    expect((await ben.answer({ kind: 'code', code: '000000' })).status).toBe(422);
  });

  it('A-27 opens nothing where the gateway failed, though it may arrive yet', async () => {
    const app = await makeApp({ policy: fallback('none') });
    await app.giveFactors(app.ben.id, PHONE);
    app.ports.sms = { send: (message) => Promise.reject(new Error(String(app.texts.push(message)))) };
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    expect((await ben.answer({ kind: 'code', code: app.textedCode() })).step.problem?.code).toBe('code-replaced');
  });

  it('R-44 A-23 is counted for the mail address where it would go there', async () => {
    const app = await makeApp({ policy: fallback('always') });
    await app.giveFactors(app.ben.id, MAIL, PHONE);
    breakSms(app);
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const { step } = await ben.answer({ kind: 'choose', authenticator: PHONE.id });
    expect(step.problem?.code).toBe('delivery-failed');
    expect(app.outbox).toHaveLength(1);
  });

  it('R-50 is trusted beside by policy for phones, by the link of a mail in its place too', async () => {
    const email = { ...standard.email, mode: 'both' } as const;
    const trustedDevices = { days: 30, factors: ['email'] } as const;
    const app = await makeApp({ policy: { ...fallback('always'), email, trustedDevices } });
    await app.giveFactors(app.ben.id, PHONE);
    breakSms(app);
    const ben = app.browser();
    expect((await ben.signIn('ben@acme.test')).step).not.toHaveProperty('trust');
    await ben.request('POST', '/link', { token: app.mailedToken() });
    expect((await ben.answer({ kind: 'link', trustDevice: true })).step.kind).toBe('done');
    expect((await app.ports.store.get<Account>(`account:${app.ben.id}`))?.trustedDevices).toEqual([]);
  });

  it('R-12 fails closed where there is no gateway at all', async () => {
    const app = await makeApp({ policy: ALL });
    await app.giveFactors(app.ben.id, PHONE);
    app.ports.sms = undefined;
    expect((await app.browser().signIn('ben@acme.test')).step.problem?.code).toBe('delivery-failed');
  });
});
