import { signedInAdmins } from '../admins.ts';
import { PASSWORD } from '../people.ts';
import { NUMBER, OPEN, WITH_PHONE } from '../sign-up.ts';
import { TestSso } from '../test-sso.ts';
import { perSource, wrongCodes, type Scene } from './scene.ts';

/** A forgotten password. */
export const RECOVERY: Scene[] = [
  [
    { policy: { recover: false } },
    async (app) => {
      await app.browser().recover('ben@acme.test');
    },
    'identify',
  ],
  [
    {},
    async (app) => {
      const ben = app.browser();
      await ben.recover('ben@acme.test');
      await ben.answer({ kind: 'resend' });
      await wrongCodes(ben, app, 3);
      await ben.answer({ kind: 'code', code: app.mailedCode() });
      await ben.answer({ kind: 'new-password', password: 'short' });
      await ben.answer({ kind: 'new-password', password: 'passwordpassword' });
      await ben.answer({ kind: 'new-password', password: 'ben@acme.test ben@acme.test' });
      await app.browser().recover('ben@acme.test');
    },
  ],
];

/** New accounts. */
export const SIGN_UP: Scene[] = [
  [
    { policy: WITH_PHONE },
    async (app) => {
      const nora = app.browser();
      await nora.start('sign-up');
      for (const [email, password] of [
        ['nobody', PASSWORD],
        ['no\u200Bra@newco.test', PASSWORD],
        ['nora@newco.test', 'short'],
        ['nora@newco.test', 'passwordpassword'],
        ['nora.with.a.long.name@newco.test', 'NORA.with.a.long.name@newco.test'],
      ] as const)
        await nora.answer({ kind: 'sign-up', email, password });
      await nora.answer({ kind: 'sign-up', email: 'nora@newco.test', password: PASSWORD });
      await wrongCodes(nora, app, 3);
      await nora.answer({ kind: 'code', code: app.mailedCode() });
      await nora.answer({ kind: 'phone', number: '12' });
      await nora.answer({ kind: 'phone', number: NUMBER });
      await nora.answer({ kind: 'code', code: '000000' });
    },
  ],
  [
    { policy: OPEN },
    async (app) => {
      const nora = app.browser();
      await nora.start('sign-up');
      await nora.answer({ kind: 'sign-up', email: 'nora@newco.test', password: PASSWORD });
      await app.addAccount({ email: 'nora@newco.test', tenant: 'other' });
      await nora.answer({ kind: 'code', code: app.mailedCode() });
    },
  ],
  [
    { policy: { ...OPEN, ...perSource({ signUps: 1 }) } },
    async (app) => {
      for (const name of ['a', 'b', 'c']) {
        const stranger = app.browser();
        await stranger.start('sign-up');
        await stranger.answer({ kind: 'sign-up', email: `${name}@newco.test`, password: PASSWORD });
      }
    },
  ],
  [{}, async (app) => app.browser().start('sign-up'), 'sign-up'],
];

/** Invited people. */
export const INVITATION: Scene[] = [
  [
    {},
    async (app) => {
      app.ports.site = { ...app.ports.site, name: 'Acme & Söhne' };
      const { ada } = await signedInAdmins(app, 'ada');
      await ada.request('POST', '/admin/invitations', { email: 'ivy@acme.test', role: 'member' });
      const ivy = app.browser();
      await ivy.start('accept-invitation', { token: app.mailedToken() });
      await ivy.answer({ kind: 'new-password', password: 'short' });
      await app.browser().start('accept-invitation', { token: 'x'.repeat(43) });
      await app.addAccount({ email: 'ivy@acme.test', tenant: 'other' });
      await ivy.answer({ kind: 'new-password', password: 'quite another password' });
    },
  ],
];

/** Somebody whose address changes. */
export const NEW_ADDRESS: Scene[] = [
  [
    {},
    async (app) => {
      app.ports.sso = new TestSso();
      const ben = app.browser();
      await ben.signIn('ben@acme.test');
      await ben.start('change-address');
      for (const email of ['no address', 'b\u200Ben@new.test', 'ben@acme.test', 'ben@corp.test', 'ben@new.test'])
        await ben.answer({ kind: 'new-address', email });
      await ben.answer({ kind: 'code', code: '000000' });
      await app.addAccount({ email: 'ben@new.test', tenant: 'other' });
      await ben.answer({ kind: 'code', code: app.mailedCode() });
    },
  ],
];
