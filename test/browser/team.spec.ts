import { LoginPage } from './support/login-page.ts';
import { expect, test } from './support/test-site.ts';

test('R-68 an owner finds a member, and removes their second step by keyboard alone', async ({ page, site }) => {
  const login = await new LoginPage(page, site).signIn('owner@acme.test');
  await expect(login.welcome).toBeVisible();
  await page.evaluate(() => document.body.append(document.createElement('sally-team')));
  const team = page.locator('sally-team');
  await team.getByRole('searchbox', { name: 'Search' }).focus();
  await page.keyboard.type('mia');
  await expect(team.getByRole('rowheader')).toHaveText([/Mia Member\s*member@acme\.test/]);
  await expect(team.getByRole('status').first()).toHaveText('1 person');
  const press = async (name: string | RegExp) => {
    await team.getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
  };
  await press('Manage Mia Member');
  await press('Remove 2FA');
  await press('Remove 2FA of Mia Member');
  await expect(team.locator('p.result')).toHaveText('Mia Member no longer has a second step.');
  await expect(team.getByRole('button', { name: 'Manage Mia Member' })).toBeFocused();
  await login.signOut();
  await login.signIn('member@acme.test');
  await expect(login.welcome).toBeVisible();
});

test('R-34 an owner hands over what is theirs by keyboard alone, and is signed out with it', async ({ page, site }) => {
  const login = await new LoginPage(page, site).signIn('owner@acme.test');
  await expect(login.welcome).toBeVisible();
  await page.evaluate(() => document.body.append(document.createElement('sally-team')));
  const team = page.locator('sally-team');
  const press = async (name: string) => {
    await team.getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
  };
  await press('Manage Mia Member');
  await press('Make owner');
  await press('Make Mia Member the owner');
  await expect(team.locator('p.result')).toHaveText('Mia Member is the owner now.');
  await expect(team).toContainText('You’re signed out.');
  await expect(team.getByRole('table')).toHaveCount(0);
});
