import type { AccountPage, AccountView, ApiKeyList, MadeApiKey, ProfilePage, TenantPage } from '@sallyport/protocol';
import type { Policy } from '@sallyport/rules';
import { signedInAdmins } from '../admins.ts';
import { addPasskey } from '../passkeys.ts';
import { APP, PHONE, testApp, type TestApp } from '../test-app.ts';
import type { TestBrowser } from '../test-browser.ts';
import { ALL, wrongCodes } from './scene.ts';

/** What a backend has answered admins. */
export interface AdminAnswers {
  /** What the owner of a tenant, another admin of it and a system admin see, under one policy after the other. */
  accounts: (AccountPage & { by: 'olga' | 'ada' | 'sam' })[];
  tenants: TenantPage[];
  profiles: ProfilePage[];
  keys: ApiKeyList[];
  made: MadeApiKey[];
}

const answer = async <T>(browser: TestBrowser, path: string, method = 'GET', body?: object): Promise<T> => {
  const response = await browser.request(method, path, body);
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
};

const THREE_DAYS: Partial<Policy> = { enforcement: { group: 'all', grace: { days: 3 } } };

/** Who must have a second factor, one policy after the other. */
const policies = (app: TestApp): Partial<Policy>[] => [
  { enforcement: 'off' },
  { enforcement: { group: 'tenant-admin' } },
  { enforcement: { group: 'all', from: new Date(app.now() + 86_400_000).toISOString() } },
  THREE_DAYS,
];

/** Asks what the admins ask of a tenant that has everybody that a team can have. */
export async function adminAnswers(): Promise<AdminAnswers> {
  const answers: AdminAnswers = { accounts: [], tenants: [], profiles: [], keys: [], made: [] };
  const app = await testApp({ policy: { factors: ALL } });
  await askedLongAgo(app, 'grace@acme.test');
  const admins = await signedInAdmins(app);
  const { ada, sam } = admins;
  answers.profiles.push(await answer(sam, '/admin/profiles'));
  await programs(app, ada, answers);
  await team(app, admins);
  for (const policy of policies(app)) {
    app.setPolicy(policy);
    for (const by of ['olga', 'ada', 'sam'] as const)
      answers.accounts.push({ by, ...(await answer<AccountPage>(admins[by], '/admin/accounts')) });
  }
  await answer(sam, '/admin/profiles/gold', 'PUT', { name: 'Gold' });
  await answer(sam, '/admin/tenants', 'POST', { id: 'newco', name: 'Newco', plan: 'trial' });
  await answer(sam, '/admin/tenants', 'POST', { id: 'bigco', name: 'Bigco', plan: 'yearly', profile: 'gold' });
  await answer(sam, '/admin/tenants/acme', 'PATCH', { name: 'Acme', profile: 'gold' });
  answers.tenants.push(await answer(sam, '/admin/tenants'), await answer(sam, '/admin/tenants?limit=4'));
  answers.profiles.push(await answer(sam, '/admin/profiles'));
  return answers;
}

/** An admin who was asked for a second factor, and whose time to set one up is over. */
async function askedLongAgo(app: TestApp, email: string): Promise<void> {
  await app.addAccount({ email, role: 'tenant-admin' });
  app.setPolicy(THREE_DAYS);
  const browser = app.browser();
  await browser.signIn(email);
  await browser.answer({ kind: 'skip' });
  app.wait(4 * 86_400);
  app.setPolicy({ enforcement: 'off' });
}

/** Three admins have passkeys, and a fourth has nothing; anna's codes are locked; others are in each state there is. */
async function team(app: TestApp, { olga, ada, sam }: Record<'olga' | 'ada' | 'sam', TestBrowser>): Promise<void> {
  for (const browser of [olga, ada, sam]) {
    await addPasskey(app, browser);
    await browser.answer({ kind: 'saved' });
  }
  await app.addAccount({ email: 'noa@acme.test' });
  const cara = await app.addAccount({ email: 'cara@acme.test' });
  const otto = await app.addAccount({ email: 'suspended@acme.test' });
  for (const { id } of [cara, otto]) await app.giveFactors(id, APP, PHONE);
  await answer(olga, `/admin/accounts/${otto.id}`, 'PATCH', { state: 'suspended' });
  await answer(sam, '/admin/accounts', 'POST', { email: 'sue@acme.test', signIn: 'sso', tenant: 'acme' });
  await answer(olga, '/admin/invitations', 'POST', { email: 'ivy@acme.test', role: 'member' });
  const anna = app.browser();
  await anna.signIn('anna@acme.test');
  await wrongCodes(anna, app, 12);
}

/** Two programs, one of them suspended; keys that were used and that are over, and those that nobody has used. */
async function programs(app: TestApp, ada: TestBrowser, answers: AdminAnswers): Promise<void> {
  const makeProgram = (name: string) =>
    answer<AccountView>(ada, '/admin/accounts', 'POST', { email: `${name}@acme.test`, name, kind: 'api' });
  const [robot, old] = [await makeProgram('robot'), await makeProgram('old')];
  await answer(ada, `/admin/accounts/${old.id}`, 'PATCH', { state: 'suspended' });
  const path = `/admin/accounts/${robot.id}/api-keys`;
  answers.keys.push(await answer(ada, path));
  const expiresAt = new Date(app.now() + 60_000).toISOString();
  for (const more of [{}, { expiresAt }]) {
    const made = await answer<MadeApiKey>(ada, path, 'POST', { name: 'Build server', ...more });
    answers.made.push(made);
    answers.keys.push(await answer(ada, path));
    const authorization = `Bearer ${made.key}`;
    const { origin } = app.ports.site.url;
    await app.app.request(`${origin}/auth/session/token`, { method: 'POST', headers: { authorization } });
  }
  app.wait(120);
  answers.keys.push(await answer(ada, path));
  answers.accounts.push({ by: 'ada', ...(await answer<AccountPage>(ada, '/admin/accounts?kind=api')) });
}
