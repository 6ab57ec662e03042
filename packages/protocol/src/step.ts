import { z } from 'zod';
import { ActivityEvent } from './activity.ts';
import { FactorType } from './factor-type.ts';
import { PasskeyCreation, PasskeyRequest } from './passkey.ts';
import { Problem } from './problem.ts';
import { SessionView } from './session.ts';

/** One authenticator of a person, as a flow may show it. */
export const AuthenticatorView = z.object({
  id: z.string(),
  type: FactorType,
  name: z.string().optional(),
  /** Where its codes go, masked: `j•••@example.com`. */
  hint: z.string().optional(),
  /** What a sign-in asks for first. */
  default: z.boolean(),
});
export type AuthenticatorView = z.infer<typeof AuthenticatorView>;

const base = {
  flow: z.string(),
  /** Counts the answers taken; an answer names the revision that it answers. */
  revision: z.number().int(),
  problem: Problem.optional(),
  /** Whom the flow is about, once the person has typed it: shown on every later step. */
  identifier: z.string().optional(),
};

/** Where a code went, masked, and what can be done when it doesn't arrive. */
export const Delivery = z.object({
  via: z.enum(['email', 'sms']),
  to: z.string(),
  /** A message to the phone could not be sent: it went out by mail instead. */
  fellBack: z.literal(true).optional(),
  /** The message holds a link: pressing the button of its page does as well as typing. */
  link: z.literal(true).optional(),
  /** It holds nothing else: no code can be typed. */
  linkOnly: z.literal(true).optional(),
  /** The link was opened in this browser: the answer `link` goes on. */
  approved: z.literal(true).optional(),
  /** ISO 8601; absent where no code is out: none could be sent. */
  expiresAt: z.string().optional(),
  /** From when on another can be sent, ISO 8601; absent where none can in this flow. */
  resendAt: z.string().optional(),
});
export type Delivery = z.infer<typeof Delivery>;

/** Asks for identifier and password. */
export const CredentialsStep = z.object({
  ...base,
  kind: z.literal('credentials'),
  /** The identifier is that of a session and no question: only its password is asked for. */
  fixed: z.literal(true).optional(),
  /** A forgotten password can be replaced: by a flow of the purpose `recover`. */
  recover: z.literal(true).optional(),
  /** An account can be made: by a flow of the purpose `sign-up`. */
  signUp: z.literal(true).optional(),
});
export type CredentialsStep = z.infer<typeof CredentialsStep>;

/** Asks whose password was forgotten. */
export const IdentifyStep = z.object({ ...base, kind: z.literal('identify') });
export type IdentifyStep = z.infer<typeof IdentifyStep>;

/** Asks who wants an account, and for the password that it is to have. */
export const SignUpStep = z.object({
  ...base,
  kind: z.literal('sign-up'),
  /** Of the password, in Unicode code points. */
  minLength: z.number().int(),
});
export type SignUpStep = z.infer<typeof SignUpStep>;

/**
 * The person proves who they are elsewhere: at the identity provider of their email domain. With the answer `go`
 * the step comes back with where that is.
 */
export const RedirectStep = z.object({
  ...base,
  kind: z.literal('redirect'),
  domain: z.string(),
  /** Where to go, a whole URL. */
  to: z.string().optional(),
  /** The provider has vouched for somebody: the answer `returned` goes on. */
  approved: z.literal(true).optional(),
});
export type RedirectStep = z.infer<typeof RedirectStep>;

/** Asks for a one-time code, from wherever it came. */
export const CodeStep = z.object({
  ...base,
  kind: z.literal('code'),
  /**
   * What the right code does: it proves a factor, makes one active, lets a new password be chosen, proves the address
   * or the number of who makes an account, or the address that one is to have.
   */
  for: z.enum(['challenge', 'enrolment', 'recovery', 'sign-up', 'new-address']),
  /** Of a challenge: the one that it asks for. */
  authenticator: AuthenticatorView.optional(),
  format: z.object({ length: z.number().int(), alphabet: z.enum(['digits', 'alphanumeric']) }),
  /** Of a code that was sent. In a recovery one went out only if there is such an account; `to` is what was typed. */
  delivery: Delivery.optional(),
  /** One step back something else can be chosen: another factor to set up, another number. */
  back: z.literal(true).optional(),
  /** Present where policy lets this device be trusted; for how many days. */
  trust: z.object({ days: z.number().int() }).optional(),
  /** The person's other ways: what "try another way" lists. */
  others: z.array(AuthenticatorView),
});
export type CodeStep = z.infer<typeof CodeStep>;

/** Asks for the use of one of the person's passkeys. */
export const PasskeyStep = z.object({
  ...base,
  kind: z.literal('passkey'),
  options: PasskeyRequest,
  /** As beside a code. */
  trust: CodeStep.shape.trust,
  others: z.array(AuthenticatorView),
});
export type PasskeyStep = z.infer<typeof PasskeyStep>;

/** Asks which authenticator to use, where the person has no default. */
export const ChooseStep = z.object({ ...base, kind: z.literal('choose'), others: z.array(AuthenticatorView) });
export type ChooseStep = z.infer<typeof ChooseStep>;

