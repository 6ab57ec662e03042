import type { ActivityPage, DoneStep, Step } from '@sallyport/protocol';
import { standard } from '@sallyport/rules';
import { describe, expect, it } from 'vitest';
import { readAccount } from '../../server/src/accounts/account-store.ts';
import { SoftwareAuthenticator, type Misbehaviour } from '../support/software-authenticator.ts';
import { APP, testApp, type TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const AUTOMATIC = { passkeys: { userVerification: 'preferred', automatic: true } } as const;
/** What a browser says of a passkey that it made by itself: nobody was asked. */
const UNASKED: Misbehaviour = { userVerified: false, userPresent: false };

const offerOf = (step: Step) => (step as DoneStep).passkey;

/** Ben signs in by password and app. */
async function signedIn(app: TestApp, ben: TestBrowser, more: object = {}) {
  await app.giveFactors(app.ben.id, APP);
  app.wait(30); // each code works once
  await ben.signIn('ben@acme.test');
  return (await ben.answer({ kind: 'code', code: app.code(), ...more })).step;
}

async function keep(app: TestApp, ben: TestBrowser, step: Step, wrong: Misbehaviour = UNASKED) {
  const options = offerOf(step);
  if (!options) throw new Error('No passkey is offered.');
  const device = new SoftwareAuthenticator(app.ports.site.url.origin);
  const response = await ben.request('POST', '/me/passkeys', device.create(options, wrong));
  return { device, status: response.status, ...((await response.json()) as { id?: string; code?: string }) };
}

const typesOf = async (app: TestApp) =>
  (await readAccount(app.ports, app.ben.id))?.authenticators.map(({ type }) => type);

describe('a passkey that the browser makes by itself', () => {
  it('R-17 R-87 is kept once, told, and signs in; session and trust go on', async () => {
    const app = await testApp({ policy: AUTOMATIC });
    const ben = app.browser();
    const step = await signedIn(app, ben, { trustDevice: true });
    expect(offerOf(step)).toMatchObject({ user: { id: app.ben.id }, excludeCredentials: [], attestation: 'none' });
    const before = ben.cookies.get('__Host-sally-session');
    const { device, status, id } = await keep(app, ben, step);
    expect([status, await typesOf(app)]).toEqual([201, ['totp', 'passkey']]);
    expect(ben.cookies.get('__Host-sally-session')).toBe(before);
    expect(app.outbox.at(-1)?.subject).toContain('A passkey');
    const { events } = (await (await ben.request('GET', '/me/activity')).json()) as ActivityPage;
    expect(events[0]).toMatchObject({ kind: 'factor-enrolled', factor: 'passkey', by: 'you' });

    expect((await keep(app, ben, step)).code).toBe('invalid-passkey');
    expect((await ben.signIn('ben@acme.test')).step.kind).toBe('done'); // this device is trusted still
    expect((await app.browser().signInByPasskey(device)).step.kind).toBe('done');
    expect((await ben.request('DELETE', `/me/authenticators/${id}`)).status).toBe(403); // trust is no proof
  });

  it('R-17 is undone by removing it, with the proof of the sign-in', async () => {
    const app = await testApp({ policy: AUTOMATIC });
    const ben = app.browser();
    const { id, device } = await keep(app, ben, await signedIn(app, ben));
    expect((await ben.request('DELETE', `/me/authenticators/${id}`)).status).toBe(204);
    expect(await typesOf(app)).toEqual(['totp']);
    expect((await app.browser().signInByPasskey(device)).step.problem?.code).toBe('unknown-passkey');
  });

  it.each([
    ['policy says nothing of it', {}],
    ['policy asks for verification when one is made', { passkeys: { userVerification: 'required', automatic: true } }],
    ['policy has no passkeys', { ...AUTOMATIC, factors: { ...standard.factors, member: ['totp'] } }],
    ['nobody may remove it', { ...AUTOMATIC, selfService: { ...standard.selfService, disable: 'never' } }],
  ] as const)('R-17 is not offered where %s', async (_, policy) => {
    const app = await testApp({ policy: policy as object });
    const ben = app.browser();
    const step = await signedIn(app, ben);
    expect([step.kind, offerOf(step)]).toEqual(['done', undefined]);
    expect((await app.browser().request('POST', '/me/passkeys', {})).status).toBe(401);
  });

  it('R-17 is offered after password and second factor alone', async () => {
    const app = await testApp({ policy: AUTOMATIC });
    const ben = app.browser();
    expect(offerOf((await ben.signIn('ben@acme.test')).step)).toBeUndefined(); // he has no second factor
    const { device } = await keep(app, ben, await signedIn(app, ben, { trustDevice: true }));
    expect(offerOf((await ben.signIn('ben@acme.test')).step)).toBeUndefined(); // the device stood in for it
    expect(offerOf((await app.browser().signInByPasskey(device)).step)).toBeUndefined();
    await ben.start('reauthenticate');
    app.wait(30);
    expect(offerOf((await ben.answer({ kind: 'code', code: app.code() })).step)).toBeUndefined();
  });

  it('R-17 A-11 A-22 is kept for nobody whose proof is old, from no other page, and for no other session', async () => {
    const app = await testApp({ policy: AUTOMATIC });
    const [ben, other] = [app.browser(), app.browser()];
    const step = await signedIn(app, ben);
    await signedIn(app, other);
    expect((await keep(app, ben, step, { ...UNASKED, origin: 'https://evil.test' })).code).toBe('invalid-passkey');
    expect((await keep(app, other, step)).code).toBe('invalid-passkey');
    app.wait(standard.reauthWithin);
    expect((await keep(app, ben, step)).code).toBe('not-offered');
    expect(await typesOf(app)).toEqual(['totp']);
  });
});
