import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { endAccountSessions } from '@sallyport/server';
import { changeAccount, readAccount } from '../../server/src/accounts/account-store.ts';
import { UnavailableError } from '../../server/src/ports/store-errors.ts';
import { beforeCall } from '../support/before-call.ts';
import { failFrom } from '../support/fail-from.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { addPasskey, benWithPasskey } from '../support/passkeys.ts';
import { ENFORCED } from '../support/policies.ts';
import { SoftwareAuthenticator, type Misbehaviour } from '../support/software-authenticator.ts';
import { inParallel, tally } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';

const passkeysOf = async (app: TestApp, id: string) =>
  ((await readAccount(app.ports, id))?.authenticators ?? []).filter((each) => each.type === 'passkey');

const sessionsOf = async (app: TestApp, id: string) =>
  (await app.ports.store.list(`account-sessions:${id}`)).keys.length;

/** Anna, signed in by password and app, with a passkey beside the app. */
async function annaWithPasskey(app: TestApp) {
  const browser = app.browser();
  await browser.signIn('anna@acme.test');
  await browser.answer({ kind: 'code', code: app.code() });
  return { browser, device: await addPasskey(app, browser) };
}

const FORGED: [string, Misbehaviour][] = [
  ['wrong origin', { origin: 'https://auth.acme.test.evil.test' }],
  ['the origin over plain http', { origin: 'http://auth.acme.test' }],
  ['wrong RP id', { rpId: 'acme.test' }],
  ['wrong challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAA' }],
  ['nobody at the device', { userPresent: false, userVerified: false }],
  ['signed by another key', { signWith: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }],
  ['in a frame on a foreign page', { crossOrigin: true, topOrigin: 'https://evil.test' }],
  ['in a frame, on whose page nobody says', { crossOrigin: true }],
  ['the ceremony of a payment', { type: 'payment.get' }],
  ['a key that can be copied all of a sudden', { backupEligible: false }],
];

