import { SoftwareAuthenticator } from './software-authenticator.ts';
import type { TestApp } from './test-app.ts';
import type { TestBrowser } from './test-browser.ts';

interface WithPasskey {
  /** Signed in by password, and by the passkey just now. */
  browser: TestBrowser;
  device: SoftwareAuthenticator;
}

/** Ben signs in by password and makes his first factor: a passkey, on a phone or on a security key that counts. */
export async function benWithPasskey(app: TestApp, { counts = false } = {}): Promise<WithPasskey> {
  const browser = app.browser();
  await browser.signIn('ben@acme.test');
  const device = await addPasskey(app, browser, { counts });
  await browser.answer({ kind: 'saved' }); // his backup codes
  return { browser, device };
}

/** A signed-in person makes a passkey on a new device. */
export async function addPasskey(
  app: TestApp,
  browser: TestBrowser,
  { counts = false, name }: { counts?: boolean; name?: string } = {},
): Promise<SoftwareAuthenticator> {
  const device = new SoftwareAuthenticator(app.ports.site.url.origin, { counts });
  const { step } = await browser.start('enrol', { type: 'passkey' });
  if (step.kind !== 'enrol-passkey') throw new Error(`${step.kind}: ${step.problem?.code}`);
  const made = await browser.makePasskey(device, {}, name === undefined ? {} : { name });
  if (made.status !== 200) throw new Error(`${made.status}: ${made.step.problem?.code}`);
  return device;
}
