import { expect, it } from 'vitest';
import { standard, type Account } from '@sallyport/rules';
import { findAccount } from '../../server/src/accounts/account-store.ts';
import { findTenant } from '../../server/src/tenants/tenant-store.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD } from '../support/people.ts';
import { ENFORCED, factors } from '../support/policies.ts';
import { NUMBER, OPEN, provesMailbox, WITH_PHONE } from '../support/sign-up.ts';
import { inTurn, tally } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';

const NORA = 'nora@newco.test';

const noras = (app: TestApp): Promise<Account | undefined> => findAccount(app.ports, NORA);
const offered = async (app: TestApp) => (await (await app.browser().request('GET', '/config')).json()) as object;

onEachStore('sign-up', (makeApp) => {
  it('asks for the code of a mail, makes the account and its tenant, and signs in', async () => {
    const app = await makeApp({ policy: OPEN });
    const nora = app.browser();
    const asked = await nora.signUp(NORA, PASSWORD, { name: 'Nora' });
    expect(asked).toMatchObject({
      status: 201,
      step: { kind: 'code', identifier: NORA, for: 'sign-up', delivery: { via: 'email', to: NORA }, others: [] },
    });
    expect(app.outbox.map(({ to }) => to)).toEqual([NORA]);
    expect(await noras(app)).toBeUndefined();

    const done = await nora.answer({ kind: 'code', code: app.mailedCode() });
    expect(done).toMatchObject({
      status: 200,
      step: { kind: 'done', session: { aal: 1, amr: ['otp', 'email'], account: { email: NORA, name: 'Nora' } } },
    });
    const account = await noras(app);
    expect(account).toMatchObject({ state: 'active', role: 'tenant-admin', owner: true, authenticators: [] });
    expect(await findTenant(app.ports, account?.tenant ?? '')).toEqual({ plan: 'trial', epoch: 0, owner: account?.id });
    expect((await app.browser().signIn(NORA)).step.kind).toBe('done');
  });

  it('makes a member of the tenant that policy names', async () => {
    const app = await makeApp({ policy: { signUp: { phone: false, tenant: 'acme' } } });
    const nora = await provesMailbox(app);
    expect((await nora.session())?.account).toMatchObject({ tenant: 'acme', role: 'member', owner: false });
  });

  it('asks who it is where that did not come with the start, and says how long the password must be', async () => {
    const app = await makeApp({ policy: OPEN });
    const nora = app.browser();
    expect(await nora.start('sign-up')).toMatchObject({ status: 201, step: { kind: 'sign-up', minLength: 15 } });
    expect((await nora.reload()).step.kind).toBe('sign-up');
    await nora.answer({ kind: 'sign-up', email: ` ${NORA} `, password: PASSWORD });
    expect((await nora.answer({ kind: 'code', code: app.mailedCode() })).step.kind).toBe('done');
  });

  it.each([
    ['email', 'nobody', PASSWORD],
    ['email', 'a@b, c@d', PASSWORD],
    ['email', 'a\u0430@newco.test\r\nBcc: x@y.test', PASSWORD],
    ['email', 'ｎora@newco.test', PASSWORD], // another mailbox, looked up as this one: UAX #15
    ['password', NORA, 'fourteen chars'],
    ['password', 'nora.with.a.long.name@newco.test', 'NORA.with.a.long.name@newco.test'],
  ])('A-26 takes no such %s (%s), asks again, and sends nothing', async (field, email, password) => {
    const app = await makeApp({ policy: OPEN });
    const nora = app.browser();
    expect(await nora.signUp(email, password)).toMatchObject({
      status: 400,
      step: { kind: 'sign-up', problem: { code: 'bad-request', field } },
    });
    expect(app.outbox).toEqual([]);
    expect((await nora.answer({ kind: 'sign-up', email: NORA, password: PASSWORD })).step.kind).toBe('code');
  });

  it('R-04 proves a phone where policy asks for one: another number may follow, and no account is before', async () => {
    const app = await makeApp({ policy: WITH_PHONE });
    const nora = await provesMailbox(app);
    expect(nora.step).toMatchObject({ kind: 'enrol-phone', for: 'sign-up', identifier: NORA });
    expect(await nora.session()).toBeUndefined();
    expect((await nora.answer({ kind: 'phone', number: '12' })).step.problem).toMatchObject({ field: 'number' });
    await nora.answer({ kind: 'phone', number: NUMBER });
    expect((await nora.answer({ kind: 'back' })).step.kind).toBe('enrol-phone');
    const asked = await nora.answer({ kind: 'phone', number: '+49 1511 2345679' });
    expect(asked.step).toMatchObject({
      kind: 'code',
      for: 'sign-up',
      back: true,
      delivery: { to: '+49 151 123 456 79' },
    });
    expect(await noras(app)).toBeUndefined();
    const done = await nora.answer({ kind: 'code', code: app.textedCode() });
    expect(done.step).toMatchObject({ kind: 'done', session: { aal: 2, amr: ['otp', 'email', 'sms', 'mfa'] } });
    expect((await noras(app))?.authenticators).toEqual([]);
  });

  it('R-25 takes the code of one number for no other, and the mail’s for no number', async () => {
    const app = await makeApp({ policy: WITH_PHONE });
    const nora = await provesMailbox(app);
    const mailed = app.mailedCode();
    await nora.answer({ kind: 'phone', number: NUMBER });
    const first = app.textedCode();
    await nora.answer({ kind: 'back' });
    await nora.answer({ kind: 'phone', number: '+49 1511 2345679' });
    for (const code of [first, mailed])
      expect((await nora.answer({ kind: 'code', code })).step.problem?.code).toBe('invalid-code');
  });

  it('A-27 says that a text message could not be sent, and its code is dead', async () => {
    const app = await makeApp({ policy: WITH_PHONE });
    const nora = await provesMailbox(app);
    const sent: string[] = [];
    app.ports.sms = {
      async send({ text }) {
        sent.push(text);
        throw new Error('down');
      },
    };
    const { step } = await nora.answer({ kind: 'phone', number: NUMBER });
    expect(step.problem?.code).toBe('delivery-failed');
    const [code = ''] = /\d{6}/.exec(sent[0] ?? '') ?? [];
    expect((await nora.answer({ kind: 'code', code })).step.problem?.code).toBe('code-replaced');
  });

  it('R-28 R-29 R-44 sends another code after the cool-down; the one before is dead', async () => {
    const app = await makeApp({ policy: OPEN });
    const nora = app.browser();
    await nora.signUp(NORA);
    const first = app.mailedCode();
    expect((await nora.answer({ kind: 'resend' })).step.problem).toEqual({ code: 'send-cooldown', retryAfter: 30 });
    app.wait(30);
    await nora.answer({ kind: 'resend' });
    expect((await nora.answer({ kind: 'code', code: first })).step.problem?.code).toBe('code-replaced');
    app.wait(600);
    const late = await nora.answer({ kind: 'code', code: app.mailedCode() });
    expect(late.step.problem?.code).toBe('code-expired');
    expect(app.outbox).toHaveLength(2);
  });

  it('R-02 goes on by the link of the mail', async () => {
    const app = await makeApp({ policy: { ...OPEN, email: { ...standard.email, mode: 'both' } } });
    const nora = app.browser();
    await nora.signUp(NORA);
    expect((await nora.answer({ kind: 'link' })).status).toBe(422);
    expect((await nora.request('POST', '/link', { token: app.mailedToken() })).status).toBe(200);
    expect((await nora.answer({ kind: 'link' })).step.kind).toBe('done');
  });

  it('R-12 is off unless policy has it and its codes can be sent; the page knows before anybody asks', async () => {
    const app = await makeApp();
    expect(await offered(app)).toMatchObject({ signUp: false });
    const refused = await app.browser().signUp(NORA);
    expect([refused.status, refused.step]).toMatchObject([422, { code: 'not-offered' }]);
    app.setPolicy(OPEN);
    expect(await offered(app)).toMatchObject({ signUp: true });
    expect((await app.browser().signIn('nobody', 'wrong')).step).toMatchObject({ kind: 'credentials', signUp: true });
    app.setPolicy(WITH_PHONE);
    app.ports.channels = { ...app.ports.channels, sms: false };
    expect(await offered(app)).toMatchObject({ signUp: false });
    app.setPolicy(OPEN);
    app.ports.channels = { ...app.ports.channels, mail: false };
    expect(await offered(app)).toMatchObject({ signUp: false });
  });

  it('R-12 ends where it is switched off meanwhile', async () => {
    const app = await makeApp({ policy: OPEN });
    const [asking, coding] = [app.browser(), app.browser()];
    await asking.start('sign-up');
    await coding.signUp(NORA);
    app.setPolicy({ signUp: 'off' });
    expect((await asking.answer({ kind: 'sign-up', email: 'x@newco.test', password: PASSWORD })).status).toBe(422);
    expect((await coding.answer({ kind: 'code', code: app.mailedCode() })).status).toBe(410);
    expect(await noras(app)).toBeUndefined();
  });

  it('tells who has proved a mailbox that somebody was faster, and makes nothing', async () => {
    const app = await makeApp({ policy: OPEN });
    const nora = app.browser();
    await nora.signUp(NORA);
    await app.addAccount({ email: NORA });
    const tenants = (await app.ports.store.list('tenants:all')).keys;
    expect(await nora.answer({ kind: 'code', code: app.mailedCode() })).toMatchObject({
      status: 409,
      step: { kind: 'sign-up', identifier: NORA, problem: { code: 'identifier-taken' } },
    });
    expect((await noras(app))?.tenant).toBe('acme');
    expect((await app.ports.store.list('tenants:all')).keys).toEqual(tenants);
    expect(await nora.session()).toBeUndefined();
  });

  it('R-44 sends no more than so many messages for one address of the network, and hashes nothing beyond', async () => {
    const app = await makeApp({ policy: { ...OPEN, perSource: { ...standard.perSource, signUps: 'off' } } });
    const replies = await inTurn(31, (n) => app.browser().signUp(`n${n}@newco.test`));
    expect(tally(replies.map(({ status }) => status))).toEqual({ 201: 30, 429: 1 });
    expect(replies.at(-1)?.step.problem).toEqual({ code: 'too-many-attempts', retryAfter: 3600 });
    expect(app.outbox).toHaveLength(30);
    const other = app.browser({ 'x-test-remote': '203.0.113.9' });
    expect((await other.signUp('other@newco.test')).status).toBe(201);
  });
});