onEachStore('A-22 a passkey as the first factor', (makeApp) => {
  it('A-37 leaves a bounded number of events where it is refused, and the right one is taken still', async () => {
    const app = await makeApp();
    const { device } = await benWithPasskey(app);
    const refused = async () => (await app.dump()).filter((line) => line.includes('"sign-in-failed"')).length;
    for (let tries = 0; tries < 15; tries++)
      await app.browser().signInByPasskey(device, { challenge: 'AAAAAAAAAAAAAAAAAAAAAA' });
    expect(await refused()).toBe(10);
    expect((await app.browser().signInByPasskey(device)).step.kind).toBe('done');
  });

  it.each([...FORGED, ['without user verification', { userVerified: false }]] as typeof FORGED)(
    'is refused: %s',
    async (_what, wrong) => {
      const app = await makeApp();
      const { device } = await benWithPasskey(app);
      const thief = app.browser();
      const refused = await thief.signInByPasskey(device, wrong);
      expect([refused.status, refused.step.problem]).toEqual([422, { code: 'invalid-passkey' }]);
      expect(await thief.session()).toBeUndefined();
    },
  );

  it('is refused a second time, in the same flow, in another, in another browser', async () => {
    const app = await makeApp();
    const { device } = await benWithPasskey(app);
    const ben = app.browser();
    const answer = { kind: 'passkey', response: device.get(await ben.passkeyRequest()) } as const;
    expect((await ben.begin(answer)).status).toBe(201);
    expect((await ben.begin(answer)).step.problem?.code).toBe('invalid-passkey');
    const thief = app.browser();
    const refused = await thief.begin(answer);
    expect(refused.step.problem?.code).toBe('invalid-passkey');
    expect((await thief.answer(answer, refused.step)).step.problem?.code).toBe('invalid-passkey');
    expect(await thief.session()).toBeUndefined();
  });

  it('is refused once its challenge is ten minutes old', async () => {
    const app = await makeApp();
    const { device } = await benWithPasskey(app);
    const ben = app.browser();
    const request = await ben.passkeyRequest();
    app.wait(600);
    const late = await ben.begin({ kind: 'passkey', response: device.get(request) });
    expect(late.step.problem?.code).toBe('invalid-passkey');
  });

  it('A-09 opens its own account alone, whatever user handle comes with it', async () => {
    const app = await makeApp();
    const { device } = await benWithPasskey(app);
    const thief = app.browser();
    for (const userHandle of [app.anna.id, 'nobody', null]) {
      const refused = await thief.signInByPasskey(device, { userHandle });
      const code = userHandle === null ? 'invalid-passkey' : 'unknown-passkey';
      expect([userHandle, refused.status, refused.step.problem?.code]).toEqual([userHandle, 422, code]);
    }
    expect(await thief.session()).toBeUndefined();
  });

  it('is refused under the id of another’s', async () => {
    const app = await makeApp();
    const { device: bens } = await benWithPasskey(app);
    const { device: annas } = await annaWithPasskey(app);
    const thief = app.browser();
    const request = await thief.passkeyRequest();
    const own = bens.get(request);
    const id = annas.credentials[0]!.id;
    const response = { ...own, id, response: { ...own.response, userHandle: app.anna.id } };
    expect((await thief.begin({ kind: 'passkey', response })).step.problem?.code).toBe('invalid-passkey');
  });

  it('A-10 R-33 a suspended account’s is refused like any that is wrong', async () => {
    const app = await makeApp();
    const { device } = await benWithPasskey(app);
    const wrong = await app.browser().signInByPasskey(device, { challenge: 'AAAA' });
    await changeAccount(app.ports, app.ben.id, (account) => ({ ...account, state: 'suspended' }));
    const refused = await app.browser().signInByPasskey(device);
    const plain = ({ status, step }: typeof refused) => [status, { ...step, flow: '' }];
    expect(plain(refused)).toEqual(plain(wrong));
  });

  it('PK-9 one that was removed is told apart, so that it is not offered again', async () => {
    const app = await makeApp();
    const { device } = await benWithPasskey(app);
    await changeAccount(app.ports, app.ben.id, (account) => ({ ...account, authenticators: [] }));
    const refused = await app.browser().signInByPasskey(device);
    expect(refused.step.problem).toEqual({ code: 'unknown-passkey' });
  });

  it('R-46 one that was turned off signs nobody in', async () => {
    const app = await makeApp();
    const { device } = await benWithPasskey(app);
    await changeAccount(app.ports, app.ben.id, (account) => ({
      ...account,
      authenticators: account.authenticators.map((each) => ({ ...each, off: true as const })),
    }));
    const refused = await app.browser().signInByPasskey(device);
    expect(refused.step.problem?.code).toBe('invalid-passkey');
  });
});

onEachStore('A-22 a passkey as the second factor', (makeApp) => {
  it.each(FORGED)('is refused: %s', async (_what, wrong) => {
    const app = await makeApp();
    const { device } = await benWithPasskey(app);
    const thief = app.browser();
    await thief.signIn('ben@acme.test');
    const refused = await thief.usePasskey(device, wrong);
    expect([refused.status, refused.step.kind, refused.step.problem?.code]).toEqual([
      422,
      'passkey',
      'invalid-passkey',
    ]);
    expect(await thief.session()).toBeUndefined();
  });

  it('is refused where it is another account’s', async () => {
    const app = await makeApp();
    await benWithPasskey(app);
    const { device: annas } = await annaWithPasskey(app);
    const anna = app.browser();
    await anna.signIn('ben@acme.test');
    const { id } = annas.credentials[0]!;
    expect((await anna.usePasskey(annas, { credentialId: id })).step.problem?.code).toBe('invalid-passkey');
    expect((await anna.usePasskey(annas, { credentialId: id, userHandle: app.ben.id })).status).toBe(422);
    expect(await anna.session()).toBeUndefined();
  });

  it('is refused in another flow than it was asked for in, and in the next one', async () => {
    const app = await makeApp();
    const { device } = await benWithPasskey(app);
    const [ben, thief] = [app.browser(), app.browser()];
    const { step } = await ben.signIn('ben@acme.test');
    if (step.kind !== 'passkey') throw new Error(step.kind);
    const answer = { kind: 'passkey', response: device.get(step.options) } as const;
    await thief.signIn('ben@acme.test');
    expect((await thief.answer(answer)).step.problem?.code).toBe('invalid-passkey');
    expect((await ben.answer(answer)).step.kind).toBe('done');
    await ben.signIn('ben@acme.test');
    expect((await ben.answer(answer)).step.problem?.code).toBe('invalid-passkey');
  });

  it('R-25 is refused where a code was asked for', async () => {
    const app = await makeApp();
    const { device } = await annaWithPasskey(app);
    const anna = app.browser();
    const { step } = await anna.signIn('anna@acme.test');
    expect(step.kind).toBe('code');
    const options = { ...(await anna.passkeyRequest()), allowCredentials: [] };
    const response = device.get(options, { credentialId: device.credentials[0]!.id });
    expect((await anna.answer({ kind: 'passkey', response })).status).toBe(422);
    expect((await anna.answer({ kind: 'code', code: app.code(1) })).step.kind).toBe('done');
  });

  it('a code is refused where a passkey was asked for', async () => {
    const app = await makeApp();
    await benWithPasskey(app);
    const thief = app.browser();
    await thief.signIn('ben@acme.test');
    for (const code of ['123456', 'ABCDE-12345']) {
      expect((await thief.answer({ kind: 'code', code })).step).toMatchObject({ problem: { code: 'invalid-code' } });
    }
    expect((await thief.answer({ kind: 'link' })).step.problem?.code).toBe('not-offered');
    expect((await thief.answer({ kind: 'resend' })).step.problem?.code).toBe('not-offered');
  });
});

