import type { Me } from '@sallyport/protocol';
import { describe, expect, it } from 'vitest';
import { readAccount } from '../../server/src/accounts/account-store.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { wrongCode, TOTP_SECRET } from '../support/people.ts';
import { addPasskey, benWithPasskey } from '../support/passkeys.ts';
import { ENFORCED, factors, limits } from '../support/policies.ts';
import { SoftwareAuthenticator } from '../support/software-authenticator.ts';
import { APP, testApp, type TestApp } from '../support/test-app.ts';

const passkeys = async (app: TestApp, id: string) =>
  ((await readAccount(app.ports, id))?.authenticators ?? []).filter(({ type }) => type === 'passkey');

const device = (app: TestApp) => new SoftwareAuthenticator(app.ports.site.url.origin);

onEachStore('a passkey of one’s own', (makeApp) => {
  it('R-08 R-10 is made after the password, with backup codes as the first factor', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const before = ben.cookies.get('__Host-sally-session');
    const asked = await ben.start('enrol', { type: 'passkey' });
    expect(asked.step).toMatchObject({
      kind: 'enrol-passkey',
      back: false,
      options: {
        rp: { id: 'auth.acme.test', name: 'auth.acme.test' },
        user: { id: app.ben.id, name: 'ben@acme.test' },
        excludeCredentials: [],
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
        attestation: 'none',
      },
    });
    const made = await ben.makePasskey(device(app), {}, { name: 'My phone' });
    expect(made.step).toMatchObject({ kind: 'backup-codes', count: 10 });
    expect((await ben.answer({ kind: 'saved' })).step).toMatchObject({
      kind: 'done',
      notice: 'mfa-enabled',
      factor: 'passkey',
    });
    expect(await ben.session()).toMatchObject({ aal: 2, amr: ['pwd', 'pop', 'user', 'mfa'] });
    expect(ben.cookies.get('__Host-sally-session')).not.toBe(before);
    expect(await passkeys(app, app.ben.id)).toMatchObject([{ type: 'passkey', name: 'My phone', signCount: 0 }]);
    expect(app.outbox.map(({ to }) => to)).toEqual(['ben@acme.test']);
  });

  it.each([
    ['verifies nobody', { userVerified: false }, undefined, true],
    ['is found by its id alone', {}, false, true],
    ['is found by itself', {}, true, undefined],
    ['is not said to be found by itself', {}, undefined, undefined],
  ])('F-20 says at the end that it works beside the password, where it %s', async (_, wrong, rk, beside) => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    for (const [notice, ends] of [
      ['mfa-enabled', () => ben.answer({ kind: 'saved' })],
      ['factor-added', async () => undefined],
    ] as const) {
      const { step } = await ben.start('enrol', { type: 'passkey' });
      if (step.kind !== 'enrol-passkey') throw new Error(step.kind);
      const response = device(app).create(step.options, wrong);
      const results = rk === undefined ? {} : { clientExtensionResults: { credProps: { rk } } };
      await ben.answer({ kind: 'new-passkey', response: { ...response, ...results } });
      await ends();
      expect(ben.step).toMatchObject({ kind: 'done', notice, factor: 'passkey' });
      expect(ben.step && 'beside' in ben.step ? ben.step.beside : undefined).toBe(beside);
    }
  });

  it('PK-10 PK-11 is shown with who keeps it, and what they are told after a change', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const { origin } = app.ports.site.url;
    const stick = new SoftwareAuthenticator(origin, { counts: true, aaguid: '11111111-2222-3333-4444-555555555555' });
    const manager = new SoftwareAuthenticator(origin, { aaguid: 'bada5566-a7aa-401f-bd96-45619a55120d' });
    for (const each of [manager, stick, device(app)]) {
      await ben.start('enrol', { type: 'passkey' });
      await ben.makePasskey(each);
      if (ben.step?.kind === 'backup-codes') await ben.answer({ kind: 'saved' });
    }
    const seen = (await (await ben.request('GET', '/me')).json()) as Me;
    expect(seen.authenticators.map(({ passkey }) => passkey)).toEqual([
      { provider: '1Password', synced: true },
      { synced: false },
      { synced: true },
    ]);
    expect(seen.passkeys).toEqual({
      rpId: 'auth.acme.test',
      user: { id: app.ben.id, name: 'ben@acme.test', displayName: 'ben@acme.test' },
      credentialIds: (await passkeys(app, app.ben.id)).map((each) => 'credentialId' in each && each.credentialId),
    });
  });

  it('may be one of several, up to 20, each on a device that holds none yet', async () => {
    const app = await makeApp();
    const { browser, device: first } = await benWithPasskey(app);
    for (let i = 2; i < 20; i++) await addPasskey(app, browser, { name: `key ${i}` });
    const { step } = await browser.start('enrol', { type: 'passkey' });
    if (step.kind !== 'enrol-passkey') throw new Error(step.kind);
    expect(step.options.excludeCredentials).toHaveLength(19);
    expect(step.options.excludeCredentials[0]?.id).toBe(first.credentials[0]?.id);
    await browser.makePasskey(device(app));
    expect(await passkeys(app, app.ben.id)).toHaveLength(20);
    expect((await browser.start('enrol', { type: 'passkey' })).status).toBe(409);
    expect((await passkeys(app, app.ben.id)).map(({ name }) => name)).toContain('key 7');
  });

  it('R-61 is made under enforcement, before anything else', async () => {
    const app = await makeApp({ policy: ENFORCED });
    const ben = app.browser();
    expect((await ben.signIn('ben@acme.test')).step).toMatchObject({ kind: 'enrol-choose' });
    const { step } = await ben.answer({ kind: 'enrol', type: 'passkey' });
    expect(step).toMatchObject({ kind: 'enrol-passkey', back: true });
    expect((await ben.answer({ kind: 'back' })).step.kind).toBe('enrol-choose');
    await ben.answer({ kind: 'enrol', type: 'passkey' });
    await ben.makePasskey(device(app));
    await ben.answer({ kind: 'saved' });
    expect((await ben.session())?.aal).toBe(2);
  });

  it('A-11 is not made in a session whose proof is stale', async () => {
    const app = await makeApp();
    const { browser } = await benWithPasskey(app);
    app.wait(11 * 60);
    expect((await browser.start('enrol', { type: 'passkey' })).step.kind).toBe('passkey');
  });

  it('R-11 is made by nobody where policy has none, signs nobody in, and guards still', async () => {
    const app = await makeApp();
    const { browser, device: own } = await benWithPasskey(app);
    const request = await app.browser().passkeyRequest();
    app.setPolicy({ factors: factors('totp') });
    expect((await browser.start('enrol', { type: 'passkey' })).status).toBe(422);
    expect(await (await app.browser().request('GET', '/config')).json()).toEqual({
      methods: ['password'],
      recover: true,
      signUp: false,
    });
    const refused = await app.browser().begin({ kind: 'passkey', response: own.get(request) });
    expect(refused.step.problem?.code).toBe('invalid-passkey');
    const ben = app.browser();
    expect((await ben.signIn('ben@acme.test')).step.kind).toBe('passkey');
    expect((await ben.usePasskey(own)).step).toMatchObject({ kind: 'enrol-choose', offers: ['totp'] });
  });
});

