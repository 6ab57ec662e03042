import { challengeOf, CurrentSession, Failure, lackOf, type AuthNeeds } from '@sallyport/client';
import { authGuard } from '@sallyport/server/guard';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sessionOf } from '../../demo/states/session-clients.ts';
import { isEnough } from '../../server/src/guard/needs.ts';
import { ENFORCED } from '../support/policies.ts';
import { testApp, type TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';
import { clientOf } from './support/client-of.ts';

/** Waits until an answer to the last request is there. */
const answered = ({ current }: { current: CurrentSession }) => vi.waitFor(() => expect(current.pending).toBe(false));

/** A tab of a browser, which shows who is signed in. */
function tab(app: TestApp, browser: TestBrowser) {
  const current = CurrentSession.of(clientOf(app, browser).client);
  const close = current.subscribe(() => {});
  return { current, close, who: () => current.value?.account.email };
}

describe('who is signed in', () => {
  let app: TestApp;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    app = await testApp();
    vi.setSystemTime(app.now());
  });
  afterEach(() => void vi.useRealTimers());

  it('is nobody, then somebody in every tab once one has signed in, and nobody once one has signed out', async () => {
    const browser = app.browser();
    const [one, other] = [tab(app, browser), tab(app, browser)];
    await answered(one);
    expect(one.current.value).toBe(null);
    await browser.signIn('ben@acme.test');
    await one.current.announce();
    await vi.waitFor(() => expect([one.who(), other.who()]).toEqual(['ben@acme.test', 'ben@acme.test']));
    await other.current.signOut();
    await vi.waitFor(() => expect([one.who(), other.who()]).toEqual([undefined, undefined]));
    for (const each of [one, other]) each.close();
  });

  it('has no token where nobody is signed in', async () => {
    await expect(CurrentSession.of(clientOf(app).client).token()).rejects.toBeInstanceOf(Failure);
  });

  it('GT-3 a gate and the guard of the site’s backend agree on everybody', async () => {
    const guard = authGuard({
      server: 'https://auth.acme.test/auth',
      audience: 'https://auth.acme.test',
      fetch: (url) => app.app.request(url),
    });
    const [anna, ben] = [app.browser(), app.browser()];
    await ben.signIn('ben@acme.test');
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code() });
    const seen = new Set<string>();
    for (const age of [0, 599, 1, 3000]) {
      app.wait(age);
      vi.setSystemTime(app.now());
      for (const browser of [anna, ben])
        for (const needs of [{}, { aal: 2 }, { maxAge: 600 }, { aal: 2, maxAge: 600 }] satisfies AuthNeeds[]) {
          const { current, close } = tab(app, browser);
          await answered({ current });
          const headers = { authorization: `Bearer ${await current.token()}` };
          const verdict = await guard.checkAuth(new Request('https://api.acme.test/', { headers }), needs);
          const lack = lackOf(needs, current.value ?? null, Date.now());
          if (verdict instanceof Response) expect([age, challengeOf(verdict)]).toEqual([age, needs]);
          expect([age, needs, lack !== undefined]).toEqual([age, needs, verdict instanceof Response]);
          seen.add(lack ?? 'enough');
          close();
        }
    }
    expect(seen).toEqual(new Set(['enough', 'level', 'age']));
  });

  it('GT-3 a proof is too old once it is older than asked for, counted in whole seconds as in a token', async () => {
    const session = sessionOf(0, { authTime: '2026-01-01T12:00:00.900Z' });
    const lackAt = (now: string) => lackOf({ maxAge: 600 }, session, Date.parse(now));
    expect([lackAt('2026-01-01T12:10:00.000Z'), lackAt('2026-01-01T12:10:00.001Z')]).toEqual([undefined, 'age']);
    const proved = { aal: 1, authTime: Date.parse('2026-01-01T12:00:00Z') / 1000 };
    const isEnoughAt = (now: string) => isEnough({ maxAge: 600 }, proved, Date.parse(now) / 1000);
    expect([isEnoughAt('2026-01-01T12:10:00.000Z'), isEnoughAt('2026-01-01T12:10:00.001Z')]).toEqual([true, false]);
  });

  it('GT-3 R-85 a gate lets nobody in whom the backend gives no token', async () => {
    const browser = app.browser();
    await browser.signIn('ben@acme.test');
    app.setPolicy(ENFORCED);
    const { current, close } = tab(app, browser);
    await answered({ current });
    await expect(current.token()).rejects.toMatchObject({ problem: { code: 'enforced' } });
    expect(lackOf({}, current.value ?? null, Date.now())).toBe('level');
    close();
  });

  it.each([
    [403, 'Bearer error="insufficient_user_authentication"', undefined],
    [401, 'Bearer error="invalid_token"', undefined],
    [401, 'Bearer', undefined],
    [401, null, undefined],
    [401, 'Bearer error="insufficient_user_authentication"', {}],
    [401, 'Bearer error="insufficient_user_authentication", max_age=5', { maxAge: 5 }],
    [401, 'Basic realm="x", Bearer error="insufficient_user_authentication", acr_values="x y/aal/2"', { aal: 2 }],
  ])('GT-3 reads what an answer asks for: %s %s', (status, challenge, needs) => {
    const headers = new Headers(challenge === null ? {} : { 'www-authenticate': challenge });
    expect(challengeOf({ status, headers })).toEqual(needs);
  });
});