onEachStore('A-13 a challenge of one kind where another is asked for', (makeApp) => {
  it('opens nothing', async () => {
    const app = await makeApp();
    const { browser: signedIn, device } = await benWithPasskey(app);
    const thief = app.browser();
    const { step } = await thief.signIn('ben@acme.test');
    if (step.kind !== 'passkey') throw new Error(step.kind);
    const { step: enrol } = await signedIn.start('enrol', { type: 'passkey' });
    if (enrol.kind !== 'enrol-passkey') throw new Error(enrol.kind);
    const signIn = await thief.passkeyRequest();

    for (const { challenge } of [step.options, enrol.options]) {
      const response = device.get({ ...signIn, challenge });
      expect((await app.browser().begin({ kind: 'passkey', response })).status).toBe(422);
    }
    for (const { challenge } of [signIn, enrol.options]) {
      const response = device.get({ ...step.options, challenge });
      expect((await thief.answer({ kind: 'passkey', response }, step)).status).toBe(422);
    }
    for (const { challenge } of [signIn, step.options]) {
      const response = device.create({ ...enrol.options, challenge });
      expect((await signedIn.answer({ kind: 'new-passkey', response }, enrol)).status).toBe(422);
    }
  });
});

onEachStore('A-22 a passkey being made', (makeApp) => {
  it.each([
    ...FORGED.filter(([, { signWith, backupEligible }]) => !signWith && backupEligible === undefined),
    ['a kind of key that was not asked for', { alg: -36 }],
  ] as typeof FORGED)('is refused: %s', async (_what, wrong) => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    await ben.start('enrol', { type: 'passkey' });
    const refused = await ben.makePasskey(new SoftwareAuthenticator(app.ports.site.url.origin), wrong);
    expect([refused.status, refused.step.problem?.code]).toEqual([422, 'invalid-passkey']);
    expect(await passkeysOf(app, app.ben.id)).toEqual([]);
  });

  it('is refused without user verification, where policy asks for it', async () => {
    const app = await makeApp({ policy: { passkeys: { userVerification: 'required', automatic: false } } });
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    await ben.start('enrol', { type: 'passkey' });
    const device = new SoftwareAuthenticator(app.ports.site.url.origin);
    expect((await ben.makePasskey(device, { userVerified: false })).step.problem?.code).toBe('invalid-passkey');
    expect((await ben.makePasskey(device)).status).toBe(200);
  });

  it('is refused where another account has the same id', async () => {
    const app = await makeApp();
    const { device } = await benWithPasskey(app);
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code() });
    await anna.start('enrol', { type: 'passkey' });
    const copy = new SoftwareAuthenticator(app.ports.site.url.origin);
    const refused = await anna.makePasskey(copy, { credentialId: device.credentials[0]!.id });
    expect([refused.status, await passkeysOf(app, app.anna.id)]).toEqual([422, []]);
  });

  it('R-41 is refused under a lock', async () => {
    const app = await makeApp({ policy: ENFORCED });
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const { step } = await ben.answer({ kind: 'enrol', type: 'passkey' });
    const other = app.browser();
    await other.signIn('ben@acme.test');
    await other.answer({ kind: 'enrol', type: 'totp' });
    for (let i = 0; i < 10; i++) await other.answer({ kind: 'code', code: '000000' });
    const late = await ben.makePasskey(new SoftwareAuthenticator(app.ports.site.url.origin), {});
    expect([step.kind, late.step.kind, late.status]).toEqual(['enrol-passkey', 'locked', 423]);
    expect(await passkeysOf(app, app.ben.id)).toEqual([]);
  });

  it('A-14 R-61 of two that were begun with a password alone, the first one counts', async () => {
    const app = await makeApp({ policy: ENFORCED });
    const [ben, thief] = [app.browser(), app.browser()];
    for (const browser of [ben, thief]) {
      await browser.signIn('ben@acme.test');
      await browser.answer({ kind: 'enrol', type: 'passkey' });
    }
    await ben.makePasskey(new SoftwareAuthenticator(app.ports.site.url.origin));
    expect((await thief.makePasskey(new SoftwareAuthenticator(app.ports.site.url.origin))).status).toBe(410);
    expect(await passkeysOf(app, app.ben.id)).toHaveLength(1);
  });
});

