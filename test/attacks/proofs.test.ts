import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step } from '@sallyport/protocol';
import type { Policy, ProofChannel } from '@sallyport/rules';
import { changeAccount } from '../../server/src/accounts/account-store.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD } from '../support/people.ts';
import { ENFORCED, factors } from '../support/policies.ts';
import { APP, MAIL, PHONE, testApp, type TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const NEW = 'quite another password';

/** Recovers an account, mail after mail, to the end. */
async function recover(app: TestApp, browser: TestBrowser): Promise<Step> {
  await browser.recover('anna@acme.test');
  let { step } = await browser.answer({ kind: 'code', code: app.mailedCode() });
  while (step.kind === 'code' || step.kind === 'new-password') {
    app.wait(30);
    ({ step } = await browser.answer(
      step.kind === 'code' ? { kind: 'code', code: codeFor(app, step) } : { kind: 'new-password', password: NEW },
    ));
  }
  return step;
}

/** The right code for a step; the mail that is read is the last one with a code. */
function codeFor(app: TestApp, step: Extract<Step, { kind: 'code' }>): string {
  if (step.delivery?.via === 'sms') return app.textedCode();
  return step.delivery ? mailedCode(app) : app.code();
}

const mailedCode = ({ outbox }: TestApp): string =>
  outbox.toReversed().flatMap(({ text }) => /^\d{6}$/m.exec(text) ?? [])[0] ?? '';

onEachStore('A-39 a mailbox that is proved twice', (makeApp) => {
  it('is one proof: level 1, no `mfa`, and fresh for nothing', async () => {
    const app = await makeApp();
    await app.giveFactors(app.anna.id, MAIL);
    const anna = app.browser();
    expect(await recover(app, anna)).toMatchObject({ kind: 'done', session: { aal: 1, amr: ['otp', 'email'] } });
    expect((await anna.start('change-password')).step.kind).toBe('credentials');
    expect((await anna.request('DELETE', '/me/mfa')).status).toBe(403);
  });

  it('R-07 asks for the password before its code, to be fresh', async () => {
    const app = await makeApp();
    await app.giveFactors(app.anna.id, MAIL);
    const anna = app.browser();
    await recover(app, anna);
    app.wait(60);
    for (const purpose of ['enrol', 'reauthenticate'] as const)
      expect((await anna.start(purpose)).step).toMatchObject({ kind: 'credentials', identifier: 'anna@acme.test' });
    await anna.answer({ kind: 'credentials', identifier: 'anna@acme.test', password: NEW });
    const { step } = await anna.answer({ kind: 'code', code: mailedCode(app) });
    expect(step).toMatchObject({ session: { aal: 2, amr: ['otp', 'email', 'pwd', 'mfa'] } });
    expect((await anna.request('DELETE', '/me/mfa')).status).toBe(204);
  });

  it('R-05 A-34 is no second proof where a text message can’t be sent: it goes out by no mail then', async () => {
    const app = await makeApp({
      policy: { factors: factors('sms'), sms: { lifetime: 300, fallback: 'always' } },
    });
    await app.giveFactors(app.anna.id, PHONE);
    app.ports.sms = { send: () => Promise.reject(new Error('down')) };
    const anna = app.browser();
    await anna.recover('anna@acme.test');
    expect((await anna.answer({ kind: 'code', code: app.mailedCode() })).step).toMatchObject({
      kind: 'code',
      delivery: { via: 'sms' },
      problem: { code: 'delivery-failed' },
    });
    expect(await anna.session()).toBeUndefined();
  });
});

onEachStore('A-43 a session that was asked for no factor', (makeApp) => {
  it('R-85 proves one when policy comes to ask for it, though it was set up before the session began', async () => {
    const app = await makeApp();
    const anna = app.browser();
    await changeAccount(app.ports, app.anna.id, (account) => ({ ...account, authenticators: [] }));
    await anna.signIn('anna@acme.test');
    app.wait(-60); // an app that is older than the session: given back, as by a restored record
    await app.giveFactors(app.anna.id, APP);
    app.wait(60);
    app.setPolicy(ENFORCED);
    expect(await anna.session()).toMatchObject({ aal: 1, mustEnrol: true });
    expect((await anna.request('GET', '/me')).status).toBe(403);
    await anna.start('reauthenticate');
    await anna.answer({ kind: 'code', code: app.code() });
    expect(await anna.session()).not.toHaveProperty('mustEnrol');
  });

  it('R-22 proves one where a trusted device stood in for it, once policy trusts none', async () => {
    const app = await makeApp();
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code(), trustDevice: true });
    await anna.signIn('anna@acme.test');
    app.setPolicy(ENFORCED);
    expect(await anna.session()).not.toHaveProperty('mustEnrol');
    app.setPolicy({ trustedDevices: 'off' });
    expect(await anna.session()).toMatchObject({ mustEnrol: true });
  });
});

/** What a person does in one browser; `texts` says whether a text message can be sent just now. */
type Act = { by: 'password' | 'recovery' | 'again'; way: string; texts: boolean; trusts: boolean };
type Change = Partial<Pick<Policy, 'enforcement' | 'trustedDevices'>>;

