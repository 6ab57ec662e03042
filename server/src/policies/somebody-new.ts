import type { Role } from '@sallyport/protocol';
import type { Account } from '@sallyport/rules';

/** An account of a role that has a password and nothing else: it stands for whoever gets one, and is kept nowhere. */
export const somebodyNew = (id: string, tenant: string, role: Role): Account => ({
  id,
  tenant,
  email: 'new@example.com',
  role,
  owner: false,
  state: 'active',
  passwordHash: '',
  authenticators: [],
  backupCodes: [],
  trustedDevices: [],
  trustGeneration: 0,
  epoch: 0,
});
