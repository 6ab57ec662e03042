import { z } from 'zod';
import { PasskeyRequest } from './passkey.ts';

/** What an element needs before anyone signed in. */
export const Config = z.object({
  methods: z.array(z.enum(['password', 'passkey'])),
  /** What to ask the browser for where passkeys are among them: the same for everybody, and once used, not again. */
  passkey: PasskeyRequest.optional(),
  /** Whether a forgotten password can be replaced, by a code by mail. */
  recover: z.boolean(),
  /** Whether a stranger may make an account: by a flow of the purpose `sign-up`. */
  signUp: z.boolean(),
  /** Some people sign in at an identity provider, without a password: with `identify` they get there. */
  sso: z.literal(true).optional(),
  /** URL or mail address of whom to ask. */
  support: z.string().optional(),
});
export type Config = z.infer<typeof Config>;
