import { expect, it } from 'vitest';
import { standard, turnOff } from '@sallyport/rules';
import { changeAccount, endAccountSessions } from '../../server/src/accounts/account-store.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { factors } from '../support/policies.ts';
import { APP, MAIL, type TestApp } from '../support/test-app.ts';

const BOTH = { email: { ...standard.email, mode: 'both' } } as const;

/** ben has given his password, and opened the link of the mail in the same browser. */
async function atTheLink(app: TestApp) {
  await app.giveFactors(app.ben.id, MAIL, APP);
  const ben = app.browser();
  await ben.signIn('ben@acme.test');
  expect((await ben.request('POST', '/link', { token: app.mailedToken() })).status).toBe(200);
  return ben;
}

onEachStore('a link that was opened in time', (makeApp) => {
  it('R-29 goes on no longer than its code lives', async () => {
    const app = await makeApp({ policy: BOTH });
    const ben = await atTheLink(app);
    app.wait(600);
    expect((await ben.answer({ kind: 'link' })).step.problem?.code).toBe('code-expired');
    expect(await ben.session()).toBeUndefined();
  });

  it('R-29 sets nothing up once its code has run out', async () => {
    const app = await makeApp({ policy: BOTH });
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    await ben.start('enrol', { type: 'email' });
    await ben.request('POST', '/link', { token: app.mailedToken() });
    app.wait(600);
    expect((await ben.answer({ kind: 'link' })).step.problem?.code).toBe('code-expired');
  });

  it('R-11 opens nothing where policy has switched mail off meanwhile', async () => {
    const app = await makeApp({ policy: BOTH });
    const ben = await atTheLink(app);
    app.setPolicy({ factors: factors('totp') });
    expect((await ben.answer({ kind: 'link' })).step.problem?.code).toBe('not-offered');
    expect(await ben.session()).toBeUndefined();
  });

  it('R-46 opens nothing where mail was turned off meanwhile, and neither does its code', async () => {
    const app = await makeApp({ policy: BOTH });
    const ben = await atTheLink(app);
    await changeAccount(app.ports, app.ben.id, (ben) => turnOff(ben, MAIL.id));
    for (const answer of [{ kind: 'link' }, { kind: 'code', code: app.mailedCode() }, { kind: 'resend' }] as const) {
      expect((await ben.answer(answer)).step.problem?.code).toBe('not-offered');
    }
    expect(await ben.session()).toBeUndefined();
  });

  it('R-82 is good for nothing where all sessions and flows have ended, and tells no code', async () => {
    const app = await makeApp({ policy: BOTH });
    await atTheLink(app);
    await endAccountSessions(app.ports, app.ben.id);
    const opened = await app.browser().request('POST', '/link', { token: app.mailedToken() });
    expect([opened.status, await opened.json()]).toEqual([410, expect.objectContaining({ code: 'flow-over' })]);
  });
});
