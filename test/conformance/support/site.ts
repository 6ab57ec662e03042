import type {
  AccountPage,
  AccountView,
  AuditPage,
  Me,
  PolicyDocument,
  PolicyView,
  ProblemDetails,
} from '@sallyport/protocol';
import { presets, secretFromText } from '@sallyport/rules';
import { signedInAdmins } from '../../support/admins.ts';
import { appCode } from '../../support/people.ts';
import { PHONE, testApp, type TestApp } from '../../support/test-app.ts';
import type { TestBrowser } from '../../support/test-browser.ts';

export const BEN = 'ben@acme.test';

export type PresetSite = Awaited<ReturnType<typeof siteUnder>>;

/**
 * A site that works by a preset: `sam`, its system admin, has put it in force by a call, with what the preset leaves to
 * the site. `olga` owns `acme`, where `ada` is an admin too; all have just signed in, by a password alone.
 */
export async function siteUnder(preset: keyof typeof presets, own: PolicyDocument = {}) {
  const app = await testApp();
  const admins = await signedInAdmins(app);
  /** Puts the preset in force with what the site sets of its own. */
  const configure = (document: PolicyDocument) =>
    putPolicy(admins.sam, 'platform', { ...presets[preset], ...document });
  const saved = await configure(own);
  if (saved.status !== 200) throw new Error(JSON.stringify(saved.body));
  return { ...app, app, configure, ...admins };
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

export const policyView = async (browser: TestBrowser, scope = 'platform') =>
  (await (await browser.request('GET', `/admin/policies/${scope}`)).json()) as PolicyView;

/** What a call is answered with: its status, and the code of its problem. */
export async function outcome(browser: TestBrowser, method: string, path: string, body?: object) {
  const response = await browser.request(method, path, body);
  const text = await response.text();
  return inWords(response.status, (text ? JSON.parse(text) : {}) as Partial<ProblemDetails>);
}

/** The same of setting a policy. */
export async function setPolicy(browser: TestBrowser, document: PolicyDocument, scope = 'platform') {
  const { status, body } = await putPolicy(browser, scope, document);
  return inWords(status, body);
}

const inWords = (status: number, { code }: Partial<ProblemDetails>) =>
  code === undefined ? `${status}` : `${status} ${code}`;

/** What a person sees of their own account. */
export const me = async (browser: TestBrowser) => (await (await browser.request('GET', '/me')).json()) as Me;

/** The account that an admin finds under this address. */
export async function accountOf(admin: TestBrowser, email: string): Promise<AccountView> {
  const response = await admin.request('GET', `/admin/accounts?search=${encodeURIComponent(email)}`);
  const account = ((await response.json()) as AccountPage).accounts.find((each) => each.email === email);
  if (!account) throw new Error(`${email} is not among the accounts`);
  return account;
}

/** What has happened to an account, oldest first, as an admin reads it. */
export async function eventsOf(admin: TestBrowser, account: string) {
  const response = await admin.request('GET', `/admin/audit?limit=100&account=${account}`);
  return ((await response.json()) as AuditPage).events.toReversed();
}

/** A browser in which somebody has given their password. */
export async function signedIn(app: TestApp, email: string): Promise<TestBrowser> {
  const browser = app.browser();
  await browser.signIn(email);
  return browser;
}

/**
 * Sets a factor up in a session, as its person does, to the end.
 *
 * @returns An app's secret and what it shows, so many steps of 30 s from now, and the backup codes.
 */
export async function setUp(app: TestApp, browser: TestBrowser, type: 'email' | 'sms' | 'totp') {
  const { step: first } = await browser.start('enrol', { type });
  const secret = first.kind === 'enrol-totp' ? secretFromText(first.secret) : new Uint8Array();
  if (type === 'sms') await browser.answer({ kind: 'phone', number: PHONE.number });
  const code = (steps = 0) => appCode(secret, app.now(), steps);
  const typed = type === 'totp' ? code() : type === 'sms' ? app.textedCode() : app.mailedCode();
  let { step } = await browser.answer({ kind: 'code', code: typed });
  const codes = step.kind === 'backup-codes' ? step.codes : [];
  if (step.kind === 'backup-codes') ({ step } = await browser.answer({ kind: 'saved' }));
  if (step.kind !== 'done') throw new Error(`${type} is not set up: ${JSON.stringify(step)}`);
  return { secret, code, codes };
}

/** Sets an authenticator app up where a preset has no backup codes: nothing is shown after its code. */
export async function setUpApp(site: PresetSite, browser: TestBrowser) {
  const { codes, ...app } = await setUp(site.app, browser, 'totp');
  if (codes.length > 0) throw new Error('Backup codes are shown.');
  return app;
}
