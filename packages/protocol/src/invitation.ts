import { z } from 'zod';
import { Role } from './session.ts';
import { oneLine, text } from './text.ts';

/** Whom an admin invites. */
export const Invite = z.strictObject({
  email: text(254),
  role: Role,
  name: oneLine(80).optional(),
  /** Into which tenant; the admin's own where it isn't said. */
  tenant: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
});
export type Invite = z.infer<typeof Invite>;

/** What was asked for. A mail has gone out; what it says is its reader's alone. */
export const Invited = z.object({
  email: z.string(),
  role: Role,
  tenant: z.string(),
  /** Until when the link works, ISO 8601. */
  expiresAt: z.string(),
});
export type Invited = z.infer<typeof Invited>;
