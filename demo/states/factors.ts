import type { FactorType, Me, OwnAuthenticatorView } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';
import { inSeconds } from './instant.ts';
import { offline, refusing, waiting } from './panel-clients.ts';

const DAY = 86_400;
const tag = 'sally-factors';

type Shown = NonNullable<GalleryState<typeof tag>['set']['value']>;

const passkeyActions = { rename: true, useFirst: true, try: true, remove: true } as const;
const all = { ...passkeyActions, replace: true } as const;
const enforcedOnly = { ...all, remove: 'enforced' } as const;

const authenticator = (
  id: string,
  type: FactorType,
  more: Partial<OwnAuthenticatorView> = {},
): OwnAuthenticatorView => ({
  id,
  type,
  default: false,
  addedAt: inSeconds(-100 * DAY),
  actions: type === 'passkey' ? passkeyActions : all,
  ...more,
});

const used = (days: number, device: string) => ({ usedAt: inSeconds(-days * DAY), usedFrom: device });
const app = authenticator('app1', 'totp', { name: 'Pixel 9', default: true, ...used(0.2, 'Firefox on Windows') });
const passkey = authenticator('key1', 'passkey', {
  name: 'MacBook',
  passkey: { provider: 'iCloud Keychain', synced: true },
  ...used(3, 'Safari on macOS'),
});
const securityKey = authenticator('key2', 'passkey', { passkey: { synced: false } });
const unnamed = authenticator('key3', 'passkey', { passkey: { provider: 'Google Password Manager', synced: true } });
const phone = authenticator('phone1', 'sms', { hint: '+49 ••• ••78' });
const mail = authenticator('mail1', 'email', {
  hint: 'a•••@example.com',
  actions: { ...all, replace: 'already-enrolled' },
});

/** What policy offers: everything that isn't named as refused. */
const offers = (refused: Partial<Record<FactorType, Me['offers'][number]['offered']>> = {}): Me['offers'] =>
  (['email', 'sms', 'totp', 'backup-code', 'passkey'] as const).map((type) => ({
    type,
    offered: refused[type] ?? true,
    ...(type === 'passkey' ? { several: true as const } : {}),
  }));

const nothing: Shown = {
  authenticators: [],
  backupCodesLeft: 0,
  backupCodesLow: false,
  offers: offers({ 'backup-code': 'not-offered' }),
  enforced: false,
  canDisable: true,
  trustsDevices: true,
};
const codes = { backupCodesLeft: 7, backupCodesMade: { count: 10, at: inSeconds(-100 * DAY) } };
const several: Shown = {
  ...nothing,
  ...codes,
  authenticators: [app, passkey, mail],
  offers: offers({ email: 'already-enrolled' }),
};
const work = authenticator('app2', 'totp', { name: 'Work phone', ...used(9, 'Edge on Windows') });
/** Policy has room for so many apps; `verdict` says whether there is some left. */
const severalApps = (verdict: Me['offers'][number]['offered']): Shown => ({
  ...several,
  authenticators: [app, work, mail],
  offers: offers({ email: 'already-enrolled', totp: verdict }).map((offer) =>
    offer.type === 'totp' ? { ...offer, several: true } : offer,
  ),
});
/** The app alone, and everything else could be set up. */
const withApp: Shown = { ...several, authenticators: [app], offers: offers() };
const providers: Shown = {
  ...nothing,
  offers: offers({
    email: 'sso-account',
    sms: 'sso-account',
    totp: 'sso-account',
    'backup-code': 'sso-account',
    passkey: 'sso-account',
  }),
};

