import type { AccountPage, AuditPage, Me, PolicyDocument, PolicyView, ProblemDetails } from '@sallyport/protocol';
import { secretFromText, type Policy } from '@sallyport/rules';
import { expect } from 'vitest';
import { signedInAdmins } from '../../support/admins.ts';
import { appCode } from '../../support/people.ts';
import { testApp } from '../../support/test-app.ts';
import type { TestBrowser } from '../../support/test-browser.ts';

export type PresetSite = Awaited<ReturnType<typeof presetSite>>;

/**
 * A site that `sam`, its system admin, has put under a preset by the API, with what the preset leaves to the site. `olga`
 * owns `acme`, where `ada` is an admin too; all are signed in, by a password alone.
 */
export async function presetSite(preset: Policy, own: PolicyDocument = {}) {
  const app = await testApp();
  const admins = await signedInAdmins(app);
  expect(await setPolicy(admins.sam, { ...preset, ...own })).toEqual([200, undefined]);
  return { ...app, ...admins };
}

/** Sets a policy over the version that is there; answers with status and code. */
export async function setPolicy(browser: TestBrowser, document: PolicyDocument, scope = 'platform') {
  const etag = (await browser.request('GET', `/admin/policies/${scope}`)).headers.get('etag') ?? '';
  return outcome(browser, 'PUT', `/admin/policies/${scope}`, document, { 'if-match': etag });
}

export const policyView = async (browser: TestBrowser, scope = 'platform') =>
  (await (await browser.request('GET', `/admin/policies/${scope}`)).json()) as PolicyView;

/** Status and code of a call. */
export async function outcome(
  browser: TestBrowser,
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
) {
  const response = await browser.request(method, path, body, headers);
  const text = await response.text();
  return [response.status, text ? (JSON.parse(text) as ProblemDetails).code : undefined];
}

/** What a person sees of their own account. */
export const me = async (browser: TestBrowser) => (await (await browser.request('GET', '/me')).json()) as Me;

/** The account that an admin finds under this address. */
export async function accountOf(admin: TestBrowser, email: string) {
  const response = await admin.request('GET', `/admin/accounts?search=${encodeURIComponent(email)}`);
  const found = ((await response.json()) as AccountPage).accounts.find((account) => account.email === email);
  if (!found) throw new Error(`${email} is not among the accounts`);
  return found;
}

/** What has happened to an account, oldest first, as an admin reads it. */
export async function eventsOf(admin: TestBrowser, account: string) {
  const response = await admin.request('GET', `/admin/audit?limit=100&account=${account}`);
  return ((await response.json()) as AuditPage).events.toReversed();
}

/** Sets an authenticator app up in a fresh session; answers with what it shows, so many steps of 30 s from now. */
export async function setUpApp({ now }: Pick<PresetSite, 'now'>, browser: TestBrowser) {
  const { step } = await browser.start('enrol', { type: 'totp' });
  if (step.kind !== 'enrol-totp') throw new Error(`${step.kind} ${step.problem?.code}`);
  const secret = secretFromText(step.secret);
  const code = (steps = 0) => appCode(secret, now(), steps);
  const done = await browser.answer({ kind: 'code', code: code() });
  expect(done.step).toMatchObject({ kind: 'done', factor: 'totp' });
  return { secret, code };
}
