import { z } from 'zod';
import { PasskeyCreation } from './passkey.ts';
import { ProblemCode } from './problem.ts';
import { FactorType } from './factor-type.ts';
import { AuthenticatorView } from './step.ts';
import { SessionView } from './session.ts';
import { oneLine } from './text.ts';

/** `true`, or the code of the problem that a call would be answered with. */
const allowedOr = <C extends ProblemCode>(...codes: [C, ...C[]]) =>
  z.union([z.literal(true), ProblemCode.extract(codes)]);

/** Whether a person may take away what they have set up. */
const MayRemove = allowedOr('enforced', 'owner-only', 'not-offered');
export type MayRemove = z.infer<typeof MayRemove>;

/** Whether something can be set up. */
const offered = allowedOr('already-enrolled', 'not-offered', 'sso-account');

/** One of a person's own authenticators, those that prove nothing just now as well. */
export const OwnAuthenticatorView = AuthenticatorView.extend({
  /** Of a passkey: who keeps it, where that is known, and whether it comes along to the person's other devices. */
  passkey: z.object({ provider: z.string().optional(), synced: z.boolean() }).optional(),
  /** ISO 8601. */
  addedAt: z.string(),
  /** When it last proved who they are, ISO 8601, and where: `Firefox on Windows`. */
  usedAt: z.string().optional(),
  usedFrom: z.string().optional(),
  /**
   * Too many wrong codes in a row: it proves nothing. Or policy has switched its factor off: it is asked for
   * only while none that policy has works.
   */
  off: z.enum(['failures', 'policy']).optional(),
  /** What may be done with it. Calling it something and asking for it first need no fresh proof. */
  actions: z.object({
    rename: z.literal(true),
    /** A sign-in asks for it first. */
    useFirst: allowedOr('not-offered'),
    try: allowedOr('not-offered'),
    /** Another takes its place: the new one is proved first, and the old one dies with that. Of no passkey. */
    replace: offered.optional(),
    remove: MayRemove,
  }),
});
export type OwnAuthenticatorView = z.infer<typeof OwnAuthenticatorView>;

/**
 * Whether a factor can be set up, once more where it is set up already; with `backup-code`, whether a new set can be
 * made.
 */
export const Offer = z.object({
  type: FactorType,
  offered,
  /** Several of it stand beside each other, as far as there is room. */
  several: z.literal(true).optional(),
});
export type Offer = z.infer<typeof Offer>;

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
  /** Whether it is the browser that asks. */
  current: z.boolean(),
  /** What may be done with it. Ending it needs no fresh proof: a stolen device is when it must work. */
  actions: z.object({ end: allowedOr('not-allowed') }),
});
export type OwnSessionView = z.infer<typeof OwnSessionView>;

/** What a person sees of their own account, and what policy lets them do with it. */
export const Me = z.object({
  account: SessionView.shape.account,
  authenticators: z.array(OwnAuthenticatorView),
  backupCodesLeft: z.number().int(),
  /** Of how many, and when the set was made, ISO 8601; absent where that was not written down. */
  backupCodesMade: z.object({ count: z.number().int(), at: z.string() }).optional(),
  /** So few that it is time for a new set. */
  backupCodesLow: z.boolean(),
  offers: z.array(Offer),
  /** Whether policy asks a second factor of this person. */
  enforced: z.boolean(),
  /** From when on it will, ISO 8601. */
  enforcedFrom: z.string().optional(),
  /** How many sign-ins more may go on without one, where they are counted. */
  skipsLeft: z.number().int().optional(),
  /** Whether all of their authenticators may be removed at once. */
  canDisable: MayRemove,
  /** Whether factors and password can be changed without a new proof first. */
  fresh: z.boolean(),
  /** For how many seconds a proof is fresh. */
  reauthWithin: z.number().int(),
  /**
   * What whoever keeps the person's passkeys is told after a change: which of them are taken here, and what the account
   * is called (WebAuthn L3 §5.1.10). Absent where the site can have none.
   */
  passkeys: z
    .object({ rpId: z.string(), user: PasskeyCreation.shape.user, credentialIds: z.array(z.string()) })
    .optional(),
  trustedDevices: z.array(TrustedDeviceView),
  /** Whether policy lets devices be trusted: else the second factor is asked for at every sign-in. */
  trustsDevices: z.boolean(),
  sessions: z.array(OwnSessionView),
  password: z.object({
    /** ISO 8601; absent where that was not written down. */
    changedAt: z.string().optional(),
    /** Where the account has one here. */
    change: allowedOr('sso-account'),
  }),
  /** Whether they may change the account's email address. */
  address: z.object({ change: allowedOr('sso-account', 'not-offered') }),
});
export type Me = z.infer<typeof Me>;

/** What a person changes about an authenticator of theirs: what they call it, or that a sign-in asks for it first. */
export const AuthenticatorChange = z
  .strictObject({ name: oneLine(80).optional(), default: z.literal(true).optional() })
  .refine(({ name, default: isDefault }) => name !== undefined || isDefault);
export type AuthenticatorChange = z.infer<typeof AuthenticatorChange>;
