import { BACKUP_CODE_FORMAT } from '@sallyport/protocol/code-text';
import type { Role } from '@sallyport/protocol';

/** Somebody whom the demo and the mock have, with what there is to know of them. */
export interface DemoPerson {
  email: string;
  name: string;
  tenant: string;
  role: Role;
  owner: boolean;
  about: string;
}

/** Of all of them, and no secret. */
export const DEMO_PASSWORD = 'demo password 2026';

/** What the authenticator app of one of them holds, base32, and whose app it is. */
export const DEMO_APP = { of: 'member@acme.test', secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' };

/** The backup codes that the same person has at first. */
export const DEMO_BACKUP_CODES: readonly string[] = Array.from(
  { length: BACKUP_CODE_FORMAT.length },
  (_, i) => `DEMO0-CODE${i}`,
);

/** The number that text messages of one of them go to, and who that is. */
export const DEMO_PHONE = { of: 'phone@acme.test', number: '+4915112345678' };

/** Everybody there is at first. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    email: 'member@acme.test',
    name: 'Mia Member',
    tenant: 'acme',
    role: 'member',
    owner: false,
    about: 'has an authenticator app and backup codes',
  },
  {
    email: 'mail@acme.test',
    name: 'Milo Mail',
    tenant: 'acme',
    role: 'member',
    owner: false,
    about: 'gets codes and links by email',
  },
  {
    email: 'phone@acme.test',
    name: 'Pia Phone',
    tenant: 'acme',
    role: 'member',
    owner: false,
    about: 'gets codes by text message',
  },
  {
    email: 'new@newco.test',
    name: 'Noor New',
    tenant: 'newco',
    role: 'member',
    owner: false,
    about: 'must set up a second step',
  },
  {
    email: 'owner@acme.test',
    name: 'Olga Owner',
    tenant: 'acme',
    role: 'tenant-admin',
    owner: true,
    about: 'owner, password only',
  },
  {
    email: 'admin@acme.test',
    name: 'Ada Admin',
    tenant: 'acme',
    role: 'tenant-admin',
    owner: false,
    about: 'admin, password only',
  },
  {
    email: 'system@sallyport.test',
    name: 'Sam System',
    tenant: 'platform',
    role: 'system-admin',
    owner: false,
    about: 'system admin, password only',
  },
];
