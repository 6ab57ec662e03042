import { z } from 'zod';
import { AuditDetails, AuditId, AuditKind } from './audit.ts';

/**
 * Something that happened to a person's own account, as that person may see it: of whoever else did it, no more than
 * what they are.
 */
export const ActivityEvent = z.object({
  id: AuditId,
  /** ISO 8601. */
  at: z.string(),
  kind: AuditKind,
  /** The person themselves, an admin, the server; `unknown` where nobody was proved, as with a wrong password. */
  by: z.enum(['you', 'administrator', 'system', 'unknown']),
  /** `Firefox on Windows`; as `address`, of what the person or an unknown one did. */
  device: z.string().optional(),
  /** An IPv4 address, the /64 of an IPv6 one, or `unknown`. */
  address: z.string().optional(),
  factor: AuditDetails.shape.factor,
  count: AuditDetails.shape.count,
  /** How many such events it stands for, itself among them, where these are told together; 20: so many or more. */
  times: z.number().int().min(2).optional(),
});
export type ActivityEvent = z.infer<typeof ActivityEvent>;

/** Which page of a person's own events is asked for; `cursor` is the `next` of the page before. */
export const ActivityQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: AuditId.optional(),
});
export type ActivityQuery = z.infer<typeof ActivityQuery>;

/** A page of events, newest first. */
export const ActivityPage = z.object({
  events: z.array(ActivityEvent),
  /** What comes after, for the next page; absent at the end. */
  next: AuditId.optional(),
});
export type ActivityPage = z.infer<typeof ActivityPage>;
