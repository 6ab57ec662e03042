import { wrongCode } from '../support/people.ts';
import { secretFromText } from '@sallyport/rules';
import { LoginPage } from './support/login-page.ts';
import { expect, PASSWORD, test } from './support/test-site.ts';

const SECRET = secretFromText('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP');

test('E-09 signs in by password and a code from the app, by keyboard alone, always with one first heading', async ({
  page,
  site,
}) => {
  const first = page.getByRole('heading', { level: 1 });
  const second = page.locator('#signed-out, #signed-in').getByRole('heading', { level: 2 });
  const login = await new LoginPage(page, site).signIn('member@acme.test');
  await expect(second).toHaveText('Enter your code');
  await expect(first).toHaveText('Sign-in and a second step, on a page of your own');
  await login.giveCode(site.code());
  await expect(login.welcome).toBeFocused();
  await expect(second).toHaveText('You are signed in');
  await expect(first).toHaveText('Sign-in and a second step, on a page of your own');
  expect(await login.session()).toMatchObject({ aal: 2, amr: ['pwd', 'otp', 'mfa'] });
  expect(new URL(page.url()).search).toBe('');
});

test('the first field is there before any request to the backend', async ({ page, site }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.route('**/auth/**', () => new Promise(() => {})); // never answered
  const login = new LoginPage(page, site);
  await page.goto(site.url, { waitUntil: 'commit' });
  await expect(login.username).toBeVisible();
  await expect(login.password).toBeVisible();
  expect(asked.filter((path) => path.startsWith('/auth/flows'))).toEqual([]);
});

for (const [who, about] of [
  ['owner@acme.test', 'who has a password alone'],
  ['member@acme.test', 'who has an app'],
] as const)
  test(`F-15 a browser that blocks cookies is told so, and nobody is said to be in: ${about}`, async ({
    page,
    site,
  }) => {
    site.blockCookies();
    const lines: string[] = [];
    page.on('console', (message) => void lines.push(message.text()));
    await page.exposeFunction('count', () => void lines.push('sally-success'));
    await page.addInitScript(`document.addEventListener('sally-success', () => window.count(), true)`);
    const login = await new LoginPage(page, site).signIn(who);
    if (who === 'member@acme.test') await login.giveCode(site.code());
    await expect(login.login).toContainText(`Your browser blocks cookies for ${new URL(site.url).host}. Allow them`);
    await expect(login.welcome).toHaveCount(0);
    await expect.poll(() => lines.join()).toContain('the browser keeps no cookies of');
    expect(lines).not.toContain('sally-success');
    expect(await login.session()).toBeUndefined();
  });

test('SF-12 a wrong password keeps the address, empties the password and says one thing', async ({ page, site }) => {
  const login = await new LoginPage(page, site).open();
  await login.username.fill('member@acme.test');
  await login.password.fill('wrong');
  await login.password.press('Enter');
  await expect(login.password).toHaveValue('');
  await expect(login.password).toBeFocused();
  await expect(login.username).toHaveValue('member@acme.test');
  await expect(login.password).toHaveAccessibleDescription(/./);
});

test('R-40 R-41 wrong codes count down to the lock, and the right one is refused then', async ({ page, site }) => {
  const login = await new LoginPage(page, site).signIn('member@acme.test');
  await expect(login.code).toBeVisible();
  for (let left = 9; left > 0; left--) {
    await login.giveCode(wrongCode(SECRET, site.now()));
    await expect(login.code).toHaveAttribute('aria-invalid', 'true');
    if (left <= 3) await expect(login.code).toHaveAccessibleDescription(new RegExp(`${left} (try|tries) left`));
    else await expect(login.code).not.toHaveAccessibleDescription(/(try|tries) left/);
    await expect(login.code).toBeFocused();
  }
  await login.giveCode(wrongCode(SECRET, site.now()));
  await expect(login.login).toContainText('help@acme.test');
  await expect(login.code).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Try another way' })).toHaveCount(0);

  await page.reload();
  await expect(login.login).toContainText('help@acme.test');
  site.wait(3600);
  await page.getByRole('button', { name: 'Change account' }).click();
  await login.signIn('member@acme.test');
  await login.giveCode(site.code());
  await expect(login.welcome).toBeVisible();
});

