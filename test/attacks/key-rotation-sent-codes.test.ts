import { standard } from '@sallyport/rules';
import { expect, it } from 'vitest';
import { onEachStore } from '../support/store/on-each-store.ts';
import { factors } from '../support/policies.ts';
import { A, B, restart } from '../support/restart.ts';
import { MAIL, PHONE, type TestApp } from '../support/test-app.ts';

const POLICY = { factors: factors('email', 'sms'), email: { ...standard.email, mode: 'both' as const } };

/** A browser of ben's at the code that was sent to him under A. */
async function atTheCode(app: TestApp, factor: typeof MAIL | typeof PHONE) {
  await app.giveFactors(app.ben.id, factor);
  const ben = app.browser();
  await ben.signIn('ben@acme.test');
  return ben;
}

onEachStore('A-17 a code that was sent before a new secret came first', (makeApp) => {
  it.each([MAIL, PHONE])('opens its flow: $type', async (factor) => {
    const app = await makeApp({ policy: POLICY });
    const waiting = await atTheCode(app, factor);
    const code = factor === MAIL ? app.mailedCode() : app.textedCode();
    const ben = (await restart(app, B, A)).browser(waiting);
    expect((await ben.answer({ kind: 'code', code })).step.kind).toBe('done');
  });

  it('R-29 is told apart once it is replaced', async () => {
    const app = await makeApp({ policy: POLICY });
    const waiting = await atTheCode(app, MAIL);
    const code = app.mailedCode();
    app.wait(30);
    const ben = (await restart(app, B, A)).browser(waiting);
    await ben.answer({ kind: 'resend' });
    expect((await ben.answer({ kind: 'code', code })).step.problem?.code).toBe('code-replaced');
    expect((await ben.answer({ kind: 'code', code: app.mailedCode() })).step.kind).toBe('done');
  });

  it('R-02 opens by its link', async () => {
    const app = await makeApp({ policy: POLICY });
    const ben = (await restart(app, B, A)).browser(await atTheCode(app, MAIL));
    const opened = await ben.request('POST', '/link', { token: app.mailedToken() });
    expect([opened.status, await opened.json()]).toEqual([200, { state: 'approved' }]);
    expect((await ben.answer({ kind: 'link' })).step.kind).toBe('done');
  });

  it('opens nothing where the old one was taken away', async () => {
    const app = await makeApp({ policy: POLICY });
    const ben = (await restart(app, B)).browser(await atTheCode(app, MAIL));
    expect((await ben.request('POST', '/link', { token: app.mailedToken() })).status).toBe(410);
    expect((await ben.answer({ kind: 'code', code: app.mailedCode() })).step.problem?.code).toBe('invalid-code');
    expect(await ben.session()).toBeUndefined();
  });
});
