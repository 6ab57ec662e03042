import type { FactorType, Role } from '@sallyport/protocol';
import type { Rate } from './rate.ts';

/** What a site owner decides. Times in seconds unless the name says otherwise. */
export interface Policy {
  /** Which factors each role may use. */
  factors: Record<Role, readonly FactorType[]>;
  backupCodes: { /** 5 to 20. */ count: number };
  attempts: {
    /** How many checks in how many seconds. */
    checkRate: 'off' | Rate;
    /** Wrong codes before the lock, 1 to 100. */
    lockAfter: number | 'never';
    /** How long the lock lasts, 60 to 86,400, or until an admin ends it. */
    lockFor: number | 'until-admin';
    /** Whether a refused code tells how many are left: when three or fewer are, always, or never. */
    disclose: 'never' | 'when-low' | 'always';
  };
  /** The whole of a sign-in, 60 to 3,600. */
  flow: { lifetime: number };
  trustedDevices:
    | 'off'
    | { /** 1 to 365. */ days: number /** The factors beside which the box stands. */; factors: readonly FactorType[] };
  enforcement: 'off' | { group: 'all' | Role /** An empty or absent choice means all. */; tenants?: readonly string[] };
  session: { lifetime: number /** Longest pause between two requests. */; idle: number | 'none' };
  /** How long a proof is fresh enough to change factors or the password, 60 to 3,600. */
  reauthWithin: number;
  /** What a change of this policy does to running sessions. */
  onPolicyChange: 'keep' | 'next-request' | 'end-sessions';
  /** URL or mail address of whom to ask, shown when an account is locked. */
  support?: string;
}

const DAY = 24 * 60 * 60;
const EVERY_FACTOR: readonly FactorType[] = ['totp', 'backup-code'];

/** What a fresh install has. */
export const standard: Policy = {
  factors: { 'system-admin': EVERY_FACTOR, 'tenant-admin': EVERY_FACTOR, member: EVERY_FACTOR },
  backupCodes: { count: 10 },
  attempts: { checkRate: 'off', lockAfter: 10, lockFor: 60 * 60, disclose: 'when-low' },
  flow: { lifetime: 15 * 60 },
  trustedDevices: { days: 30, factors: ['totp'] },
  enforcement: 'off',
  session: { lifetime: 30 * DAY, idle: 7 * DAY },
  reauthWithin: 10 * 60,
  onPolicyChange: 'next-request',
};
