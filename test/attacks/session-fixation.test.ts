import { expect, it } from 'vitest';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD } from '../support/people.ts';

const SESSION = '__Host-sally-session';

onEachStore('A-20 the session cookie', (makeApp) => {
  it('R-34 is new at every sign-in, and the old one is dead', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const first = ben.cookies.get(SESSION) ?? '';
    await ben.signIn('ben@acme.test');
    const second = ben.cookies.get(SESSION) ?? '';

    expect(second).not.toBe(first);
    expect((await ben.session())?.account.email).toBe('ben@acme.test');
    ben.cookies.set(SESSION, first);
    expect(await ben.session()).toBeUndefined();
  });

  it('is nothing of what the browser brought along', async () => {
    const app = await makeApp();
    const ben = app.browser();
    ben.cookies.set(SESSION, 'chosen-by-somebody-else');
    await ben.signIn('ben@acme.test');
    expect(ben.cookies.get(SESSION)).not.toBe('chosen-by-somebody-else');
  });

  it('is dead after signing out, also where it is sent again', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const token = ben.cookies.get(SESSION) ?? '';
    expect(await ben.signOut()).toBe(204);
    expect(ben.cookies.has(SESSION)).toBe(false);
    ben.cookies.set(SESSION, token);
    expect(await ben.session()).toBeUndefined();
    expect(await ben.signOut()).toBe(204);
  });

  it('R-34 the flow has a new id after the password and the old one is dead', async () => {
    const app = await makeApp();
    const anna = app.browser();
    const asked = await anna.signIn('anna@acme.test', 'wrong');
    const before = asked.step;
    const after = await anna.answer({ kind: 'credentials', identifier: 'anna', password: 'a password for tests 2026' });
    expect(after.step.kind).toBe('code');
    expect(after.step.flow).not.toBe(before.flow);
    expect((await anna.reload(before)).status).toBe(404);
  });

  it('R-34 is dead after re-authentication, also where the browser did not send it along', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const token = ben.cookies.get(SESSION) ?? '';
    await ben.start('reauthenticate');
    ben.cookies.delete(SESSION);
    await ben.answer({ kind: 'credentials', identifier: 'ben@acme.test', password: PASSWORD });
    expect(await ben.session()).toBeDefined();
    ben.cookies.set(SESSION, token);
    expect(await ben.session()).toBeUndefined();
  });
});
