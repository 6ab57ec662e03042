import { LoginPage } from './support/login-page.ts';
import { expect, test } from './support/test-site.ts';

test('R-86 an owner finds what an admin did, by keyboard alone, and reads all of it', async ({ page, site }) => {
  const login = await new LoginPage(page, site).signIn('admin@acme.test');
  await expect(login.welcome).toBeVisible();
  await login.signOut();
  await login.signIn('owner@acme.test');
  await expect(login.welcome).toBeVisible();
  await page.evaluate(() => document.body.append(document.createElement('sally-audit')));
  const audit = page.locator('sally-audit');
  await audit.getByRole('combobox', { name: 'Person' }).focus();
  await page.keyboard.type('admin');
  await expect(audit.getByRole('listitem')).toHaveText([/Ada Admin signed out/, /Ada Admin signed in/]);
  await audit.getByRole('button', { name: 'Details: Ada Admin signed in' }).focus();
  await page.keyboard.press('Enter');
  await expect(audit.getByRole('definition').filter({ hasText: 'pwd' })).toBeVisible();
  await audit.getByRole('combobox', { name: 'What happened' }).selectOption('Policy and organisation');
  await expect(audit.getByText('Nothing matches.')).toBeVisible();
});