test('R-26 a reload in the middle goes on where it was', async ({ page, site }) => {
  const login = await new LoginPage(page, site).signIn('member@acme.test');
  await expect(login.code).toBeVisible();
  await page.reload();
  await expect(login.code).toBeVisible();
  await expect(login.login).toContainText('member@acme.test');
  await login.giveCode(site.code());
  await expect(login.welcome).toBeVisible();
});

test('R-22 R-50 a trusted device skips the code, another browser does not', async ({ page, site, browser }) => {
  const login = await new LoginPage(page, site).signIn('member@acme.test');
  const trust = page.getByRole('checkbox', { name: /Trust this device/ });
  await expect(trust).not.toBeChecked();
  await trust.check();
  await login.giveCode(site.code());
  await expect(login.welcome).toBeVisible();
  await login.signOut();

  await login.signIn('member@acme.test');
  await expect(login.welcome).toBeVisible();

  const elsewhere = await browser.newContext();
  const other = await new LoginPage(await elsewhere.newPage(), site).signIn('member@acme.test');
  await expect(other.code).toBeVisible();
  await elsewhere.close();
});

test('R-27 R-08 try another way: a backup code signs in once and not twice', async ({ page, site }) => {
  const login = new LoginPage(page, site);
  const useBackupCode = async () => {
    await login.signIn('member@acme.test');
    await page.getByRole('button', { name: 'Try another way' }).click();
    await page.getByRole('button', { name: /backup code/i }).click();
    await login.backupCode.fill('demo0 code3');
    await login.backupCode.press('Enter');
  };
  await useBackupCode();
  await expect(login.welcome).toBeVisible();
  await login.signOut();
  await useBackupCode();
  await expect(login.backupCode).toHaveAttribute('aria-invalid', 'true');
  await expect(login.welcome).toBeHidden();
});

test('SE-5 no password, code or token is left in the page or its storage', async ({ page, site }) => {
  const login = await new LoginPage(page, site).signIn('member@acme.test');
  const code = site.code();
  await login.giveCode(code);
  await expect(login.welcome).toBeVisible();
  const kept = await login.login.evaluate((widget) => {
    const roots = (root: Element | ShadowRoot): string[] => [
      root.innerHTML,
      ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? roots(shadowRoot) : [])),
    ];
    const values = [...widget.querySelectorAll('input')].map(({ value }) => value);
    return {
      widget: [...roots(widget), ...(widget.shadowRoot ? roots(widget.shadowRoot) : []), ...values].join(),
      stored: sessionStorage.length + localStorage.length,
      cookie: document.cookie,
    };
  });
  expect(kept.widget).not.toContain(PASSWORD);
  expect(kept.widget).not.toContain(code);
  expect([kept.stored, kept.cookie]).toEqual([0, '']);
});

test('the outbox shows the mail about a used backup code', async ({ page, site }) => {
  const login = await new LoginPage(page, site).signIn('member@acme.test');
  await page.getByRole('button', { name: 'Try another way' }).click();
  await page.getByRole('button', { name: /backup code/i }).click();
  await login.backupCode.fill('DEMO0-CODE1');
  await login.backupCode.press('Enter');
  await expect(login.welcome).toBeVisible();
  await page.getByRole('link', { name: 'Outbox' }).click();
  await expect(page.getByRole('listitem')).toContainText(['A backup code was used']);
  await expect(
    page.frameLocator('iframe').getByRole('paragraph').filter({ hasText: 'You have 9 left.' }),
  ).toBeVisible();
});

test('SE-10 goes to the page’s own path afterwards', async ({ page, site }) => {
  const login = new LoginPage(page, site);
  await login.open();
  await login.login.evaluate((widget) => widget.setAttribute('return-to', 'outbox?from=sign-in'));
  await login.username.fill('owner@acme.test');
  await login.password.fill(PASSWORD);
  await login.password.press('Enter');
  await page.waitForURL(`${site.url}/outbox?from=sign-in`);
});
