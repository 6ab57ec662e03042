import type { Context } from 'hono';

/**
 * What a tab gives the backend with each request (Hono's `env`). It drops `Set-Cookie` from an answer that a page makes
 * itself (Fetch §2.2.2, forbidden response-header names), and so is handed the cookies apart from it.
 */
export interface CookieTaker {
  /** @param cookie  A value of `Set-Cookie`. */
  takeCookie(cookie: string): void;
}

/** Hands an answer's cookies to the tab that the backend runs in. Nothing is done on any other runtime. */
export function handCookies(c: Context, cookies: readonly string[]): void {
  const runtime = c.env as Partial<CookieTaker> | undefined;
  for (const cookie of cookies) runtime?.takeCookie?.(cookie);
}
