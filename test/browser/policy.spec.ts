import { LoginPage } from './support/login-page.ts';
import { expect, test } from './support/test-site.ts';

const DAYS = 2 * 24 * 3600;

test('R-63 R-81 an owner requires a second step from a date by keyboard, and whoever has none feels it', async ({
  page,
  site,
}) => {
  const login = await new LoginPage(page, site).signIn('owner@acme.test');
  await expect(login.welcome).toBeVisible();
  await page.evaluate(() => {
    const panel = document.createElement('sally-policy');
    panel.setAttribute('scope', 'tenant:acme');
    document.body.append(panel);
  });
  const panel = page.locator('sally-policy');
  const choose = async (name: string, key: string) => {
    await panel.getByRole('combobox', { name, exact: true }).focus();
    await page.keyboard.press(key);
  };
  const press = async (name: string) => {
    await panel.getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
  };
  await choose('Second step required', 'ArrowDown');
  await choose('Start', 'ArrowDown'); // tomorrow, unless another date is typed
  await expect(panel.locator('.bar').getByRole('status')).toHaveText(
    /^1 change · \d+ people have to set up a second step$/,
  );
  await press('Review and save');
  await expect(panel.getByText(/^Off → Everyone, /)).toBeVisible();
  await press('Save policy');
  await expect(panel.locator('p.result')).toHaveText('The policy is saved.');
  await login.signOut();

  await login.signIn('admin@acme.test');
  await page.getByRole('button', { name: 'Not now' }).click();
  await expect(login.welcome).toBeVisible();
  await login.signOut();
  site.wait(DAYS);
  await login.signIn('admin@acme.test');
  await expect(page.getByRole('heading', { name: 'Protect your account' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Not now' })).toBeHidden();
});
