import { z } from 'zod';
import { Password } from './password.ts';
import { AuthenticatorView } from './step.ts';
import { SessionView } from './session.ts';

/** A browser that skips the code for a while. */
export const TrustedDeviceView = z.object({
  id: z.string(),
  /** `Firefox on Windows`. */
  name: z.string(),
  /** ISO 8601, as all that follow. */
  addedAt: z.string(),
  usedAt: z.string().optional(),
  until: z.string(),
  /** Whether it is the browser that asks. */
  current: z.boolean(),
});
export type TrustedDeviceView = z.infer<typeof TrustedDeviceView>;

/** A signed-in browser of a person. */
export const OwnSessionView = z.object({
  id: z.string(),
  device: z.string(),
  startedAt: z.string(),
  seenAt: z.string(),
  expiresAt: z.string(),
  current: z.boolean(),
});
export type OwnSessionView = z.infer<typeof OwnSessionView>;

/** What a person sees of their own account. */
export const Me = z.object({
  account: SessionView.shape.account,
  authenticators: z.array(AuthenticatorView),
  backupCodesLeft: z.number().int(),
  trustedDevices: z.array(TrustedDeviceView),
  sessions: z.array(OwnSessionView),
});
export type Me = z.infer<typeof Me>;

/** A new password. How long it must be is the rules' to say. */
export const NewPassword = z.strictObject({ password: Password });
export type NewPassword = z.infer<typeof NewPassword>;
