import type { Account, PasskeyAuthenticator } from '@sallyport/rules';

/** An account with nothing but a password; say what differs. */
export const account = (different: Partial<Account> = {}): Account => ({
  id: 'a1',
  tenant: 'acme',
  email: 'anna@acme.test',
  role: 'member',
  owner: false,
  state: 'active',
  passwordHash: '',
  authenticators: [],
  backupCodes: [],
  trustedDevices: [],
  trustGeneration: 0,
  epoch: 0,
  ...different,
});

/** An authenticator app with nothing spent. */
export const app = (id = 'app1') =>
  ({
    id,
    type: 'totp',
    sealedSecret: 'sealed',
    lastStep: 0,
    addedAt: 0,
  }) as const satisfies Account['authenticators'][number];

/** A synced passkey; say what differs. */
export const passkey = (different: Partial<PasskeyAuthenticator> = {}): PasskeyAuthenticator => ({
  id: 'key1',
  type: 'passkey',
  credentialId: 'credential1',
  publicKey: '',
  signCount: 0,
  transports: [],
  backupEligible: true,
  backedUp: true,
  addedAt: 0,
  ...different,
});
