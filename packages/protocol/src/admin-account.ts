import { z } from 'zod';
import { FactorType } from './factor-type.ts';
import { ProblemCode } from './problem.ts';
import { Role } from './session.ts';
import { Id, NewId } from './id.ts';
import { oneLine, text } from './text.ts';

const name = oneLine(80);
/** RFC 5321 §4.5.3.1.3. */
const email = text(254);

const State = z.enum(['invited', 'active', 'suspended']);

/** An account as an admin sees it. */
export const AccountView = z.object({
  id: z.string(),
  tenant: z.string(),
  email: z.string(),
  name: z.string().optional(),
  userName: z.string().optional(),
  role: Role,
  /** The tenant's root user. */
  owner: z.boolean(),
  state: State,
  /** Until when the link works that they were mailed, ISO 8601: of who is invited. */
  invitedUntil: z.string().optional(),
  /** `api`: a program, which signs in by key. */
  kind: z.enum(['person', 'api']),
  /** `sso`: its identity provider answers for it. */
  signIn: z.enum(['password', 'sso']),
  /** The types that are set up. */
  factors: z.array(FactorType),
  backupCodesLeft: z.number().int(),
  /** Where codes go by SMS, masked. */
  phone: z.string().optional(),
  /** Too many wrong codes: when the lock ends, ISO 8601, or that an admin has to end it. */
  locked: z.string().or(z.literal('until-admin')).optional(),
  /** Whether policy asks a second factor of them now. */
  enforced: z.boolean(),
  /** From when on it will be, ISO 8601: the day of enforcement, or the end of their own grace. */
  enforcedFrom: z.string().optional(),
  /**
   * Whether this admin may change them, suspend them, and take away what they have set up; or what a call would be
   * answered with.
   */
  mayChange: z.union([z.literal(true), ProblemCode]),
  maySuspend: z.union([z.literal(true), ProblemCode]),
  mayReset: z.union([z.literal(true), ProblemCode]),
  /** The other roles that this admin may give them; or what a call would be answered with. */
  roles: z.union([z.array(Role), ProblemCode]),
  /** Whether this admin may make them their tenant's owner in place of who is; or why not. */
  mayOwn: z.union([z.literal(true), ProblemCode]),
});
export type AccountView = z.infer<typeof AccountView>;

/** A page of accounts. */
export const AccountPage = z.object({
  accounts: z.array(AccountView),
  /** The `cursor` of the page that follows. One that is short, even empty, may have one. */
  next: z.string().optional(),
});
export type AccountPage = z.infer<typeof AccountPage>;

const limit = z.coerce.number().int().min(1).max(100).default(50);

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** Which accounts an admin asks for. */
export const AccountQuery = z.strictObject({
  limit,
  cursor: z.string().max(2048).optional(),
  tenant: Id.optional(),
  /** Those alone whose tenant has this profile. */
  profile: Id.optional(),
  /** The beginning of an address, of a word of a name, or of a user name. */
  search: text(254).optional(),
  role: Role.optional(),
  state: State.optional(),
  kind: AccountView.shape.kind.optional(),
  signIn: AccountView.shape.signIn.optional(),
  owner: flag.optional(),
  /** Whether any factor is set up. */
  mfa: flag.optional(),
  /** Those alone whose codes are locked just now. */
  locked: z
    .enum(['true'])
    .transform(() => true as const)
    .optional(),
});
export type AccountQuery = z.infer<typeof AccountQuery>;

/** Which accounts an admin downloads: all of them that match. */
export const AccountExportQuery = AccountQuery.omit({ limit: true, cursor: true });
export type AccountExportQuery = z.infer<typeof AccountExportQuery>;

/**
 * An account that signs in without a password: a program's, or one that an identity provider answers for. People are
 * invited.
 */
export const NewAccount = z
  .strictObject({
    email,
    name: z.exactOptional(name),
    /** The admin's own where it is left out. */
    tenant: Id.optional(),
    role: Role.default('member'),
    kind: z.exactOptional(z.literal('api')),
    signIn: z.exactOptional(z.literal('sso')),
  })
  .refine(({ kind, signIn }) => (kind === undefined) !== (signIn === undefined), { path: ['kind'] });
export type NewAccount = z.infer<typeof NewAccount>;

/** What an admin changes about an account. */
export const AccountPatch = z
  .strictObject({
    name: name.optional(),
    role: Role.optional(),
    state: z.enum(['active', 'suspended']).optional(),
    /** whether codes go to their address. */
    email: z.boolean().optional(),
    /** the number that codes go to, with country code, or none. */
    sms: text(40).or(z.literal(false)).optional(),
    /** Ends the lock on their codes. */
    unlock: z.literal(true).optional(),
    /** Makes them the tenant's owner, in place of who is. */
    owner: z.literal(true).optional(),
  })
  .refine((patch) => Object.values(patch).some((value) => value !== undefined));
export type AccountPatch = z.infer<typeof AccountPatch>;

/** A tenant as an admin sees it. */
export const TenantView = z.object({
  id: z.string(),
  name: z.string().optional(),
  plan: z.string().optional(),
  profile: z.string().optional(),
  /** The id of its owner's account. */
  owner: z.string().optional(),
});
export type TenantView = z.infer<typeof TenantView>;

export const TenantPage = z.object({ tenants: z.array(TenantView), next: z.string().optional() });
export type TenantPage = z.infer<typeof TenantPage>;

const tenantFields = { name: name.optional(), plan: Id.nullable().optional(), profile: Id.nullable().optional() };
export const NewTenant = z.strictObject({ id: NewId, ...tenantFields });
export type NewTenant = z.infer<typeof NewTenant>;
/** `null` takes a plan or a profile away. */
export const TenantPatch = z.strictObject(tenantFields);
export type TenantPatch = z.infer<typeof TenantPatch>;

/** A profile: tenants that have it share a policy. */
export const ProfileView = z.object({ id: z.string(), name: z.string() });
export type ProfileView = z.infer<typeof ProfileView>;
export const ProfilePage = z.object({ profiles: z.array(ProfileView), next: z.string().optional() });
export type ProfilePage = z.infer<typeof ProfilePage>;
export const ProfileChange = z.strictObject({ name });
export type ProfileChange = z.infer<typeof ProfileChange>;

/** Which page of a list is asked for; `cursor` is the `next` of the page before: the last id that was looked at. */
export const PageQuery = z.strictObject({ limit, cursor: Id.optional() });
export type PageQuery = z.infer<typeof PageQuery>;
