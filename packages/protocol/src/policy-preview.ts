import { z } from 'zod';
import { Id } from './id.ts';
import { PolicyDeparture, PolicyDocument, PolicyRefusal } from './policy.ts';
import { Role } from './session.ts';
import { Step } from './step.ts';

/**
 * How a policy meets a person: they have a second factor; must set one up at their next sign-in; may still go on
 * without, until a date or as often as their grace lets them; aren't asked for one; or are asked, and
 * could set up none.
 */
export const EnrolmentGroup = z.enum(['ready', 'must-set-up', 'has-time', 'exempt', 'locked-out']);
export type EnrolmentGroup = z.infer<typeof EnrolmentGroup>;

/**
 * Why somebody isn't asked: a program, whose key signs in; an identity provider’s person; suspended; the way in where
 * everybody else is shut out; not enforced.
 */
export const Exemption = z.enum(['program', 'provider', 'suspended', 'break-glass', 'not-asked']);
export type Exemption = z.infer<typeof Exemption>;

const people = z.number().int();

/** What a document would do, were it saved. Nothing has happened. */
export const PolicyPreview = z.object({
  /** Why it can't be saved; none where it can. */
  refusals: z.array(PolicyRefusal),
  departures: z.array(PolicyDeparture),
  /** How many accounts it makes enrol a factor that the policy in force doesn't. */
  enrols: people,
  /** Of which tenants, the most first: up to 100. */
  tenants: z.array(z.object({ tenant: z.string(), enrols: people })),
  /** How many it meets in each way. */
  groups: z.record(EnrolmentGroup, people),
  /** Of those who aren't asked, why not. */
  exemptions: z.record(Exemption, people),
  /**
   * Whether each count is exact. Under a grace some of those who have time may have used theirs: they must set one up,
   * which the list of them says.
   */
  exact: z.boolean(),
  /** When it was counted, ISO 8601. */
  at: z.string(),
});
export type PolicyPreview = z.infer<typeof PolicyPreview>;

/** Which page of a group's people is asked for. */
export const GroupQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(4096).optional(),
});
export type GroupQuery = z.infer<typeof GroupQuery>;

/** Of whom it is asked what a document would mean for them, were it saved: an account, or somebody new of a role. */
export const WhatIf = z
  .strictObject({ document: PolicyDocument, account: z.exactOptional(Id), role: z.exactOptional(Role) })
  .refine(({ account, role }) => (account === undefined) !== (role === undefined), { path: ['account'] });
export type WhatIf = z.infer<typeof WhatIf>;

/** What it would mean for them. */
export const WhatIfView = z.object({
  group: EnrolmentGroup,
  /** What they would be asked after their password, on a device that isn't trusted; of who signs in here alone. */
  step: Step.optional(),
  /** Which layer says so, field by field, as in `attempts.lockAfter`; what no layer sets is as installed. */
  origins: z.record(z.string(), z.enum(['platform', 'profile', 'tenant'])),
});
export type WhatIfView = z.infer<typeof WhatIfView>;
