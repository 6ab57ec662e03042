import type { TestApp } from './test-app.ts';
import type { TestBrowser } from './test-browser.ts';

/** Nobody trusts a device: a browser is known by its sign-in alone. */
export const UNTRUSTING = { policy: { trustedDevices: 'off' } } as const;

/** A browser at another address. */
export const from = (app: TestApp, address: string): TestBrowser => app.browser({ 'x-test-remote': address });

/** Signs anna in, in whole, in a browser that she doesn't trust, and out again. */
export async function annaKnown(app: TestApp, anna: TestBrowser = app.browser()): Promise<TestBrowser> {
  await anna.signIn('anna@acme.test');
  await anna.answer({ kind: 'code', code: app.code() });
  await anna.signOut();
  app.wait(30);
  return anna;
}
