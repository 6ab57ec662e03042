import type { Policy } from '@sallyport/rules';
import type { TestApp } from './test-app.ts';
import type { TestBrowser } from './test-browser.ts';

/** Strangers may make an account, in a tenant of their own. */
export const OPEN: Partial<Policy> = { signUp: { phone: false } };
/** They prove a phone as well. */
export const WITH_PHONE: Partial<Policy> = { signUp: { phone: true } };

export const NUMBER = '+49 1511 2345678';

/** Somebody who has asked for an account, and has typed the code that came by mail. */
export async function provesMailbox(app: TestApp, email = 'nora@newco.test'): Promise<TestBrowser> {
  const browser = app.browser();
  await browser.signUp(email);
  await browser.answer({ kind: 'code', code: app.mailedCode() });
  return browser;
}
