import { z } from 'zod';

/** That the server is there, or can do its work. */
export const Health = z.object({ ok: z.literal(true) });
export type Health = z.infer<typeof Health>;