onEachStore('a passkey as the first factor', (makeApp) => {
  it('signs in by itself, in one call, at the level of two factors', async () => {
    const app = await makeApp();
    const { device: own } = await benWithPasskey(app);
    const ben = app.browser();
    const done = await ben.signInByPasskey(own);
    expect([done.status, done.step.kind]).toEqual([201, 'done']);
    expect(await ben.session()).toMatchObject({
      account: { email: 'ben@acme.test' },
      aal: 2,
      amr: ['pop', 'user', 'mfa'],
    });
  });

  it('A-10 asks everybody the same, names no credential, and writes nothing', async () => {
    const app = await makeApp();
    const before = await app.dump();
    const request = await app.browser().passkeyRequest();
    expect(request).toEqual({
      challenge: expect.stringMatching(/^[\w-]{80}$/),
      rpId: 'auth.acme.test',
      timeout: 600_000,
      userVerification: 'required',
    });
    expect(await app.dump()).toEqual(before);
    const { browser } = await benWithPasskey(app);
    expect(await browser.passkeyRequest()).toEqual({ ...request, challenge: expect.any(String) });
  });

  it('R-60 is enough where a second factor is enforced', async () => {
    const app = await makeApp();
    const { device: own } = await benWithPasskey(app);
    app.setPolicy(ENFORCED);
    const ben = app.browser();
    await ben.signInByPasskey(own);
    expect(await ben.session()).not.toHaveProperty('mustEnrol');
  });

  it('takes the place of a refused password in the same flow', async () => {
    const app = await makeApp();
    const { device: own } = await benWithPasskey(app);
    const ben = app.browser();
    await ben.signIn('ben@acme.test', 'wrong');
    const { challenge } = await ben.passkeyRequest();
    const request = { challenge, rpId: 'auth.acme.test', timeout: 1, userVerification: 'required' } as const;
    expect((await ben.answer({ kind: 'passkey', response: own.get(request) })).step.kind).toBe('done');
  });

  it('re-authenticates nobody: there the factor is asked for', async () => {
    const app = await makeApp();
    const { device: own } = await benWithPasskey(app);
    const owner = app.browser();
    await app.addAccount({ email: 'olga@acme.test' });
    await owner.signIn('olga@acme.test');
    await owner.start('reauthenticate');
    expect(owner.step?.kind).toBe('credentials');
    const refused = await owner.answer({ kind: 'passkey', response: own.get(await owner.passkeyRequest()) });
    expect([refused.status, refused.step.problem?.code]).toEqual([422, 'not-offered']);
  });

  it('A-29 R-41 goes through a lock that wrong codes brought about, and leaves it as it is', async () => {
    const app = await makeApp({ policy: { attempts: limits({ lockAfter: 2 }) } });
    const { device: own } = await benWithPasskey(app);
    const stranger = app.browser();
    await stranger.signIn('ben@acme.test');
    for (let i = 0; i < 2; i++) await stranger.usePasskey(own, { challenge: 'AAAA' });
    expect((await app.browser().signIn('ben@acme.test')).step.kind).toBe('locked');

    const ben = app.browser();
    expect((await ben.signInByPasskey(own)).step.kind).toBe('done');
    expect((await app.browser().signIn('ben@acme.test')).step.kind).toBe('locked');
  });

  it('A-04 R-45 does not give back wrong codes', async () => {
    const app = await makeApp({ policy: { attempts: limits({ lockAfter: 3 }) } });
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code() });
    const own = await addPasskey(app, anna);
    const guess = async () => {
      const stranger = app.browser();
      await stranger.signIn('anna@acme.test');
      await stranger.answer({ kind: 'choose', authenticator: APP.id });
      return (await stranger.answer({ kind: 'code', code: wrongCode(TOTP_SECRET, app.now()) })).step;
    };
    await guess();
    await guess();
    await app.browser().signInByPasskey(own);
    await guess();
    expect((await guess()).kind).toBe('locked');
  });
});

