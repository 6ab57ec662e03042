import type { Page } from '@playwright/test';
import { LoginPage } from './support/login-page.ts';
import { expect, test, type TestSite } from './support/test-site.ts';

/** Somebody in a window of their own. */
async function inAnotherWindow(page: Page, site: TestSite, email: string): Promise<LoginPage> {
  const context = await page.context().browser()!.newContext();
  return new LoginPage(await context.newPage(), site).signIn(email);
}

test('an owner requires a second step in one window, and what they do is felt in another', async ({ page, site }) => {
  await page.goto(`${site.url}/admin`);
  await page.getByRole('button', { name: 'Use Olga' }).click();
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  const admin = page.locator('sally-admin');
  await admin.getByRole('link', { name: 'Policy' }).click();
  const policy = page.locator('sally-policy');
  await policy.getByRole('combobox', { name: 'Second step required', exact: true }).selectOption('On');
  await policy.getByRole('combobox', { name: 'Start', exact: true }).selectOption({ index: 1 });
  await expect(policy.locator('.bar').getByRole('status')).toHaveText(/people have to set up a second step$/);
  await policy.getByRole('button', { name: 'Review and save' }).click();
  await policy
    .getByRole('button', { name: /^See who: / })
    .first()
    .click();
  await expect(policy).toContainText('Ada Admin');
  await policy.getByRole('button', { name: 'Save policy' }).click();
  await expect(policy.locator('p.result')).toHaveText('The policy is saved.');

  const ada = await inAnotherWindow(page, site, 'admin@acme.test');
  await ada.page.getByRole('button', { name: 'Not now' }).click();
  await expect(ada.welcome).toBeVisible();
  await ada.page.context().close();

  await admin.getByRole('link', { name: 'Team' }).click();
  const team = page.locator('sally-team');
  await team.getByRole('button', { name: 'Manage Mia Member' }).click();
  await team.getByRole('button', { name: 'Remove 2FA' }).click();
  await team.getByRole('button', { name: 'Remove 2FA of Mia Member' }).click();
  await expect(team.locator('p.result')).toHaveText('Mia Member no longer has a second step.');
  const mia = await inAnotherWindow(page, site, 'member@acme.test');
  await mia.page.getByRole('button', { name: 'Not now' }).click();
  await expect(mia.welcome).toBeVisible();
  await mia.page.context().close();
});