/** Every look of `<sally-factors>`. */
export const factorsStates = {
  none: { id: 'factors-none', title: 'Nothing is set up', tag, set: { value: nothing } },
  one: {
    id: 'factors-one',
    title: 'An app',
    tag,
    set: { value: withApp },
  },
  several: {
    id: 'factors-several',
    title: 'Several',
    note: 'The strongest is first; below what is set up stands what could be.',
    tag,
    set: { value: several },
  },
  always: {
    id: 'factors-always',
    title: 'No device can be trusted',
    tag,
    set: { value: { ...several, trustsDevices: false } },
  },
  severalApps: {
    id: 'factors-several-apps',
    title: 'Several apps',
    note: 'One more can be added, and each has its name.',
    tag,
    set: { value: severalApps(true) },
  },
  mostApps: {
    id: 'factors-most-apps',
    title: 'As many apps as there may be',
    tag,
    set: { value: severalApps('already-enrolled'), asked: 'app2' },
  },
  all: {
    id: 'factors-all',
    title: 'Everything is set up',
    tag,
    set: {
      value: {
        ...several,
        authenticators: [app, passkey, securityKey, unnamed, phone, mail],
        offers: offers({ email: 'already-enrolled', passkey: 'already-enrolled' }),
      },
    },
  },
  requiredSoon: {
    id: 'factors-required-soon',
    title: 'Required from a date',
    tag,
    set: { value: { ...nothing, enforcedFrom: inSeconds(20 * DAY) } },
  },
  requiredInSignIns: {
    id: 'factors-required-in-sign-ins',
    title: 'Required after a few sign-ins',
    tag,
    set: { value: { ...nothing, skipsLeft: 2 } },
  },
  enforced: {
    id: 'factors-enforced',
    title: 'Required',
    note: 'What can’t be removed stays visible, with the reason.',
    tag,
    set: {
      value: {
        ...withApp,
        authenticators: [{ ...app, actions: enforcedOnly }],
        enforced: true,
        canDisable: 'enforced',
      },
      asked: 'app1',
    },
  },
  ownerOnly: {
    id: 'factors-owner-only',
    title: 'Only the owner may disable it',
    tag,
    set: {
      value: {
        ...withApp,
        authenticators: [{ ...app, actions: { ...all, remove: 'owner-only' } }],
        canDisable: 'owner-only',
      },
      asked: 'app1',
    },
  },
  singleSignOn: { id: 'factors-sso', title: 'Single sign-on', tag, set: { value: providers } },
  nothingOffered: {
    id: 'factors-nothing-offered',
    title: 'Nothing is offered',
    tag,
    set: {
      value: {
        ...nothing,
        offers: offers({
          email: 'not-offered',
          sms: 'not-offered',
          totp: 'not-offered',
          'backup-code': 'not-offered',
          passkey: 'not-offered',
        }),
      },
    },
  },
  offPolicy: {
    id: 'factors-off-policy',
    title: 'One is switched off by policy',
    tag,
    set: {
      value: {
        ...several,
        authenticators: [
          app,
          {
            ...phone,
            off: 'policy',
            actions: { ...all, useFirst: 'not-offered', try: 'not-offered', replace: 'not-offered' },
          },
        ],
        offers: offers({ sms: 'not-offered', email: 'not-offered', 'backup-code': 'not-offered' }),
      },
      asked: 'phone1',
    },
  },
  offFailures: {
    id: 'factors-off-failures',
    title: 'One is off after wrong codes',
    tag,
    set: {
      value: {
        ...withApp,
        authenticators: [
          { ...app, off: 'failures', actions: { ...all, useFirst: 'not-offered', try: 'not-offered' } },
          passkey,
        ],
      },
      asked: 'app1',
    },
  },
  lowCodes: {
    id: 'factors-low-codes',
    title: 'Few backup codes',
    tag,
    set: { value: { ...several, backupCodesLeft: 2, backupCodesLow: true } },
  },
  open: {
    id: 'factors-open',
    title: 'One is open',
    note: 'Rename, ask for it first, try, replace, remove: all in place. What can’t be done says why.',
    tag,
    set: { value: several, asked: 'mail1' },
  },
  removing: {
    id: 'factors-removing',
    title: 'Before one is removed',
    tag,
    set: { value: several, asked: 'remove-app1' },
  },
  removingLast: {
    id: 'factors-removing-last',
    title: 'Before the last one is removed',
    tag,
    set: { value: withApp, asked: 'remove-app1' },
  },
  disabling: {
    id: 'factors-disabling',
    title: 'Before all is disabled',
    tag,
    set: { value: several, asked: 'disable' },
  },
  longNames: {
    id: 'factors-long-names',
    title: 'Long names',
    tag,
    set: {
      value: {
        ...withApp,
        authenticators: [
          { ...app, name: 'The old phone in the drawer of the kitchen that nobody ever charges anymore' },
        ],
      },
      asked: 'app1',
    },
  },
  readonly: { id: 'factors-readonly', title: 'To look at alone', tag, set: { value: several, readonly: true } },
  loading: { id: 'factors-loading', title: 'Loading', tag, set: { client: waiting() } },
  offline: { id: 'factors-offline', title: 'Not reached', tag, set: { client: offline() } },
  signedOut: { id: 'factors-signed-out', title: 'Signed out', tag, set: { client: refusing('not-signed-in', 401) } },
} satisfies Record<string, GalleryState<typeof tag>>;