onEachStore('A-22 a signature count that does not rise', (makeApp) => {
  it('is refused and told by mail, and the passkey goes on with the next one', async () => {
    const app = await makeApp();
    const { device } = await benWithPasskey(app, { counts: true });
    await app.browser().signInByPasskey(device);
    const stored = (await passkeysOf(app, app.ben.id))[0]?.signCount;
    expect(stored).toBe(2);
    app.outbox.length = 0;
    const copy = app.browser();
    const refused = await copy.signInByPasskey(device, { signCount: 2 });
    expect([refused.step.problem?.code, await copy.session()]).toEqual(['invalid-passkey', undefined]);
    expect(app.outbox).toEqual([
      expect.objectContaining({ to: 'ben@acme.test', subject: 'A passkey was refused at auth.acme.test' }),
    ]);
    expect((await passkeysOf(app, app.ben.id))[0]?.signCount).toBe(2);

    await copy.signIn('ben@acme.test');
    expect((await copy.usePasskey(device, { signCount: 1 })).step.problem?.code).toBe('invalid-passkey');
    expect(app.outbox).toHaveLength(2);
    expect((await copy.usePasskey(device)).step.kind).toBe('done');
  });

  it('A-02 the same count in two flows at once opens one of them', async () => {
    const app = await makeApp();
    const { device } = await benWithPasskey(app, { counts: true });
    const browsers = [1, 2, 3, 4].map(() => app.browser());
    const replies = await Promise.all(browsers.map((browser) => browser.signInByPasskey(device, { signCount: 9 })));
    expect(tally(replies.map(({ status }) => status))).toEqual({ 201: 1, 422: 3 });
  });
});

