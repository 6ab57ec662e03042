import { secretFromText, standard, type Authenticator, type Policy } from '@sallyport/rules';
import { changeAccount } from '../accounts/account-store.ts';
import { sealSecret } from '../accounts/authenticator-secret.ts';
import { backupCodeHash } from '../accounts/backup-codes.ts';
import { createAccount } from '../accounts/create-account.ts';
import type { Ports } from '../ports/ports.ts';
import { DEMO_APP, DEMO_BACKUP_CODES, DEMO_PASSWORD, DEMO_PEOPLE, DEMO_PHONE } from './people.ts';

const EVERY_FACTOR = ['email', 'sms', 'totp', 'backup-code', 'passkey'] as const;

/** Every factor can be tried; `newco` asks a second one of everybody. */
export const demoPolicy: Policy = {
  ...standard,
  factors: { 'system-admin': EVERY_FACTOR, 'tenant-admin': EVERY_FACTOR, member: EVERY_FACTOR },
  email: { ...standard.email, mode: 'both' },
  enforcement: { group: 'all', tenants: ['newco'] },
  signUp: { phone: false },
  support: 'help@acme.test',
};

/** Makes the accounts that aren't there yet. */
export async function seedDemo(ports: Ports): Promise<void> {
  for (const { about: _, ...person } of DEMO_PEOPLE) {
    const created = await createAccount(ports, { ...person, password: DEMO_PASSWORD });
    if (created) await EQUIP[created.email]?.(ports, created.id);
  }
}

/** What the accounts have that don't only have a password. */
const EQUIP: Record<string, (ports: Ports, id: string) => Promise<void>> = {
  [DEMO_APP.of]: equipMember,
  'mail@acme.test': (ports, id) => give(ports, id, { id: 'demo-mail', type: 'email', addedAt: ports.clock() }),
  [DEMO_PHONE.of]: (ports, id) =>
    give(ports, id, { id: 'demo-phone', type: 'sms', number: DEMO_PHONE.number, addedAt: ports.clock() }),
};

/** Gives somebody a passkey that no device holds: they are asked for it, and nothing answers. */
export const givePasskey = (ports: Ports, id: string): Promise<void> =>
  give(ports, id, {
    id: 'demo-passkey',
    type: 'passkey',
    credentialId: 'ZGVtby1wYXNza2V5',
    publicKey: '',
    signCount: 0,
    transports: ['internal'],
    backupEligible: true,
    backedUp: true,
    addedAt: ports.clock(),
  });

async function give(ports: Ports, id: string, authenticator: Authenticator): Promise<void> {
  await changeAccount(ports, id, (account) => ({
    ...account,
    authenticators: [authenticator],
    defaultAuthenticator: authenticator.id,
  }));
}

async function equipMember(ports: Ports, id: string): Promise<void> {
  const sealedSecret = await sealSecret(ports.keyring, id, secretFromText(DEMO_APP.secret));
  const backupCodes = await Promise.all(DEMO_BACKUP_CODES.map((code) => backupCodeHash(ports, id, code)));
  await give(ports, id, { id: 'demo-app', type: 'totp', sealedSecret, lastStep: 0, addedAt: ports.clock() });
  await changeAccount(ports, id, (account) => ({ ...account, backupCodes }));
}
