import { Failure, MeClient, type Fetch } from '@sallyport/client';
import type { Me } from '@sallyport/protocol';
import { describe, expect, it } from 'vitest';
import { settingsStates } from '../../demo/states/settings.ts';
import { testApp, type TestApp } from '../support/test-app.ts';
import { clientOf } from './support/client-of.ts';

/** Ben, who has a password alone, signed in. */
async function signedIn(app: TestApp) {
  const browser = app.browser();
  await browser.signIn('ben@acme.test');
  return clientOf(app, browser);
}

/** Waits until the resource has an answer to its last request. */
async function answered({ me }: { me: MeClient }): Promise<Me | undefined> {
  while (me.pending) await new Promise((resolve) => setTimeout(resolve, 1));
  return me.value;
}
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof Failure ? (error.problem?.code ?? error.kind) : String(error)),
  );

describe('a person’s own account', () => {
  it('is read by one request, and anew after each change', async () => {
    const app = await testApp();
    await signedIn(app);
    const { client, calls } = await signedIn(app);
    client.me.subscribe(() => {});
    client.me.subscribe(() => {});
    const sessions = (await answered(client))?.sessions ?? [];
    expect(sessions).toHaveLength(2);
    await client.me.endSession(sessions.find(({ current }) => !current)?.id ?? '');
    expect((await answered(client))?.sessions).toHaveLength(1);
    await client.me.endOtherSessions();
    await client.me.forgetTrustedDevices();
    await answered(client);
    expect(calls.filter((call) => call === 'GET /me')).toHaveLength(4);
  });

  it('says with the problem why a change is refused, and is not loaded anew', async () => {
    const app = await testApp();
    const { client, calls } = await signedIn(app);
    expect(await codeOf(client.me.removeAuthenticator('none'))).toBe('not-found');
    expect(await codeOf(client.me.changeAuthenticator('none', { name: 'Phone' }))).toBe('not-found');
    app.wait(3600);
    expect(await codeOf(client.me.disableMfa())).toBe('reauthentication-required');
    expect(calls.filter((call) => call === 'GET /me')).toEqual([]);
  });

  it('takes what has ended already as ended', async () => {
    const { client } = await signedIn(await testApp());
    expect(await codeOf(client.me.endSession('none'))).toBe('done');
    expect(await codeOf(client.me.forgetTrustedDevice('none'))).toBe('done');
  });

  it('ends every session, this one last', async () => {
    const app = await testApp();
    const other = await signedIn(app);
    const { client, calls } = await signedIn(app);
    await client.me.endAllSessions();
    expect(calls).toEqual(['DELETE /me/sessions', 'DELETE /session']);
    expect(await client.session.read()).toBeUndefined();
    expect(await other.client.session.read()).toBeUndefined();
  });

  it('takes the end of the second step', async () => {
    const app = await testApp();
    const { client } = await signedIn(app);
    expect(await codeOf(client.me.disableMfa())).toBe('done');
  });

  it('says that nobody is signed in', async () => {
    const { client } = clientOf(await testApp());
    client.me.subscribe(() => {});
    await answered(client);
    expect(client.me.failure?.problem?.code).toBe('not-signed-in');
  });

  it('has its instants by this machine’s clock, however wrong that is', async () => {
    const seenAt = new Date(Date.now() - 3_600_000).toISOString();
    const { value } = settingsStates.whole.set;
    const body = { ...value, account: { name: '2026-01-01T00:00:00Z', quietTime: 'at night' }, sessions: [{ seenAt }] };
    const date = new Date(Date.now() - 3_600_000).toUTCString(); // the machine is an hour ahead
    const fetch: Fetch = async () => Response.json(body, { headers: { date } });
    const client = { me: new MeClient({ server: '/auth', fetch }) };
    client.me.subscribe(() => {});
    const me = await answered(client);
    expect(Math.abs(Date.parse(me?.sessions[0]?.seenAt ?? '') - Date.now())).toBeLessThan(2000);
    expect(me?.account).toEqual({ name: '2026-01-01T00:00:00Z', quietTime: 'at night' });
    expect(me?.authenticators.map(({ usedFrom }) => usedFrom)).toContain('Firefox on Windows');
  });
});
