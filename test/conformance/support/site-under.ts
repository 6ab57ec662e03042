import type { PolicyDocument, PolicyView, ProblemDetails } from '@sallyport/protocol';
import { presets, secretFromText } from '@sallyport/rules';
import { signedInAdmins } from '../../support/admins.ts';
import { appCode } from '../../support/people.ts';
import { PHONE, testApp, type TestApp } from '../../support/test-app.ts';
import type { TestBrowser } from '../../support/test-browser.ts';

export const BEN = 'ben@acme.test';

/** A site that works by a preset: its system admin has put it in force by a call. The admins have just signed in. */
export async function siteUnder(preset: 'schedule-it' | 'thingsboard') {
  const app = await testApp();
  const admins = await signedInAdmins(app);
  /** Puts the preset in force with what the site sets of its own. */
  const configure = (own: PolicyDocument) => putPolicy(admins.sam, 'platform', { ...presets[preset], ...own });
  const saved = await configure({});
  if (saved.status !== 200) throw new Error(JSON.stringify(saved.body));
  return { app, configure, ...admins };
}

/** Sets the policy of a scope, over the version that is there. */
export async function putPolicy(admin: TestBrowser, scope: string, document: PolicyDocument) {
  const path = `/admin/policies/${scope}`;
  const response = await admin.request('PUT', path, document, await ifMatch(admin, path));
  return { status: response.status, body: (await response.json()) as PolicyView & ProblemDetails };
}

/** Takes the policy of a scope back: what is inherited counts again. */
export async function dropPolicy(admin: TestBrowser, scope: string): Promise<number> {
  const path = `/admin/policies/${scope}`;
  return (await admin.request('DELETE', path, undefined, await ifMatch(admin, path))).status;
}

const ifMatch = async (admin: TestBrowser, path: string) => ({
  'if-match': (await admin.request('GET', path)).headers.get('etag') ?? '',
});

/** What a call is answered with: its status, and the code of its problem. */
export async function outcome(browser: TestBrowser, method: string, path: string, body?: object) {
  const response = await browser.request(method, path, body);
  const text = await response.text();
  const { code } = (text ? JSON.parse(text) : {}) as Partial<ProblemDetails>;
  return code === undefined ? `${response.status}` : `${response.status} ${code}`;
}

/** A browser in which somebody has given their password. */
export async function signedIn(app: TestApp, email: string): Promise<TestBrowser> {
  const browser = app.browser();
  await browser.signIn(email);
  return browser;
}

/** Sets a factor up in a session, as its person does, to the end. What the app shows then, and the backup codes. */
export async function setUp(app: TestApp, browser: TestBrowser, type: 'email' | 'sms' | 'totp') {
  const { step: first } = await browser.start('enrol', { type });
  const secret = first.kind === 'enrol-totp' ? secretFromText(first.secret) : new Uint8Array();
  if (type === 'sms') await browser.answer({ kind: 'phone', number: PHONE.number });
  const shown = () => appCode(secret, app.now());
  const code = type === 'totp' ? shown() : type === 'sms' ? app.textedCode() : app.mailedCode();
  let { step } = await browser.answer({ kind: 'code', code });
  const codes = step.kind === 'backup-codes' ? step.codes : [];
  if (step.kind === 'backup-codes') ({ step } = await browser.answer({ kind: 'saved' }));
  if (step.kind !== 'done') throw new Error(`${type} is not set up: ${JSON.stringify(step)}`);
  return { shown, codes };
}
