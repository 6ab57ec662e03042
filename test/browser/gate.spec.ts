import { LoginPage } from './support/login-page.ts';
import { expect, test } from './support/test-site.ts';

test('GT-5 GT-8 by keyboard: the gate asks for the code, settings open, and the way out', async ({ page, site }) => {
  const login = await new LoginPage(page, site).signIn('member@acme.test');
  await page.getByRole('checkbox', { name: /trust/i }).check();
  await login.giveCode(site.code());
  await expect(page.getByText('1 December')).toBeVisible(); // the code was just proved
  await page.reload(); // the accounts then come after the settings, whose parts have ids too
  await expect(page.locator('sally-password')).toBeVisible();
  await expect(page.getByText('demo password 2026')).toHaveCount(1);
  expect(await page.locator('[id]').evaluateAll((all) => all.length - new Set(all.map(({ id }) => id)).size)).toBe(0);
  await login.signOut();
  await login.signIn('member@acme.test'); // the device stands in for the code
  await expect(login.welcome).toBeVisible();
  const gate = page.locator('sally-gate');
  await expect(gate).toContainText('You need a second step to see this.');
  await expect(page.getByText('1 December')).toHaveCount(0);
  await gate.getByRole('button', { name: 'Confirm it’s you' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Confirm it’s you' }).getByRole('textbox')).toBeFocused();
  await page.keyboard.type(site.code(1));
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 December')).toBeVisible();

  await page.getByRole('button', { name: 'Your account: Mia Member' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const settings = page.getByRole('dialog', { name: 'Sign-in and security' });
  await expect(settings).toBeVisible();
  await expect(page.locator('sally-user-button sally-settings')).toContainText('Two-step sign-in');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Your account: Mia Member' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(login.username).toBeVisible();
});