/** Asks which factor to set up. */
export const EnrolChooseStep = z.object({
  ...base,
  kind: z.literal('enrol-choose'),
  /** `reminder`: a factor will be asked for soon. */
  reason: z.enum(['enforced', 'reminder', 'self']),
  /** With `reminder`: from when on a factor is asked for, ISO 8601. */
  deadline: z.string().optional(),
  /** With `reminder`: how many sign-ins may go on without, this one among them, where they are counted. */
  skipsLeft: z.number().int().optional(),
  /** The person may go on without. */
  skippable: z.literal(true).optional(),
  offers: z.array(FactorType),
});
export type EnrolChooseStep = z.infer<typeof EnrolChooseStep>;

/** Shows the secret of an authenticator app that is being set up, and asks for its first code. */
export const EnrolTotpStep = z.object({
  ...base,
  kind: z.literal('enrol-totp'),
  /** Base32, no padding. */
  secret: z.string(),
  /** `otpauth:` key URI: what the QR code says. */
  uri: z.string(),
  /** Other factors that could be set up instead are chosen one step back. */
  back: z.boolean(),
});
export type EnrolTotpStep = z.infer<typeof EnrolTotpStep>;

/** Asks for the phone number that codes are to go to; a code sent to it proves it. */
export const EnrolPhoneStep = z.object({
  ...base,
  kind: z.literal('enrol-phone'),
  /** In a sign-up it sets nothing up. */
  for: z.enum(['enrolment', 'sign-up']),
  /** Other factors that could be set up instead are chosen one step back. */
  back: z.boolean(),
});
export type EnrolPhoneStep = z.infer<typeof EnrolPhoneStep>;

/** Asks for a new passkey, and what the person calls it. */
export const EnrolPasskeyStep = z.object({
  ...base,
  kind: z.literal('enrol-passkey'),
  options: PasskeyCreation,
  /** Other factors that could be set up instead are chosen one step back. */
  back: z.boolean(),
});
export type EnrolPasskeyStep = z.infer<typeof EnrolPasskeyStep>;

/** Asks whether a new set of backup codes is to replace the old one. */
export const RenewBackupCodesStep = z.object({
  ...base,
  kind: z.literal('renew-backup-codes'),
  /** How many unused codes that costs. */
  left: z.number().int(),
});
export type RenewBackupCodesStep = z.infer<typeof RenewBackupCodesStep>;

/** Shows a new set of backup codes, once. */
export const BackupCodesStep = z.object({
  ...base,
  kind: z.literal('backup-codes'),
  /** Only in the one answer that made them; empty after a reload. */
  codes: z.array(z.string()),
  count: z.number().int(),
});
export type BackupCodesStep = z.infer<typeof BackupCodesStep>;

/**
 * Asks for the password that takes the place of the one of now or of the forgotten one, or for the first one of who was
 * invited.
 */
export const NewPasswordStep = z.object({
  ...base,
  kind: z.literal('new-password'),
  /** In Unicode code points. */
  minLength: z.number().int(),
  /** It is the first one: an invitation is accepted with it. */
  invited: z.literal(true).optional(),
  /** With `invited`: what the site is called that it leads to, where it has a name. */
  site: z.string().optional(),
  /** The second step is off, and the password of now is too weak to stand alone. */
  alone: z.literal(true).optional(),
});
export type NewPasswordStep = z.infer<typeof NewPasswordStep>;

/** Asks for the address that the account is to have; a code sent to it proves it. */
export const NewAddressStep = z.object({ ...base, kind: z.literal('new-address') });
export type NewAddressStep = z.infer<typeof NewAddressStep>;

/** Too many wrong codes. Told only after the right password. */
export const LockedStep = z.object({
  ...base,
  kind: z.literal('locked'),
  /** ISO 8601; absent where only an admin ends the lock. */
  until: z.string().optional(),
  /** URL or mail address of whom to ask. */
  support: z.string().optional(),
});
export type LockedStep = z.infer<typeof LockedStep>;

/** The flow is over. With a session, the person is signed in. */
export const DoneStep = z.object({
  ...base,
  kind: z.literal('done'),
  session: SessionView.optional(),
  notice: z
    .enum([
      'mfa-enabled',
      'factor-added',
      'factor-replaced',
      'factor-tried',
      'backup-codes-new',
      'backup-codes-low',
      'password-changed',
      'address-changed',
      'signed-out-elsewhere',
    ])
    .optional(),
  /** The factor that `notice` is about. */
  factor: FactorType.optional(),
  /** A passkey that works beside the password, and not in its place. */
  beside: z.literal(true).optional(),
  backupCodesLeft: z.number().int().optional(),
  /** What changed the sign-in to the account in the last days, newest first: for who said "This wasn't me". */
  changes: z.array(ActivityEvent).optional(),
  /** What the browser may make a passkey from without asking, once the person is signed in. */
  passkey: PasskeyCreation.optional(),
  returnTo: z.string().optional(),
});
export type DoneStep = z.infer<typeof DoneStep>;

/** What the server asks now. Facts only, never words: the element has the words, in the person's language. */
export const Step = z.discriminatedUnion('kind', [
  CredentialsStep,
  IdentifyStep,
  SignUpStep,
  RedirectStep,
  CodeStep,
  PasskeyStep,
  ChooseStep,
  EnrolChooseStep,
  EnrolTotpStep,
  EnrolPhoneStep,
  EnrolPasskeyStep,
  RenewBackupCodesStep,
  BackupCodesStep,
  NewPasswordStep,
  NewAddressStep,
  LockedStep,
  DoneStep,
]);
export type Step = z.infer<typeof Step>;

export type StepOf<K extends Step['kind']> = Extract<Step, { kind: K }>;