const WAYS = { app1: 'app', mail1: 'mailbox', phone1: 'phone', 'backup-code': 'backup-code' } as const;
const CODES = Array.from({ length: 8 }, (_, index) => `ABCDE-1234${index}`);

/** Somebody with each kind of code, and what they have proved of themselves in this session: the model. */
class Person {
  readonly browser: TestBrowser;
  /** Channels of the session, and whether a factor was proved in it or stood in for. */
  proved = new Set<ProofChannel>();
  factor: 'proved' | 'trusted' | 'none' = 'none';
  #password = PASSWORD;
  readonly #codes = [...CODES];
  readonly #app: TestApp;

  constructor(app: TestApp) {
    this.#app = app;
    this.browser = app.browser();
  }

  async does({ by, way, texts, trusts }: Act): Promise<void> {
    const app = this.#app;
    app.wait(400);
    app.ports.sms = { send: async (sms) => (texts ? void app.texts.push(sms) : Promise.reject(new Error('down'))) };
    const isSignedIn = (await this.browser.session()) !== undefined;
    if (by === 'again' && !isSignedIn) return;
    const now = new Set<ProofChannel>(by === 'again' ? this.proved : []);
    let step = await this.#begin(by);
    let isProved = false;
    for (let turn = 0; turn < 9 && step.kind !== 'done'; turn++) {
      // the mailbox was proved already: what can't go to the phone goes nowhere, and nothing more is proved
      if (by === 'recovery' && !texts && step.problem?.code === 'delivery-failed') return;
      if (step.problem) throw new Error(JSON.stringify(step));
      if (step.kind === 'credentials') {
        now.add('password');
        ({ step } = await this.browser.answer({ kind: 'credentials', identifier: 'anna', password: this.#password }));
      } else if (step.kind === 'new-password') {
        this.#password = `${NEW} ${app.now()}`;
        ({ step } = await this.browser.answer({ kind: 'new-password', password: this.#password }));
      } else if (step.kind === 'code') {
        if (step.authenticator?.id !== way && step.others.some(({ id }) => id === way)) {
          app.wait(30);
          ({ step } = await this.browser.answer({ kind: 'choose', authenticator: way }));
          continue;
        }
        const { id = 'mail1' } = step.authenticator ?? {};
        now.add(step.delivery ? (step.delivery.via === 'email' ? 'mailbox' : 'phone') : WAYS[id as keyof typeof WAYS]);
        isProved ||= step.for === 'challenge';
        const code = id === 'backup-code' ? (this.#codes.shift() ?? '') : codeFor(app, step);
        const trust = step.trust && trusts ? { trustDevice: true } : {};
        ({ step } = await this.browser.answer({ kind: 'code', code, ...trust }));
      } else throw new Error(JSON.stringify(step));
    }
    if (by === 'password') now.add('password');
    this.proved = now;
    this.factor = isProved ? 'proved' : 'trusted';
  }

  async #begin(by: Act['by']): Promise<Step> {
    if (by === 'recovery') return (await this.browser.recover('anna@acme.test')).step;
    if (by === 'again') return (await this.browser.start('reauthenticate')).step;
    return (await this.browser.signIn('anna', this.#password)).step;
  }
}

const act: fc.Arbitrary<Act> = fc.record({
  by: fc.constantFrom('password', 'recovery', 'again'),
  way: fc.constantFrom(...Object.keys(WAYS)),
  texts: fc.boolean(),
  trusts: fc.boolean(),
});
const change: fc.Arbitrary<Change> = fc.constantFrom<Change[]>(
  ENFORCED,
  { enforcement: 'off' },
  { trustedDevices: 'off' },
  { trustedDevices: { days: 30, factors: ['email', 'sms', 'totp'] } },
);

describe('A-39 A-43 histories of proofs, drawn at random', () => {
  it('a session says `mfa` where two channels were proved, and outlives nothing that policy asks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof({ weight: 3, arbitrary: act }, change), { maxLength: 6 }), async (history) => {
        const app = await testApp({
          policy: {
            factors: factors('email', 'sms', 'totp', 'backup-code'),
            sms: { lifetime: 300, fallback: 'always' },
          },
        });
        await app.giveFactors(app.anna.id, APP, MAIL, PHONE);
        await app.giveBackupCodes(app.anna.id, CODES);
        const anna = new Person(app);
        for (const each of history) {
          if ('by' in each) await anna.does(each);
          else app.setPolicy(each);
          const session = await anna.browser.session();
          if (!session) continue;
          const isMultiFactor = anna.proved.size > 1;
          expect([session.amr.includes('mfa'), session.aal]).toEqual([isMultiFactor, isMultiFactor ? 2 : 1]);
          const { enforcement, trustedDevices } = app.ports.defaults;
          const isStoodUp = anna.factor === 'proved' || (anna.factor === 'trusted' && trustedDevices !== 'off');
          expect(session.mustEnrol ?? false).toBe(enforcement !== 'off' && !isStoodUp);
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