onEachStore('A-02 50 at once', (makeApp) => {
  it('of one assertion that signs in: one session', async () => {
    const app = await makeApp();
    const { device } = await benWithPasskey(app);
    const before = await sessionsOf(app, app.ben.id);
    const response = device.get(await app.browser().passkeyRequest());
    const replies = await inParallel(50, () => app.browser().begin({ kind: 'passkey', response }));
    expect(tally(replies.map(({ status }) => status))).toEqual({ 201: 1, 422: 49 });
    expect(await sessionsOf(app, app.ben.id)).toBe(before + 1);
  });

  it('of one assertion for a step: one session', async () => {
    const app = await makeApp();
    app.setPolicy({ attempts: { ...app.ports.defaults.attempts, lockAfter: 'never' } });
    const { device } = await benWithPasskey(app);
    const before = await sessionsOf(app, app.ben.id);
    const ben = app.browser();
    const { step } = await ben.signIn('ben@acme.test');
    if (step.kind !== 'passkey') throw new Error(step.kind);
    const response = device.get(step.options);
    const replies = await inParallel(50, () => ben.answer({ kind: 'passkey', response }, step));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await sessionsOf(app, app.ben.id)).toBe(before + 1);
  });

  it('of one passkey that is made: one passkey', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const { step } = await ben.start('enrol', { type: 'passkey' });
    if (step.kind !== 'enrol-passkey') throw new Error(step.kind);
    const response = new SoftwareAuthenticator(app.ports.site.url.origin).create(step.options);
    await inParallel(50, () => ben.answer({ kind: 'new-passkey', response }, step));
    expect(await passkeysOf(app, app.ben.id)).toHaveLength(1);
  });
});

/** A store of its own for each call that is interrupted. */
const LONG = { timeout: 60_000 };

/** What a sign-in reads before anything is proved: nobody's tenant, then the account. */
const READS_FIRST = 2;

onEachStore('a sign-in by passkey that is interrupted', (makeApp) => {
  it('R-82 where all sessions end meanwhile, at whichever call: it does not outlive them', LONG, async () => {
    for (let call = 1; ; call++) {
      const app = await makeApp();
      const { device } = await benWithPasskey(app);
      const ben = app.browser();
      const answer = { kind: 'passkey', response: device.get(await ben.passkeyRequest()) };
      const meanwhile = beforeCall(app.ports.store, call, () => endAccountSessions(app.ports, app.ben.id));
      await ben.begin(answer);
      if (!meanwhile.stop()) {
        expect(call).toBeGreaterThan(READS_FIRST + 4);
        break;
      }
      if (call > READS_FIRST) expect([call, await ben.session()]).toEqual([call, undefined]);
    }
  });

  it('A-27 where the store fails, at whichever call: closed, and the assertion opens nothing twice', LONG, async () => {
    for (let call = 1; ; call++) {
      const app = await makeApp();
      const { device } = await benWithPasskey(app);
      const ben = app.browser();
      const answer = { kind: 'passkey', response: device.get(await ben.passkeyRequest()) };
      const fault = failFrom(app.ports.store, call, () => new UnavailableError('unknown'));
      const { status, headers } = await ben.begin(answer);
      if (!fault.stop()) {
        expect(status).toBe(201);
        break;
      }
      expect([call, status, headers.getSetCookie()]).toEqual([call, 503, []]);
      expect(await ben.session()).toBeUndefined();
    }
  });
});

onEachStore('A-26 values that no passkey has', (makeApp) => {
  it('are a 400 that names the field', async () => {
    const app = await makeApp();
    const { device } = await benWithPasskey(app);
    const ben = app.browser();
    const good = device.get(await ben.passkeyRequest());
    const bad: [string, object][] = [
      ['answer.response', { response: null }],
      ['answer.response.id', { response: { ...good, id: 'a b' } }],
      ['answer.response.id', { response: { ...good, id: 'x'.repeat(1400) } }],
      ['answer.response.type', { response: { ...good, type: 'password' } }],
      ['answer.response.response', { response: { ...good, response: [] } }],
      ['answer.response.response.signature', { response: { ...good, response: { ...good.response, signature: '' } } }],
      [
        'answer.response.response.userHandle',
        { response: { ...good, response: { ...good.response, userHandle: '../x' } } },
      ],
      ['answer.trustDevice', { response: good, trustDevice: true }],
    ];
    for (const [field, answer] of bad) {
      const reply = await ben.request('POST', '/flows', { purpose: 'sign-in', answer: { kind: 'passkey', ...answer } });
      expect([reply.status, await reply.json()]).toEqual([
        400,
        expect.objectContaining({ code: 'bad-request', field }),
      ]);
    }
    const extended = { ...good, authenticatorAttachment: 'platform', clientExtensionResults: {}, rawId: good.id };
    expect((await ben.begin({ kind: 'passkey', response: extended })).status).toBe(201);
    expect(app.errors).toEqual([]);
  });
});
