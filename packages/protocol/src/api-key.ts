import { z } from 'zod';
import { oneLine } from './text.ts';

/** A key for a program to sign in by. */
export const NewApiKey = z.strictObject({
  /** What people know it by: where it is used. */
  name: oneLine(80),
  /** From when on it opens nothing any more, ISO 8601 in UTC; without it, until it is revoked. */
  expiresAt: z.iso.datetime().optional(),
});
export type NewApiKey = z.infer<typeof NewApiKey>;

/** A key as it can be seen later: what it is kept by, never the key. */
export const ApiKeyView = z.object({
  id: z.string(),
  name: z.string(),
  /** ISO 8601, as all that follow. */
  createdAt: z.string(),
  expiresAt: z.string().optional(),
  /** To the hour. */
  lastUsedAt: z.string().optional(),
});
export type ApiKeyView = z.infer<typeof ApiKeyView>;

/** A key that was just made, in the one answer that shows it. */
export const MadeApiKey = ApiKeyView.extend({ key: z.string() });
export type MadeApiKey = z.infer<typeof MadeApiKey>;

/** The keys of a program. */
export const ApiKeyList = z.object({ apiKeys: z.array(ApiKeyView) });
export type ApiKeyList = z.infer<typeof ApiKeyList>;
