import { expect, it } from 'vitest';
import type { Me } from '@sallyport/protocol';
import { standard, type Policy } from '@sallyport/rules';
import { onEachStore } from '../support/store/on-each-store.ts';
import { APP, MAIL, type TestApp } from '../support/test-app.ts';

const COOKIES = ['session', 'browser'] as const;
const LINKS: { policy: Partial<Policy> } = { policy: { email: { ...standard.email, mode: 'both' } } };

/**
 * Anna, signed in and trusted in one browser, in the middle of a flow in another, with a link in her mail: every token
 * there is, and the ids that she sees.
 */
async function everyToken(app: TestApp) {
  await app.giveFactors(app.anna.id, APP, MAIL);
  const signedIn = app.browser();
  await signedIn.signIn('anna@acme.test');
  await signedIn.answer({ kind: 'code', code: app.code(), trustDevice: true });
  const inFlow = app.browser();
  await inFlow.signIn('anna@acme.test');
  const { step } = await inFlow.answer({ kind: 'choose', authenticator: 'mail1' });
  const issued = await signedIn.request('POST', '/session/token', {});
  const me = (await (await signedIn.request('GET', '/me')).json()) as Me;
  const of = (browser: typeof signedIn, part: string) =>
    [...browser.cookies].find(([name]) => name.includes(part)) ?? ['', ''];
  const [trustName, trust] = of(signedIn, 'trust');
  return {
    trustName,
    inFlow,
    tokens: {
      session: of(signedIn, 'session')[1],
      browser: of(inFlow, 'browser')[1],
      trust,
      flow: step.flow,
      link: app.mailedToken(),
      signed: ((await issued.json()) as { token: string }).token,
      sessionId: me.sessions[0]?.id ?? '',
      deviceId: me.trustedDevices[0]?.id ?? '',
    },
    step,
  };
}

onEachStore('A-13 a token of one kind where another is asked for', (makeApp) => {
  it('opens no session', async () => {
    const app = await makeApp(LINKS);
    const { tokens } = await everyToken(app);
    for (const [kind, token] of Object.entries(tokens)) {
      const browser = app.browser();
      browser.cookies.set('__Host-sally-session', token);
      expect([kind, (await browser.session()) !== undefined]).toEqual([kind, kind === 'session']);
    }
  });

  it('goes on with no flow', async () => {
    const app = await makeApp(LINKS);
    const { tokens, step } = await everyToken(app);
    for (const [kind, token] of Object.entries(tokens)) {
      const browser = app.browser();
      browser.cookies.set('__Host-sally-browser', token);
      expect([kind, (await browser.reload(step)).status]).toEqual([kind, kind === 'browser' ? 200 : 404]);
      const asId = app.browser();
      asId.cookies.set('__Host-sally-browser', tokens.browser);
      expect([kind, (await asId.reload({ ...step, flow: token })).status]).toEqual([kind, kind === 'flow' ? 200 : 404]);
    }
  });

  it('gives no trust', async () => {
    const app = await makeApp(LINKS);
    const { tokens, trustName } = await everyToken(app);
    for (const [kind, token] of Object.entries(tokens)) {
      const browser = app.browser();
      browser.cookies.set(trustName, token);
      const { step } = await browser.signIn('anna@acme.test');
      expect([kind, step.kind]).toEqual([kind, kind === 'trust' ? 'done' : 'code']);
    }
  });

  it('approves no sign-in and tells no code', async () => {
    const app = await makeApp(LINKS);
    const { tokens, inFlow } = await everyToken(app);
    for (const [kind, token] of Object.entries(tokens)) {
      for (const browser of [app.browser(), inFlow]) {
        const { status } = await browser.request('POST', '/link', { token });
        expect([kind, status]).toEqual([kind, kind === 'link' ? 200 : 410]);
      }
    }
  });

  it('is no bearer token', async () => {
    const app = await makeApp(LINKS);
    const { tokens } = await everyToken(app);
    for (const token of Object.values(tokens)) {
      const headers = { authorization: `Bearer ${token}` };
      expect((await app.browser().request('GET', '/session', undefined, headers)).status).toBe(204);
      expect((await app.browser().request('POST', '/session/token', {}, headers)).status).toBe(401);
      expect((await app.browser().request('GET', '/me', undefined, headers)).status).toBe(401);
    }
  });

  it('has a name of its own: the cookies of a signed-in browser', async () => {
    const app = await makeApp(LINKS);
    const { inFlow, trustName } = await everyToken(app);
    expect([...inFlow.cookies.keys()]).toEqual(['__Host-sally-browser']);
    expect(trustName).toMatch(/^__Host-sally-trust-[\w-]{16}$/);
    expect(COOKIES.every((kind) => !trustName.includes(kind))).toBe(true);
  });
});
