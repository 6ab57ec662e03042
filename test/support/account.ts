import type { Account } from '@sallyport/rules';

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
