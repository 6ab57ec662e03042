import { z } from 'zod';

/** What an element needs before anyone signed in. */
export const Config = z.object({
  methods: z.array(z.enum(['password'])),
  /** Whether a forgotten password can be replaced, by a code by mail. */
  recover: z.boolean(),
  /** URL or mail address of whom to ask. */
  support: z.string().optional(),
});
export type Config = z.infer<typeof Config>;
