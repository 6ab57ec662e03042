import { z } from 'zod';
import { text } from './text.ts';

/** What the page of a mail's link posts: the link's fragment. */
export const OpenLink = z.strictObject({ token: text(1024) });
export type OpenLink = z.infer<typeof OpenLink>;

/**
 * What came of it: `approved` in the browser that began the flow, whose page goes on by itself; in any other browser
 * the code to type there, or `elsewhere` where there is none: it has to be opened in that one. `undone`, in any
 * browser, where the account has its former address again.
 */
export const OpenedLink = z.discriminatedUnion('state', [
  z.object({ state: z.literal('approved') }),
  z.object({ state: z.literal('code'), code: z.string() }),
  z.object({ state: z.literal('elsewhere') }),
  z.object({ state: z.literal('undone') }),
]);
export type OpenedLink = z.infer<typeof OpenedLink>;
