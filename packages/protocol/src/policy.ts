import { z } from 'zod';
import { FactorType } from './factor-type.ts';
import { Id, NewId } from './id.ts';
import { text } from './text.ts';

const whole = (least: number, most: number) => z.number().int().min(least).max(most);
/** A time. The JSON Schema tells its unit, from where a form knows it. */
const seconds = (least: number, most: number) => whole(least, most).describe('In seconds.');
const atMost = (least: number, most: number) => whole(least, most).or(z.literal('off'));
const setOf = <T extends z.ZodType>(item: T, least = 0, most = 10) =>
  z
    .array(item)
    .min(least)
    .max(most)
    .refine((list) => new Set(list).size === list.length)
    .readonly();

type Part<S extends z.ZodRawShape> = { [K in keyof S]: z.ZodExactOptional<S[K]> };

/** Any of these fields and no others; one that isn't there is inherited. */
const partOf = <S extends z.ZodRawShape>(shape: S) =>
  z.strictObject(
    Object.fromEntries(Object.entries(shape).map(([key, field]) => [key, z.exactOptional(field)])) as Part<S>,
  );

const ids = setOf(text(64), 0, 1000);
const Factors = setOf(FactorType);

/** Who must have a second factor. */
const Enforcement = z.strictObject({
  group: z.enum(['all', 'system-admin', 'tenant-admin']),
  /** `report` asks nobody: the audit says what would have been asked. `on` where it is left out. */
  mode: z.exactOptional(z.enum(['report', 'on'])),
  tenants: z.exactOptional(ids),
  profiles: z.exactOptional(ids),
  /** In UTC. */
  from: z.exactOptional(z.iso.datetime()),
  /** Days from the first sign-in that goes on without, or how many such sign-ins. */
  grace: z.exactOptional(
    z.strictObject({ days: whole(1, 90).describe('In days.') }).or(z.strictObject({ skips: whole(1, 20) })),
  ),
  exempt: z.exactOptional(partOf({ trial: z.boolean(), firstSession: z.boolean() })),
  /** By mail 14, 3 and 1 days before a person's date and on it. */
  reminders: z.exactOptional(partOf({ mail: z.boolean() })),
  /** Ids of system admins with a passkey whom it leaves alone: the platform's alone to say. */
  breakGlass: z.exactOptional(setOf(Id, 0, 2)),
});

/**
 * What the platform, a tenant profile or a tenant sets of its policy: any of the fields, in seconds unless the name
 * says otherwise. What isn't there is inherited. A list, and whatever can also be `off`, is replaced as a whole. What
 * the fields mean stands at the rules' `Policy`; what is in range and unsafe all the same, at their `checkPolicy`.
 */
export const PolicyDocument = partOf({
  factors: partOf({ 'system-admin': Factors, 'tenant-admin': Factors, member: Factors, owner: Factors }),
  email: partOf({
    mode: z.enum(['code', 'link', 'both']),
    alphabet: z.enum(['digits', 'alphanumeric']),
    length: whole(6, 12), // 20 bits and more: OWASP ASVS 5.0, 6.5.4; NIST SP 800-63B-4 §3.1.3.2
    lifetime: seconds(60, 3600),
  }),
  sms: partOf({ lifetime: seconds(60, 600), fallback: z.enum(['none', 'if-enrolled', 'always']) }),
  totp: partOf({ max: whole(1, 5) }),
  passkeys: partOf({ userVerification: z.enum(['required', 'preferred']), automatic: z.boolean() }),
  backupCodes: partOf({ count: whole(5, 20) }),
  recover: z.boolean(),
  defaultFactor: z.enum(['none', 'email', 'sms', 'totp', 'passkey']),
  sends: partOf({ cooldown: seconds(5, 3600), perFlow: whole(1, 20), perRecipientPerHour: whole(1, 100) }),
  /** How much one source may do is the platform's to say: no profile's, and no tenant's. */
  perSource: partOf({
    passwords: atMost(10, 100_000),
    recoveries: atMost(1, 10_000),
    flows: atMost(10, 100_000),
    signUps: atMost(1, 10_000),
    messages: atMost(1, 10_000),
    newNumbers: atMost(1, 10_000),
    adminWrites: atMost(10, 100_000),
  }),
  newNumbers: partOf({
    callingCodes: z.literal('any').or(setOf(z.string().regex(/^[1-9]\d{0,2}$/), 1, 300)),
    perRange: atMost(1, 10_000),
    perSite: atMost(10, 1_000_000),
  }),
  attempts: partOf({
    // each check of the last `per` seconds is kept with the account: a hundred of a day at most
    checkRate: z.literal('off').or(z.strictObject({ count: whole(1, 100), per: seconds(1, 86_400) })),
    lockAfter: whole(1, 100).or(z.literal('never')),
    lockFor: seconds(60, 86_400).or(z.literal('until-admin')),
    disclose: z.enum(['never', 'when-low', 'always']),
  }),
  flow: partOf({ lifetime: seconds(60, 3600) }),
  /** Who may sign up is the platform's to say: no profile's, and no tenant's. */
  signUp: z.literal('off').or(z.strictObject({ phone: z.boolean(), tenant: z.exactOptional(NewId) })),
  trustedDevices: z.literal('off').or(z.strictObject({ days: whole(1, 365).describe('In days.'), factors: Factors })),
  enforcement: z.literal('off').or(Enforcement),
  selfService: partOf({
    disable: z.enum(['always', 'unless-enforced', 'never']),
    reEnrol: z.enum(['refuse', 'after-disable', 'replace']),
  }),
  resetBy: setOf(z.enum(['system-admin', 'tenant-admin', 'owner']), 1),
  session: partOf({ lifetime: seconds(300, 31_536_000), idle: seconds(300, 31_536_000).or(z.literal('none')) }),
  reauthWithin: seconds(60, 3600),
  audit: partOf({ retention: seconds(86_400, 315_360_000) }),
  tenantOverride: z.enum(['none', 'stricter', 'full']),
  support: z
    .url({ protocol: /^https?$/ })
    .max(254)
    .or(z.email().max(254)),
  onPolicyChange: z.enum(['keep', 'next-request', 'end-sessions']),
});
export type PolicyDocument = z.infer<typeof PolicyDocument>;

/** Why a field of a document can't be saved, though it is in range. */
export const PolicyRefusal = z.object({
  /** As in `attempts.lockAfter`. */
  field: z.string(),
  reason: z.enum([
    'no-mail',
    'no-sms',
    'no-domain',
    'no-factor',
    'no-passkey',
    'locks-you-out',
    'locks-owner-out',
    'backup-code-alone',
    'backup-code-trusts',
    'not-among-factors',
    'not-allowed',
    'not-for-tenants',
    'not-stricter',
  ]),
  /** Whose owner it is, with `locks-owner-out`: the id of a tenant, the first that was found. */
  tenant: z.string().optional(),
});
export type PolicyRefusal = z.infer<typeof PolicyRefusal>;

/** Where a policy asks less than a standard does. */
export const PolicyDeparture = z.object({
  field: z.string(),
  standard: z.enum(['ASVS 5.0', 'NIST SP 800-63B-4']),
  /** Requirement or section: `6.5.5`. */
  requirement: z.string(),
  /** In English: what is asked, and what the policy does instead. */
  says: z.string(),
});
export type PolicyDeparture = z.infer<typeof PolicyDeparture>;
