import { expect, it } from 'vitest';
import { standard, type Policy } from '@sallyport/rules';
import { onEachStore } from '../support/store/on-each-store.ts';
import { factors } from '../support/policies.ts';
import { inParallel, inTurn, tally } from '../support/tally.ts';
import { MAIL, PHONE } from '../support/test-app.ts';

const sends = (different: Partial<Policy['sends']>): Partial<Policy> => ({
  sends: { ...standard.sends, ...different },
});

onEachStore('sending codes', (makeApp) => {
  it('R-28 sends a new one after the cool-down, and the one before is dead', async () => {
    const app = await makeApp();
    await app.giveFactors(app.ben.id, MAIL);
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const first = app.mailedCode();
    app.wait(10);
    const early = await ben.answer({ kind: 'resend' });
    expect(early).toMatchObject({
      status: 429,
      step: { kind: 'code', problem: { code: 'send-cooldown', retryAfter: 20 } },
    });
    expect(early.headers.get('retry-after')).toBe('20');
    expect(app.outbox).toHaveLength(1);

    app.wait(20);
    expect((await ben.answer({ kind: 'resend' })).status).toBe(200);
    expect(app.outbox).toHaveLength(2);
    expect((await ben.answer({ kind: 'code', code: first })).step.problem?.code).toBe('code-replaced');
    expect((await ben.answer({ kind: 'code', code: app.mailedCode() })).step.kind).toBe('done');
  });

  it('R-28 leaves the code that is out alive where another may not be sent yet', async () => {
    const app = await makeApp();
    await app.giveFactors(app.ben.id, MAIL);
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    await ben.answer({ kind: 'resend' });
    expect((await ben.answer({ kind: 'code', code: app.mailedCode() })).step.kind).toBe('done');
  });

  it('R-44 sends so many in one flow, and says that there are no more', async () => {
    const app = await makeApp({ policy: sends({ perFlow: 3 }) });
    await app.giveFactors(app.ben.id, MAIL);
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const replies = await inTurn(4, () => {
      app.wait(30);
      return ben.answer({ kind: 'resend' });
    });
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 429, 429]);
    expect(replies[2]?.step).toMatchObject({ problem: { code: 'too-many-sends' } });
    expect(replies[2]).not.toHaveProperty('step.delivery.resendAt');
    expect(app.outbox).toHaveLength(3);
    expect((await ben.answer({ kind: 'code', code: app.mailedCode() })).step.kind).toBe('done');
  });

  it('R-44 A-23 sends so many to one recipient in an hour, over flows, sign-in and enrolment alike', async () => {
    const app = await makeApp({ policy: sends({ perRecipientPerHour: 3 }) });
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    await ben.start('enrol', { type: 'email' });
    await app.giveFactors(app.ben.id, MAIL);
    for (let i = 0; i < 4; i++) {
      app.wait(60);
      await app.browser().signIn('ben@acme.test');
    }
    expect(app.outbox).toHaveLength(3);
    const last = await app.browser().signIn('ben@acme.test');
    expect(last).toMatchObject({ status: 429, step: { kind: 'code', problem: { code: 'too-many-sends' } } });
    app.wait(60 * 60);
    await app.browser().signIn('ben@acme.test');
    expect(app.outbox).toHaveLength(4);
  });

  it('A-23 sends one of 50 that are asked for at once', async () => {
    const app = await makeApp();
    await app.giveFactors(app.ben.id, MAIL);
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    app.wait(30);
    const { step } = ben;
    const replies = await inParallel(50, () => ben.answer({ kind: 'resend' }, step));
    expect(app.outbox).toHaveLength(2);
    expect(tally(replies.map(({ status }) => status))['200']).toBe(1);
  });

  it('A-23 counts one mailbox written in many ways as one', async () => {
    const app = await makeApp();
    for (const email of ['c.arl@acme.test', 'carl+x@acme.test', 'Carl@ACME.test']) {
      const { id } = await app.addAccount({ email });
      await app.giveFactors(id, MAIL);
      await app.browser().signIn(email);
    }
    expect(app.outbox).toHaveLength(1);
  });

  it('R-44 sends only so many to numbers that one account types, however many flows and numbers', async () => {
    const app = await makeApp({ policy: { ...sends({ perRecipientPerHour: 3 }), factors: factors('sms') } });
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const replies = await inTurn(5, async (index) => {
      await ben.start('enrol', { type: 'sms' });
      return ben.answer({ kind: 'phone', number: `+4915112345${index}78` });
    });
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    expect(app.texts).toHaveLength(3);
  });

  it('A-17 keeps no address in its counters', async () => {
    const app = await makeApp({ policy: { factors: factors('email', 'sms') } });
    await app.giveFactors(app.ben.id, PHONE);
    await app.browser().signIn('ben@acme.test');
    const counters = (await app.dump()).filter((line) => line.includes('sends:'));
    expect(counters).toHaveLength(1);
    expect(counters.join()).not.toContain('15112345678');
  });
});

onEachStore('A-27 a mail server that fails', (makeApp) => {
  it('says so, lets nothing in, and sends another when it is back', async () => {
    const app = await makeApp();
    await app.giveFactors(app.ben.id, MAIL);
    const { mail } = app.ports;
    app.ports.mail = { send: () => Promise.reject(new Error('down')) };
    const ben = app.browser();
    const asked = await ben.signIn('ben@acme.test');
    expect(asked).toMatchObject({ status: 503, step: { kind: 'code', problem: { code: 'delivery-failed' } } });
    expect(asked).not.toHaveProperty('step.delivery.expiresAt');
    expect((await ben.answer({ kind: 'code', code: '000000' })).status).toBe(422);
    expect(await ben.session()).toBeUndefined();

    app.ports.mail = mail;
    app.wait(30);
    expect((await ben.answer({ kind: 'resend' })).status).toBe(200);
    expect((await ben.answer({ kind: 'code', code: app.mailedCode() })).step.kind).toBe('done');
  });

  it('a message that arrives though it was said not to be sent opens nothing', async () => {
    const app = await makeApp();
    await app.giveFactors(app.ben.id, MAIL);
    const { mail } = app.ports;
    app.ports.mail = {
      send: async (message) => {
        await mail.send(message);
        throw new Error('timeout');
      },
    };
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    expect((await ben.answer({ kind: 'code', code: app.mailedCode() })).step.problem?.code).toBe('code-replaced');
  });
});