onEachStore('a passkey as the second factor', (makeApp) => {
  it('R-20 is asked for after the right password alone, with the person’s passkeys named', async () => {
    const app = await makeApp();
    const { device: own } = await benWithPasskey(app);
    const ben = app.browser();
    const asked = await ben.signIn('ben@acme.test');
    expect(asked.step).toMatchObject({
      kind: 'passkey',
      options: {
        rpId: 'auth.acme.test',
        allowCredentials: [{ type: 'public-key', id: own.credentials[0]?.id, transports: ['internal', 'hybrid'] }],
        userVerification: 'preferred',
      },
      trust: { days: 30 },
      others: [{ type: 'backup-code' }],
    });
    expect((await ben.usePasskey(own)).step.kind).toBe('done');
    expect(await ben.session()).toMatchObject({ aal: 2, amr: ['pwd', 'pop', 'user', 'mfa'] });
  });

  it('R-26 has the same challenge after a reload, and another after another way was tried', async () => {
    const app = await makeApp();
    const { device: own } = await benWithPasskey(app);
    const ben = app.browser();
    const { step } = await ben.signIn('ben@acme.test');
    const challenge = (shown = step) => (shown.kind === 'passkey' ? shown.options.challenge : shown.kind);
    expect(challenge((await ben.reload()).step)).toBe(challenge());
    await ben.answer({ kind: 'choose', authenticator: 'backup-code' });
    const id = (ben.step?.kind === 'code' && ben.step.others[0]?.id) || '';
    const again = await ben.answer({ kind: 'choose', authenticator: id });
    expect(challenge(again.step)).not.toBe(challenge());
    expect((await ben.usePasskey(own)).step.kind).toBe('done');
  });

  it('without user verification is enough beside a password, unless policy asks for it', async () => {
    const app = await makeApp();
    const { device: own } = await benWithPasskey(app);
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    expect((await ben.usePasskey(own, { userVerified: false })).step.kind).toBe('done');

    app.setPolicy({ passkeys: { userVerification: 'required', automatic: false } });
    const next = app.browser();
    expect((await next.signIn('ben@acme.test')).step).toMatchObject({ options: { userVerification: 'required' } });
    const refused = await next.usePasskey(own, { userVerified: false });
    expect([refused.status, refused.step.problem?.code]).toEqual([422, 'invalid-passkey']);
    expect((await next.usePasskey(own)).step.kind).toBe('done');
  });

  it('R-27 any of several will do, and they are one way beside others', async () => {
    const app = await makeApp();
    const { browser } = await benWithPasskey(app);
    const key = await addPasskey(app, browser, { counts: true });
    const ben = app.browser();
    const { step } = await ben.signIn('ben@acme.test');
    if (step.kind !== 'passkey') throw new Error(step.kind);
    expect(step.options.allowCredentials).toHaveLength(2);
    expect(step.others.map(({ type }) => type)).toEqual(['backup-code']);
    const other = await ben.answer({ kind: 'choose', authenticator: 'backup-code' });
    expect(other.step.kind === 'code' && other.step.others).toEqual([
      { id: expect.any(String), type: 'passkey', default: true },
    ]);
    await ben.answer({ kind: 'choose', authenticator: other.step.kind === 'code' ? other.step.others[0]!.id : '' });
    expect((await ben.usePasskey(key)).step.kind).toBe('done');
  });

  it('R-50 R-22 trusts the device where the box is ticked', async () => {
    const app = await makeApp();
    const { device: own } = await benWithPasskey(app);
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    await ben.usePasskey(own, {}, { trustDevice: true });
    await ben.signOut();
    expect((await ben.signIn('ben@acme.test')).step.kind).toBe('done');
  });

  it('R-23 proves a person anew in a session', async () => {
    const app = await makeApp();
    const { browser, device: own } = await benWithPasskey(app);
    app.wait(11 * 60);
    await browser.toNewPassword();
    await browser.usePasskey(own);
    expect((await browser.answer({ kind: 'new-password', password: 'quite another password' })).step.kind).toBe('done');
  });

  it('R-15 is tried without ending the session: that one, no other', async () => {
    const app = await makeApp();
    const { browser, device: own } = await benWithPasskey(app);
    const other = await addPasskey(app, browser);
    const [, second] = await passkeys(app, app.ben.id);
    const { step } = await browser.start('try', { authenticator: second?.id });
    expect(step.kind === 'passkey' && step.options.allowCredentials?.map(({ id }) => id)).toEqual([
      other.credentials[0]?.id,
    ]);
    const wrongOne = own.get(
      { ...(step.kind === 'passkey' ? step.options : ({} as never)) },
      {
        credentialId: own.credentials[0]!.id,
      },
    );
    expect((await browser.answer({ kind: 'passkey', response: wrongOne })).status).toBe(422);
    expect((await browser.usePasskey(other)).step).toMatchObject({ kind: 'done', notice: 'factor-tried' });
    expect(await browser.session()).toBeDefined();
  });

  it('R-40 R-45 wrong ones count like wrong codes, and together with them', async () => {
    const app = await makeApp({ policy: { attempts: limits({ lockAfter: 3, disclose: 'always' }) } });
    const { device: own } = await benWithPasskey(app);
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const wrong = await ben.usePasskey(own, { origin: 'https://evil.test' });
    expect(wrong.step.problem).toEqual({ code: 'invalid-passkey', attemptsLeft: 2 });
    await ben.answer({ kind: 'choose', authenticator: 'backup-code' });
    await ben.answer({ kind: 'code', code: 'AAAAA-AAAAA' });
    await ben.answer({ kind: 'code', code: 'AAAAA-AAAAA' });
    expect((await app.browser().signIn('ben@acme.test')).step.kind).toBe('locked');
  });

  it('A-06 R-41 is refused under a lock, in a flow begun before it too', async () => {
    const app = await makeApp({ policy: { attempts: limits({ lockAfter: 1 }) } });
    const { device: own } = await benWithPasskey(app);
    const [ben, stranger] = [app.browser(), app.browser()];
    await ben.signIn('ben@acme.test');
    await stranger.signIn('ben@acme.test');
    await stranger.usePasskey(own, { challenge: 'AAAA' });
    expect((await ben.usePasskey(own)).step.kind).toBe('locked');
    expect(await ben.session()).toBeUndefined();
  });
});

describe('a site without a domain', () => {
  it('offers no passkeys', async () => {
    const app = await testApp({ url: 'http://127.0.0.1:3000' });
    expect(await (await app.browser().request('GET', '/config')).json()).toEqual({
      methods: ['password'],
      recover: true,
      signUp: false,
    });
  });
});
