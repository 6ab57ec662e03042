import { standard } from '@sallyport/rules';
import { changeAccount } from '../../../server/src/accounts/account-store.ts';
import { limits } from '../policies.ts';
import { APP, MAIL, PHONE, type TestApp } from '../test-app.ts';
import { ALL, down, sends, wrongCodes, type Scene } from './scene.ts';

/** Codes of an app, backup codes, the choice among ways, and the lock. */
export const CODES: Scene[] = [
  [
    { policy: { support: 'help@acme.test', factors: ALL } },
    async (app) => {
      const [first] = await app.giveBackupCodes(app.anna.id, ['7K2MX9PQ4R', 'B8TN3VW6HJ']);
      const anna = app.browser();
      await anna.signIn('anna@acme.test');
      const { step } = anna;
      await anna.answer({ kind: 'choose', authenticator: 'nonesuch' });
      await anna.answer({ kind: 'choose', authenticator: 'backup-code' });
      await anna.answer({ kind: 'code', code: app.code() }, step);
      await anna.answer({ kind: 'code', code: first! });
      const again = app.browser();
      await again.signIn('anna@acme.test');
      await again.answer({ kind: 'choose', authenticator: 'backup-code' });
      await again.answer({ kind: 'code', code: first! });
      await again.answer({ kind: 'choose', authenticator: APP.id });
      await again.answer({ kind: 'code', code: app.code(), trustDevice: true });
      const other = app.browser();
      await other.signIn('anna@acme.test');
      await other.answer({ kind: 'code', code: app.code() });
      const last = app.browser();
      await last.signIn('anna@acme.test');
      await wrongCodes(last, app, 10);
      await app.browser().signIn('anna@acme.test');
      app.wait(3600);
      const slow = app.browser();
      await slow.signIn('anna@acme.test');
      app.wait(3600);
      await slow.answer({ kind: 'code', code: app.code() });
    },
  ],
  [
    { policy: { attempts: limits({ lockFor: 'until-admin', lockAfter: 2, disclose: 'always' }) } },
    async (app) => {
      const anna = app.browser();
      await anna.signIn('anna@acme.test');
      await wrongCodes(anna, app, 2);
      await app.browser().signIn('anna@acme.test');
    },
  ],
  [
    { policy: { attempts: limits({ checkRate: { count: 1, per: 60 } }) } },
    async (app) => {
      const anna = app.browser();
      await anna.signIn('anna@acme.test');
      await wrongCodes(anna, app, 2);
    },
  ],
  [
    { policy: { factors: ALL } },
    async (app) => {
      await app.giveFactors(app.ben.id, MAIL, PHONE, APP);
      await changeAccount(app.ports, app.ben.id, (account) => {
        const changed = { ...account };
        delete changed.defaultAuthenticator;
        return changed;
      });
      const ben = app.browser();
      await ben.signIn('ben@acme.test');
      await ben.answer({ kind: 'choose', authenticator: 'nonesuch' });
      await ben.answer({ kind: 'choose', authenticator: PHONE.id });
    },
  ],
];

/** Codes that are sent, by either way. */
export const SENT: Scene[] = [MAIL, PHONE].flatMap((factor): Scene[] => {
  const code = (app: TestApp) => (factor === MAIL ? app.mailedCode() : app.textedCode());
  const at = async (app: TestApp) => {
    await app.giveFactors(app.ben.id, factor);
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    return ben;
  };
  return [
    [
      { policy: { factors: ALL, ...sends({ perFlow: 3 }) } },
      async (app) => {
        const ben = await at(app);
        const first = code(app);
        await ben.answer({ kind: 'code', code: '000000' });
        await ben.answer({ kind: 'resend' });
        app.wait(30);
        await ben.answer({ kind: 'resend' });
        await ben.answer({ kind: 'code', code: first });
        app.wait(30);
        await ben.answer({ kind: 'resend' });
        await ben.answer({ kind: 'resend' });
        const last = code(app);
        app.wait(11 * 60);
        await ben.answer({ kind: 'code', code: last });
      },
    ],
    [
      { policy: { factors: ALL, sms: { ...standard.sms, fallback: 'none' } } },
      async (app) => {
        Object.assign(app.ports, { mail: down, sms: down });
        await at(app);
      },
    ],
    [
      { policy: { factors: ALL, sms: { ...standard.sms, fallback: 'always' } } },
      async (app) => {
        Object.assign(app.ports, { sms: down });
        await at(app);
      },
    ],
    [
      { policy: { factors: ALL, email: { ...standard.email, mode: 'both', alphabet: 'alphanumeric' } } },
      async (app) => {
        const ben = await at(app);
        if (factor === MAIL) await ben.request('POST', '/link', { token: app.mailedToken() });
        await ben.reload();
      },
    ],
  ];
});
