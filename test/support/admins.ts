import type { NewAccount } from '../../server/src/accounts/create-account.ts';
import type { TestApp } from './test-app.ts';
import type { TestBrowser } from './test-browser.ts';

/** Who administers what: people with a password alone, whose proof is fresh. */
const ADMINS = {
  sam: { email: 'sam@sallyport.test', tenant: 'platform', role: 'system-admin', owner: false },
  olga: { email: 'olga@acme.test', tenant: 'acme', role: 'tenant-admin', owner: true },
  ada: { email: 'ada@acme.test', tenant: 'acme', role: 'tenant-admin', owner: false },
  otto: { email: 'otto@other.test', tenant: 'other', role: 'tenant-admin', owner: true },
} as const satisfies Record<string, Omit<NewAccount, 'password'>>;

export type AdminName = keyof typeof ADMINS;

/** Adds admins and signs them in, a browser each. */
export async function signedInAdmins(app: TestApp, ...names: AdminName[]): Promise<Record<AdminName, TestBrowser>> {
  const browsers: Partial<Record<AdminName, TestBrowser>> = {};
  for (const name of names.length > 0 ? names : (Object.keys(ADMINS) as AdminName[])) {
    await app.addAccount(ADMINS[name]);
    const browser = app.browser();
    await browser.signIn(ADMINS[name].email);
    browsers[name] = browser;
  }
  return browsers as Record<AdminName, TestBrowser>;
}
