import { sentCode } from './support/sent-code.ts';
import { LoginPage } from './support/login-page.ts';
import { expect, PASSWORD, test } from './support/test-site.ts';

const use = 'Use Mia';

test('“Use” types for a person and shows what they have in hand; the page tells its events', async ({ page, site }) => {
  const login = await new LoginPage(page, site).open();
  const beside = page.getByRole('region', { name: 'Mia’s app shows' });
  const log = page.getByRole('region', { name: 'What your page got' }).getByRole('listitem');
  await page.getByRole('button', { name: use }).press('Enter');
  await expect(login.username).toHaveValue('member@acme.test');
  await expect(login.password).toHaveValue(PASSWORD);
  await expect(login.password).toBeFocused();
  await expect(beside.locator('output')).toHaveText(/^\d{3} \d{3}$/);
  await login.password.press('Enter');
  await login.giveCode(site.code());
  await expect(login.welcome).toBeVisible();
  await expect(log.filter({ hasText: 'sally-success' })).toContainText('"email": "member@acme.test"');
  await expect(log.filter({ hasText: 'sally-step { "kind": "code" }' })).toHaveCount(1);
  expect(await page.getByRole('region', { name: 'What your page got' }).textContent()).not.toContain(PASSWORD);

  await page.getByRole('button', { name: 'Use Milo' }).click(); // who is in goes out, and a new page begins anew
  await expect(login.username).toHaveValue('mail@acme.test');
  await expect(login.password).toHaveValue(PASSWORD);
  expect(await login.session()).toBeUndefined();
  await expect(page.getByRole('region', { name: 'Milo’s messages come here' })).toBeVisible();
  await login.password.press('Enter');
  await expect(login.code).toBeVisible();
  const mail = page.getByRole('region', { name: 'Milo’s newest mail' });
  await expect(mail.locator('output')).toHaveText(sentCode(site).replace(/^.../, '$& '));
  await expect(mail.getByRole('link', { name: 'Open its link' })).toHaveAttribute('href', /\/auth\/link/);

  await page.getByRole('button', { name: 'Use Pia' }).click(); // so does who is on the way in
  await expect(login.username).toHaveValue('phone@acme.test');
  await login.password.press('Enter');
  await expect(login.code).toBeVisible();
  await expect(page.getByRole('region', { name: 'Pia’s newest text message' })).toContainText(
    sentCode(site).replace(/^.../, '$& '),
  );
});

test('a person that the address names is typed for, and one that does not exist is told', async ({ page, site }) => {
  const login = new LoginPage(page, site);
  await page.goto(`${site.url}/?as=owner@acme.test`);
  await expect(login.username).toHaveValue('owner@acme.test');
  await page.goto(`${site.url}/?as=zoe@acme.test`);
  await expect(page.getByText('There is no person “zoe@acme.test”.')).toBeVisible();
  await expect(login.username).toHaveValue('');
});

test('the two lines are copied, and it is said', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Copy' }).press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    '<script type="module" src="https://auth.example.com/sallyport.js"></script>\n' +
      '<sally-login server="https://auth.example.com/auth"></sally-login>',
  );
});