onEachStore('a first session', (makeApp) => {
  const exempt = { enforcement: { group: 'all', exempt: { firstSession: true } } } as const;

  async function withPhone(app: TestApp) {
    const nora = await provesMailbox(app);
    await nora.answer({ kind: 'phone', number: NUMBER });
    return { nora, reply: await nora.answer({ kind: 'code', code: app.textedCode() }) };
  }

  it('R-65 A-18 is not asked for a factor where address and phone were proved; the next one is', async () => {
    const app = await makeApp({ policy: { ...WITH_PHONE, ...exempt } });
    const { nora, reply } = await withPhone(app);
    expect(reply.step).toMatchObject({ kind: 'done', session: { aal: 2 } });
    expect((await nora.request('GET', '/me')).status).toBe(200);
    expect((await app.browser().signIn(NORA)).step).toMatchObject({ kind: 'enrol-choose', reason: 'enforced' });
  });

  it('R-61 A-18 is asked for one where only the address was proved, before it begins', async () => {
    const app = await makeApp({ policy: { ...OPEN, ...exempt } });
    const nora = await provesMailbox(app);
    expect(nora.step).toMatchObject({ kind: 'enrol-choose', reason: 'enforced' });
    expect(await nora.session()).toBeUndefined();
  });

  it('R-61 A-18 is asked for one where policy exempts nobody', async () => {
    const app = await makeApp({ policy: { ...WITH_PHONE, ...ENFORCED } });
    const { nora, reply } = await withPhone(app);
    expect(reply.step.kind).toBe('enrol-choose');
    expect(await nora.session()).toBeUndefined();
  });

  it('R-65 goes on to be exempt only where that was proved: enforcement that begins later asks the other', async () => {
    const app = await makeApp({ policy: OPEN });
    const nora = await provesMailbox(app);
    expect((await nora.request('GET', '/me')).status).toBe(200);
    app.setPolicy(exempt);
    expect((await nora.request('GET', '/me')).status).toBe(403);
  });

  it('R-62 begins the set-up of the default factor, and signs in with it', async () => {
    const app = await makeApp({
      policy: { ...OPEN, ...ENFORCED, defaultFactor: 'totp', factors: factors('totp') },
    });
    expect((await provesMailbox(app)).step?.kind).toBe('enrol-totp');
    const mail = await makeApp({ policy: { ...OPEN, ...ENFORCED, defaultFactor: 'email', factors: factors('email') } });
    const nora = await provesMailbox(mail);
    expect(nora.step).toMatchObject({ kind: 'code', for: 'enrolment' });
    expect((await nora.answer({ kind: 'code', code: mail.mailedCode() })).step).toMatchObject({
      kind: 'done',
      session: { aal: 1, amr: ['otp', 'email'] }, // one mailbox twice
    });
  });

  it('R-64 asks nobody of a trial where trials are exempt', async () => {
    const app = await makeApp({ policy: { ...OPEN, enforcement: { group: 'all', exempt: { trial: true } } } });
    expect((await provesMailbox(app)).step?.kind).toBe('done');
  });
});
