import { z } from 'zod';
import { NewPasskey, PasskeyAssertion } from './passkey.ts';
import { Password } from './password.ts';
import { FactorType } from './factor-type.ts';
import { oneLine, text } from './text.ts';

const revision = z.number().int().min(0);

/** RFC 5321 §4.5.3.1 bounds an address at 254 characters. */
const identifier = text(254);
const credentials = { kind: z.literal('credentials'), identifier, password: Password };
const signUp = {
  kind: z.literal('sign-up'),
  email: identifier,
  password: Password,
  /** What the person is called. */
  name: oneLine(80).optional(),
};
const identify = { kind: z.literal('identify'), identifier };
const passkey = { kind: z.literal('passkey'), response: PasskeyAssertion };

/** What the person did. `revision` is that of the step that it answers. */
export const Answer = z.discriminatedUnion('kind', [
  z.strictObject({ ...credentials, revision }),
  z.strictObject({ ...passkey, revision, trustDevice: z.boolean().optional() }),
  z.strictObject({ ...identify, revision }),
  z.strictObject({ ...signUp, revision }),
  z.strictObject({ kind: z.literal('code'), revision, code: text(200), trustDevice: z.boolean().optional() }),
  z.strictObject({ kind: z.literal('choose'), revision, authenticator: text(64) }),
  z.strictObject({ kind: z.literal('enrol'), revision, type: FactorType }),
  z.strictObject({
    kind: z.literal('phone'),
    revision,
    /** With country code, as typed. */
    number: text(40),
  }),
  z.strictObject({
    kind: z.literal('new-passkey'),
    revision,
    response: NewPasskey,
    /** The person's own name for it. */
    name: oneLine(80).optional(),
  }),
  z.strictObject({ kind: z.literal('resend'), revision }),
  z.strictObject({ kind: z.literal('link'), revision, trustDevice: z.boolean().optional() }),
  z.strictObject({ kind: z.literal('back'), revision }),
  z.strictObject({ kind: z.literal('skip'), revision }),
  z.strictObject({ kind: z.literal('saved'), revision }),
  z.strictObject({
    kind: z.literal('go'),
    revision,
    /** The page that comes back on screen afterwards. */
    page: text(8000),
  }),
  z.strictObject({ kind: z.literal('returned'), revision }),
  z.strictObject({ kind: z.literal('new-password'), revision, password: Password }),
  z.strictObject({ kind: z.literal('new-address'), revision, email: identifier }),
]);
export type Answer = z.infer<typeof Answer>;
export type AnswerOf<K extends Answer['kind']> = Extract<Answer, { kind: K }>;

type WithoutRevision<A> = A extends { revision: number } ? Omit<A, 'revision'> : never;

/** An answer as an element gives it: the flow client adds the revision. */
export type GivenAnswer = WithoutRevision<Answer>;

/** Begins a flow, perhaps with its first answer, so that signing in with a password or a passkey is one call. */
export const StartFlow = z.strictObject({
  purpose: z.enum([
    'sign-in',
    'reauthenticate',
    'enrol',
    'try',
    'change-password',
    'change-address',
    'not-me',
    'recover',
    'sign-up',
    'accept-invitation',
  ]),
  /** With `enrol`: the factor to set up, where the page has offered the choice already. */
  type: FactorType.optional(),
  /** With `try`: the id of the authenticator; with `enrol` and its `type`: of the one that the new one replaces. */
  authenticator: text(64).optional(),
  /** With `accept-invitation`: what its link carries. */
  token: text(64).optional(),
  /** Where the page goes afterwards: a path, or a URL of an origin that is let in. */
  returnTo: text(512).optional(),
  /**
   * With `sign-in` the credentials or a passkey; with `recover` whose password was forgotten; with `sign-up` who it is.
   */
  answer: z
    .discriminatedUnion('kind', [
      z.strictObject(credentials),
      z.strictObject(passkey),
      z.strictObject(identify),
      z.strictObject(signUp),
    ])
    .optional(),
});
export type StartFlow = z.infer<typeof StartFlow>;
