import type { MadeApiKey } from '@sallyport/protocol';
import { standard } from '@sallyport/rules';
import { expect, it } from 'vitest';
import { signedInAdmins } from '../support/admins.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { benWithPasskey } from '../support/passkeys.ts';
import { ENFORCED } from '../support/policies.ts';
import { OPEN, provesMailbox } from '../support/sign-up.ts';
import { MAIL, type TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';
import { TestSso } from '../support/test-sso.ts';

const NEW = 'quite another password';
const EMAIL_BOTH = { email: { ...standard.email, mode: 'both' } } as const;

/** What a way in asks of an enforced person before any session, or what its session says. */
type Outcome = { asks: string } | { amr: string[] };

/** The flow's last step, or the session that it has come to. */
async function outcomeOf(browser: TestBrowser): Promise<Outcome> {
  const session = await browser.session();
  return session ? { amr: session.amr } : { asks: browser.step?.kind ?? 'nothing' };
}

/** Each way in, as far as what it proves by itself; who is made up front is made before enforcement begins. */
const WAYS: Record<string, { way: (app: TestApp) => Promise<Outcome>; outcome: Outcome }> = {
  'a password, without a factor': {
    async way(app) {
      app.setPolicy(ENFORCED);
      const browser = app.browser();
      await browser.signIn('ben@acme.test');
      return outcomeOf(browser);
    },
    outcome: { asks: 'enrol-choose' },
  },
  'a password, with a factor': {
    async way(app) {
      app.setPolicy(ENFORCED);
      const browser = app.browser();
      await browser.signIn('anna@acme.test');
      return outcomeOf(browser);
    },
    outcome: { asks: 'code' },
  },
  'a passkey': {
    async way(app) {
      const { device } = await benWithPasskey(app);
      app.setPolicy(ENFORCED);
      const browser = app.browser();
      await browser.signInByPasskey(device);
      return outcomeOf(browser);
    },
    outcome: { amr: ['pop', 'user', 'mfa'] },
  },
  'a link by mail': {
    async way(app) {
      await app.giveFactors(app.ben.id, MAIL);
      app.setPolicy({ ...ENFORCED, ...EMAIL_BOTH });
      const browser = app.browser();
      await browser.signIn('ben@acme.test');
      await browser.request('POST', '/link', { token: app.mailedToken() });
      expect(await browser.session()).toBeUndefined(); // the link alone opens nothing
      await browser.answer({ kind: 'link' });
      return outcomeOf(browser);
    },
    outcome: { amr: ['pwd', 'otp', 'email', 'mfa'] },
  },
  'a recovery': {
    async way(app) {
      app.setPolicy(ENFORCED);
      const browser = app.browser();
      await browser.recover('ben@acme.test');
      await browser.answer({ kind: 'code', code: app.mailedCode() });
      await browser.answer({ kind: 'new-password', password: NEW });
      return outcomeOf(browser);
    },
    outcome: { asks: 'enrol-choose' },
  },
  'a sign-up': {
    async way(app) {
      app.setPolicy({ ...ENFORCED, ...OPEN });
      return outcomeOf(await provesMailbox(app));
    },
    outcome: { asks: 'enrol-choose' },
  },
  'an invitation': {
    async way(app) {
      const { ada } = await signedInAdmins(app, 'ada');
      await ada.request('POST', '/admin/invitations', { email: 'ivy@acme.test', role: 'member' });
      app.setPolicy(ENFORCED);
      const browser = app.browser();
      await browser.start('accept-invitation', { token: app.mailedToken() });
      await browser.answer({ kind: 'new-password', password: NEW });
      return outcomeOf(browser);
    },
    outcome: { asks: 'enrol-choose' },
  },
  'R-32 single sign-on, exempt: the provider answers for it': {
    async way(app) {
      const sso = new TestSso();
      app.ports.sso = sso;
      await app.addAccount({ email: 'cora@corp.test', signIn: 'sso' });
      app.setPolicy(ENFORCED);
      const browser = app.browser();
      await browser.begin({ kind: 'identify', identifier: 'cora@corp.test' });
      await browser.answer({ kind: 'go', page: 'https://auth.acme.test/' });
      const { state } = sso.asked.at(-1) ?? { state: '' };
      sso.says = { email: 'cora@corp.test', amr: ['pwd'] };
      await browser.request('GET', `/sso/callback?state=${state}`);
      await browser.reload();
      await browser.answer({ kind: 'returned' });
      return outcomeOf(browser);
    },
    outcome: { amr: ['sso', 'pwd'] },
  },
  'R-31 a program’s key, exempt: it has no factors, and gets a token and no session': {
    async way(app) {
      const { ada } = await signedInAdmins(app, 'ada');
      const program = await app.addAccount({ email: 'importer@acme.test', kind: 'api' });
      const made = await ada.request('POST', `/admin/accounts/${program.id}/api-keys`, { name: 'import' });
      const { key } = (await made.json()) as MadeApiKey;
      app.setPolicy(ENFORCED);
      const browser = app.browser({ authorization: `Bearer ${key}` });
      expect((await browser.request('POST', '/session/token')).status).toBe(200);
      return outcomeOf(browser);
    },
    outcome: { asks: 'nothing' },
  },
};

onEachStore('A-18 every way in, for who must have a second factor, ends with one or is exempt by a rule', (makeApp) => {
  it.each(Object.entries(WAYS))('%s', async (_name, { way, outcome }) => {
    expect(await way(await makeApp())).toEqual(outcome);
  });
});
