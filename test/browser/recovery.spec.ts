import { LoginPage } from './support/login-page.ts';
import { sentCode } from './support/sent-code.ts';
import { expect, test } from './support/test-site.ts';

const NEW = 'quite another password';

test('A-19 A-34 replaces a forgotten password after a code by mail and the app’s, by keyboard alone', async ({
  page,
  site,
}) => {
  const login = await new LoginPage(page, site).open();
  await login.username.fill('member@acme.test');
  await page.getByRole('button', { name: 'Forgot your password?' }).press('Enter');
  await expect(login.password).toHaveCount(0);
  await expect(login.username).toBeFocused();
  await expect(login.username).toHaveValue('member@acme.test');
  await login.username.press('Enter');
  await expect(login.login).toContainText('If member@acme.test has an account');
  await page.reload(); // a look at the mail may cost one
  await login.giveCode(sentCode(site));
  await expect(login.login).toContainText(/app/); // the next code is another’s, before anything changes
  await login.giveCode(site.code());

  const chosen = page.getByRole('textbox', { name: 'New password' });
  await expect(chosen).toBeFocused();
  await expect(chosen).toHaveAccessibleDescription(/At least 8 characters/);
  await chosen.fill('short');
  await chosen.press('Enter');
  await expect(chosen).toHaveAccessibleDescription(/Too short/);
  await chosen.fill(NEW);
  await chosen.press('Enter');

  await expect(login.welcome).toBeVisible();
  expect(await login.session()).toMatchObject({ aal: 2, amr: ['otp', 'email', 'mfa'] });
  expect(site.messages[0]?.text).toContain('password');

  await login.signOut();
  site.wait(30);
  await login.username.fill('member@acme.test');
  await login.password.fill(NEW);
  await login.password.press('Enter');
  await login.giveCode(site.code());
  await expect(login.welcome).toBeVisible();
});

test('A-10 shows of an account that isn’t there what it shows of any', async ({ page, site }) => {
  const login = await new LoginPage(page, site).open();
  await page.getByRole('button', { name: 'Forgot your password?' }).click();
  await expect(login.password).toHaveCount(0);
  await login.username.fill('nobody@acme.test');
  await login.username.press('Enter');
  await expect(login.login).toContainText('If nobody@acme.test has an account');
  expect(site.messages).toEqual([]);
  await login.giveCode('000000');
  await expect(login.code).toHaveAccessibleDescription(/isn’t right/);
  await page.getByRole('button', { name: 'Change account' }).click();
  await expect(login.password).toBeVisible();
});
