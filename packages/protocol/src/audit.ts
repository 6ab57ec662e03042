import { z } from 'zod';
import { FactorType } from './factor-type.ts';
import { ProblemCode } from './problem.ts';
import { Role } from './session.ts';

/** All that leaves an event. A closed list: a kind is never renamed, and the words are the element's. */
export const AuditKind = z.enum([
  'sign-in',
  'sign-in-failed',
  'sign-out',
  'code-failed',
  'locked',
  'unlocked',
  'reauthenticated',
  'enforcement-reported',
  'grace-used',
  'reminder-sent',
  'break-glass-used',
  'signed-up',
  'recovery-asked',
  'password-changed',
  'password-reset',
  'address-changed',
  'address-change-undone',
  'not-me',
  'factor-enrolled',
  'factor-replaced',
  'factor-removed',
  'factor-turned-off',
  'mfa-disabled',
  'mfa-removed',
  'backup-codes-new',
  'backup-code-used',
  'trusted-device-added',
  'trusted-device-removed',
  'session-ended',
  'sessions-ended',
  'tenant-sessions-ended',
  'account-created',
  'account-changed',
  'account-invited',
  'invitation-accepted',
  'owner-changed',
  'api-key-made',
  'api-key-removed',
  'api-key-used',
  'tenant-changed',
  'profile-changed',
  'policy-changed',
  'new-numbers-stopped',
]);
export type AuditKind = z.infer<typeof AuditKind>;

/** Made here and never typed: a person's words, addresses and codes don't fit. */
const Id = z.string().regex(/^[\w-]{1,128}$/);

/** What else is told, by field: each is an id, a number, a time or one of a closed list, so that no secret fits. */
export const AuditDetails = z.strictObject({
  /** The kind of authenticator that was used, set up or removed. */
  factor: FactorType.optional(),
  /** How it was proved (RFC 8176). */
  amr: z
    .array(z.string().regex(/^[a-z]{2,16}$/))
    .max(8)
    .optional(),
  /** Why it was refused. */
  reason: ProblemCode.optional(),
  /** When a lock ends, ISO 8601. */
  until: z.iso.datetime().optional(),
  /** From when on a set-up would be asked for, ISO 8601; absent where it would be at once. */
  from: z.iso.datetime().optional(),
  /** What it was done to, where that is no account: the id of an authenticator, device, session, key or profile. */
  target: Id.optional(),
  role: Role.optional(),
  /** What was changed, by name: `attempts.lockAfter`. */
  fields: z
    .array(z.string().regex(/^[\w.-]{1,64}$/))
    .max(64)
    .optional(),
  /** How many there were. */
  count: z.number().int().nonnegative().optional(),
});
export type AuditDetails = z.infer<typeof AuditDetails>;

/** The place of an event in its tenant's list, as it is: newer ones come before older ones. */
export const AuditId = z.string().regex(/^\d{20}[\w-]{16}$/);

/** Who did what, when, from where; never a secret. */
export const AuditEvent = z.strictObject({
  id: AuditId,
  /** ISO 8601. */
  at: z.iso.datetime(),
  kind: AuditKind,
  tenant: Id,
  /** Whom it was done to. Absent where that is no account, or none that is known. */
  account: Id.optional(),
  /** Who did it: an account, `system` for the server itself, or `cli`. Absent where nobody was proved. */
  actor: Id.optional(),
  /** Where it came from: an IPv4 address, the /64 of an IPv6 one, or `unknown`. */
  address: z
    .string()
    .regex(/^([\da-f.:]{2,45}|unknown)$/)
    .optional(),
  /** `Firefox on Windows`, as far as the browser says. */
  device: z.string().max(80).optional(),
  details: AuditDetails,
});
export type AuditEvent = z.infer<typeof AuditEvent>;

/** Which events an admin asks for. */
export const AuditQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** The `next` of the page before. */
  cursor: AuditId.optional(),
  /** The admin's own where it is left out; `nobody` for strangers whom no account goes by. */
  tenant: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
  /** Whom it was done to. */
  account: Id.optional(),
  /** Kinds, separated by commas. */
  kinds: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(AuditKind).max(AuditKind.options.length))
    .optional(),
  /** The first instant that counts, and the first that no longer does: ISO 8601, in UTC. */
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

/** Which events an admin downloads: all of them that match. */
export const AuditExportQuery = AuditQuery.omit({ limit: true, cursor: true });
export type AuditExportQuery = z.infer<typeof AuditExportQuery>;

/** A page of events, newest first. */
export const AuditPage = z.object({
  events: z.array(AuditEvent),
  /** Who they speak of, by name or else address, as of now. Whoever is gone or beyond the admin's reach is absent. */
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  /** What comes after, for the next page; absent at the end. A page that is short, or empty, isn't the end by that. */
  next: AuditId.optional(),
});
export type AuditPage = z.infer<typeof AuditPage>;
