import { expect, it } from 'vitest';
import { findAccount } from '../../server/src/accounts/account-store.ts';
import { signedInAdmins } from '../support/admins.ts';
import { benWithPasskey } from '../support/passkeys.ts';
import { PASSWORD } from '../support/people.ts';
import { ENFORCED } from '../support/policies.ts';
import { OPEN } from '../support/sign-up.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';
import type { Sso } from '../../server/src/ports/sso.ts';
import { TestSso } from '../support/test-sso.ts';

const NEW = 'quite another password';

/** A provider that answers for the address' domain: for `acme.test` in place of `corp.test`. */
class AcmeSso extends TestSso {
  override async serves(domain: string): Promise<boolean> {
    return domain === 'acme.test';
  }
}

/** Each way in of a person whose company has come to have a provider, as far as to where a session would be granted. */
const WAYS: Record<string, (app: TestApp, serve: () => void) => Promise<TestBrowser>> = {
  'a sign-up': async (app, serve) => {
    serve();
    const browser = app.browser();
    await browser.signUp('new@acme.test');
    return browser;
  },
  'a sign-up that was begun before': async (app, serve) => {
    const browser = app.browser();
    await browser.signUp('new@acme.test');
    serve();
    await browser.answer({ kind: 'code', code: app.mailedCode() });
    return browser;
  },
  'a password by the address': async (app, serve) => {
    serve();
    const browser = app.browser();
    await browser.signIn('ben@acme.test');
    return browser;
  },
  'a password and a code by the user name': async (app, serve) => {
    const browser = app.browser();
    await browser.signIn('anna');
    serve();
    await browser.answer({ kind: 'code', code: app.code() });
    return browser;
  },
  'a passkey': async (app, serve) => {
    const { device } = await benWithPasskey(app);
    serve();
    const browser = app.browser();
    await browser.signInByPasskey(device);
    return browser;
  },
  'a recovery': async (app, serve) => {
    serve();
    const browser = app.browser();
    await browser.recover('ben@acme.test');
    return browser;
  },
  'a recovery that was begun before': async (app, serve) => {
    const browser = app.browser();
    await browser.recover('ben@acme.test');
    await browser.answer({ kind: 'code', code: app.mailedCode() });
    serve();
    await browser.answer({ kind: 'new-password', password: NEW });
    return browser;
  },
  'an invitation': async (app, serve) => {
    const { sam } = await signedInAdmins(app, 'sam');
    await sam.request('POST', '/admin/invitations', { email: 'ivy@acme.test', role: 'member', tenant: 'acme' });
    const browser = app.browser();
    await browser.start('accept-invitation', { token: app.mailedToken() });
    serve();
    await browser.answer({ kind: 'new-password', password: NEW });
    return browser;
  },
  'an enrolment that is enforced': async (app, serve) => {
    app.setPolicy(ENFORCED);
    const browser = app.browser();
    await browser.signIn('ben@acme.test');
    serve();
    await browser.answer({ kind: 'enrol', type: 'email' });
    return browser;
  },
};

onEachStore('A-40 where an identity provider answers for an address, nothing else does', (makeApp) => {
  it.each(Object.keys(WAYS))('A-18 %s leads to it, and to no session', async (name) => {
    const app = await makeApp({ policy: OPEN });
    const serve = () => void (app.ports.sso = new AcmeSso() as Sso);
    const mails = () => app.outbox.length;
    const browser = await WAYS[name]!(app, serve);
    const sent = mails();
    expect(browser.step).toMatchObject({ kind: 'redirect', domain: 'acme.test' });
    expect(await browser.session()).toBeUndefined();
    // it goes on there, and nothing that was proved here counts
    const gone = await browser.answer({ kind: 'go', page: 'https://auth.acme.test/' });
    expect(gone.step).toMatchObject({ kind: 'redirect', to: expect.stringContaining('https://idp.corp.test/') });
    expect(mails()).toBe(sent);
    app.ports.sso = undefined;
    expect((await app.browser().signIn('ben@acme.test', PASSWORD)).status).toBe(201); // no password was changed
    for (const email of ['ivy@acme.test', 'new@acme.test']) // and no account was made or opened
      expect(await findAccount(app.ports, email)).toBeUndefined();
  });

  it('leaves who is signed in as they are: nothing more is granted, and no password is set', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    await ben.toNewPassword();
    app.ports.sso = new AcmeSso();
    expect((await ben.answer({ kind: 'new-password', password: NEW })).step.problem?.code).toBe('flow-over');
    expect(await ben.start('change-password')).toMatchObject({ status: 403, step: { code: 'sso-account' } });
    await ben.start('reauthenticate');
    const again = await ben.answer({ kind: 'credentials', identifier: 'ben@acme.test', password: PASSWORD });
    expect(again.step.problem?.code).toBe('flow-over');
    expect((await ben.session())?.account.email).toBe('ben@acme.test');
  });

  it('is the account’s own for who signs in by it', async () => {
    const app = await makeApp();
    const sso = new AcmeSso();
    app.ports.sso = sso;
    await app.addAccount({ email: 'rosa@acme.test', signIn: 'sso' });
    const rosa = app.browser();
    await rosa.recover('rosa@acme.test');
    const { step } = await rosa.answer({ kind: 'go', page: 'https://auth.acme.test/' });
    sso.says = { email: 'rosa@acme.test' };
    await rosa.request('GET', `/sso/callback${new URL((step as { to: string }).to).search}`);
    await rosa.reload();
    expect((await rosa.answer({ kind: 'returned' })).step).toMatchObject({ kind: 'done', session: { amr: ['sso'] } });
  });
});
