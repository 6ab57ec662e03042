import { changeAccount } from '../../../server/src/accounts/account-store.ts';
import { UnavailableError } from '../../../server/src/ports/store-errors.ts';
import { failFrom } from '../fail-from.ts';
import { benWithPasskey } from '../passkeys.ts';
import { PASSWORD } from '../people.ts';
import { OPEN } from '../sign-up.ts';
import type { SoftwareAuthenticator } from '../software-authenticator.ts';
import { testApp } from '../test-app.ts';
import { TestSso } from '../test-sso.ts';
import { perSource, type Scene } from './scene.ts';

/** The first form: a password, a passkey, or an identity provider. */
export const PASSWORDS: Scene[] = [
  [
    { policy: OPEN },
    async (app) => {
      const ben = app.browser();
      await ben.signIn('ben@acme.test', 'a wrong password for tests');
      await ben.signIn('x'.repeat(400));
      await ben.signIn('ben@acme.test', PASSWORD, { returnTo: '/account' });
      app.wait(11 * 60);
      await ben.start('reauthenticate');
      await ben.answer({ kind: 'credentials', identifier: 'ben@acme.test', password: 'a wrong password for tests' });
      await ben.answer({ kind: 'credentials', identifier: 'ben@acme.test', password: PASSWORD });
      await app.browser().signInByPasskey(await heldElsewhere());
    },
  ],
  [
    {},
    async (app) => {
      const ben = app.browser();
      await ben.signIn('ben@acme.test');
      let password = PASSWORD;
      for (const purpose of ['change-password', 'not-me'] as const) {
        await ben.start(purpose);
        await ben.answer({ kind: 'credentials', identifier: 'ben@acme.test', password });
        password = `${purpose} quiet harbour`;
        await ben.answer({ kind: 'new-password', password });
        app.wait(1);
      }
    },
  ],
  [
    {},
    async (app) => {
      const guarded = await app.addAccount({ email: 'eve@acme.test', password: 'nine chars' });
      await changeAccount(app.ports, guarded.id, (account) => ({ ...account, weighsPassword: true }));
      await app.browser().signIn('eve@acme.test', 'nine chars');
    },
  ],
  [
    {},
    async (app) => {
      failFrom(app.ports.store, 0, () => new UnavailableError('unknown'));
      await app.browser().signIn('ben@acme.test');
    },
  ],
  [
    { policy: perSource({ passwords: 10 }) },
    async (app) => {
      for (let i = 0; i < 11; i++) await app.browser().signIn(`nobody${i}@acme.test`);
    },
  ],
];

/** A passkey that this backend doesn't know. */
async function heldElsewhere(): Promise<SoftwareAuthenticator> {
  return (await benWithPasskey(await testApp())).device;
}

/** Where an identity provider answers for people. */
export const ELSEWHERE: Scene[] = [
  [
    {},
    async (app) => {
      const idp = new TestSso();
      app.ports.sso = idp;
      await app.addAccount({ email: 'cora@corp.test', signIn: 'sso', password: PASSWORD });
      const cora = app.browser();
      await cora.begin({ kind: 'identify', identifier: 'cora@corp.test' });
      await cora.answer({ kind: 'go', page: 'https://auth.acme.test/login' });
      const { step } = cora;
      const state = step?.kind === 'redirect' && step.to ? new URL(step.to).searchParams.get('state') : '';
      await cora.request('GET', `/sso/callback?state=${state}&code=x`);
      await cora.reload();
      await app.browser().begin({ kind: 'identify', identifier: 'ben@acme.test' });
    },
  ],
];
