import type { FactorType } from '@sallyport/protocol';
import { addPasskey, benWithPasskey } from '../passkeys.ts';
import { ENFORCED, factors } from '../policies.ts';
import { NUMBER } from '../sign-up.ts';
import type { TestApp } from '../test-app.ts';
import { ALL, down, newDevice, wrongCodes, type Scene } from './scene.ts';

/** Ben must have a factor in an hour, of these. */
const soon = async (app: TestApp, ...types: FactorType[]) => {
  const from = new Date(app.now() + 3_600_000).toISOString();
  app.setPolicy({ factors: factors(...types), enforcement: { group: 'all', from } });
  const ben = app.browser();
  await ben.signIn('ben@acme.test');
  return ben;
};

/** Setting factors up, by oneself or since it is asked for. */
export const SET_UP: Scene[] = [
  [
    { policy: { factors: ALL } },
    async (app) => {
      const ben = app.browser();
      await ben.signIn('ben@acme.test');
      await ben.start('enrol');
      await ben.answer({ kind: 'enrol', type: 'backup-code' });
      await ben.answer({ kind: 'enrol', type: 'sms' });
      await ben.answer({ kind: 'phone', number: '12' });
      await ben.answer({ kind: 'phone', number: NUMBER });
      await ben.answer({ kind: 'code', code: '000000' });
      await ben.answer({ kind: 'back' });
      await ben.answer({ kind: 'back' });
      await ben.answer({ kind: 'enrol', type: 'email' });
      await ben.answer({ kind: 'back' });
      await ben.answer({ kind: 'enrol', type: 'passkey' });
      await ben.makePasskey(newDevice(app), { origin: 'https://evil.test' });
      await ben.answer({ kind: 'back' });
      await ben.answer({ kind: 'enrol', type: 'totp' });
      await wrongCodes(ben, app, 8);
    },
  ],
  [
    { policy: { factors: ALL } },
    async (app) => {
      const { browser: ben, device: key } = await benWithPasskey(app);
      await addPasskey(app, ben);
      await ben.start('enrol', { type: 'passkey' });
      await ben.makePasskey(newDevice(app), { userVerified: false });
      const other = app.browser();
      await other.signIn('ben@acme.test');
      await other.usePasskey(key, { origin: 'https://evil.test' });
      await app.browser().signInByPasskey(key, { origin: 'https://evil.test' });
      await ben.start('enrol', { type: 'backup-code' });
      await ben.answer({ kind: 'enrol', type: 'backup-code' });
      await ben.reload();
      await ben.answer({ kind: 'saved' });
      await ben.start('enrol', { type: 'sms' });
      await ben.answer({ kind: 'phone', number: NUMBER });
      await ben.answer({ kind: 'code', code: app.textedCode() });
      const { authenticators } = (await (await ben.request('GET', '/me')).json()) as {
        authenticators: { id: string; type: string }[];
      };
      app.wait(60);
      const phone = authenticators.find(({ type }) => type === 'sms');
      await ben.start('try', { authenticator: phone?.id });
      await ben.answer({ kind: 'code', code: app.textedCode() });
    },
  ],
  [
    { policy: { ...ENFORCED, factors: factors('totp', 'sms', 'backup-code') } },
    async (app) => {
      const ben = app.browser();
      await ben.signIn('ben@acme.test');
      await ben.answer({ kind: 'enrol', type: 'email' });
      await ben.answer({ kind: 'skip' });
      await ben.answer({ kind: 'enrol', type: 'sms' });
      Object.assign(app.ports, { sms: down });
      await ben.answer({ kind: 'phone', number: NUMBER });
    },
  ],
];

/** Told beforehand that a factor will be asked for. */
export const REMINDED: Scene[] = [
  [
    {},
    async (app) => {
      const ben = await soon(app, 'totp', 'email');
      app.setPolicy({ enforcement: { group: 'all' } });
      await ben.answer({ kind: 'skip' });
    },
  ],
  [
    { policy: { factors: factors('totp', 'passkey'), enforcement: { group: 'all', grace: { skips: 1 } } } },
    async (app) => {
      const ben = app.browser();
      await ben.signIn('ben@acme.test');
      await ben.answer({ kind: 'skip' });
    },
  ],
];
