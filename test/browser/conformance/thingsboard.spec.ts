import { presets } from '@sallyport/rules';
import { DEMO_BACKUP_CODES } from '@sallyport/server/demo/people';
import { LoginPage } from '../support/login-page.ts';
import { openAdministration, part } from '../support/panels.ts';
import { expect, test } from '../support/test-site.ts';

/**
 * What ThingsBoard's page says that a person sees in a page, under its preset. What its server does without a page:
 * `test/conformance/thingsboard*.test.ts`.
 */
test.use({ policy: presets.thingsboard });

test('R-60 a system administrator configures the methods and enforces 2FA for tenant administrators', async ({
  page,
  site,
}) => {
  const login = await new LoginPage(page, site).signIn('system@sallyport.test');
  await expect(login.welcome).toBeVisible();
  const policy = await openAdministration(page, 'policy');
  const choose = (name: string) => policy.getByRole('combobox', { name, exact: true });
  // "Enable one or more verification methods"
  for (const type of ['Email codes', 'Text messages', 'Authenticator app', 'Backup codes'])
    await expect(policy.getByRole('checkbox', { name: `Members: ${type}` })).toBeChecked();
  await policy.getByRole('checkbox', { name: 'Members: Text messages' }).uncheck();
  // "Verification limitations", "Verification code check rate limit"
  await expect(policy.getByRole('spinbutton', { name: 'Tries' })).toHaveValue('3');
  await expect(policy.getByRole('spinbutton', { name: 'Lock after' })).toHaveValue('30');
  await expect(choose('For how long')).toHaveValue('until-admin');
  // "Enable 'Enforce two-factor authentication'", "Select the user group", "Select specific Tenants"
  await choose('Second step required').selectOption('On');
  await expect(choose('Who').first().getByRole('option')).toHaveText([
    'Everyone',
    'System admins',
    'Admins and owners',
  ]);
  await choose('Who').first().selectOption('Admins and owners');
  await policy.getByRole('textbox', { name: 'In these tenants alone' }).fill('acme');
  await policy.getByRole('button', { name: 'Review and save' }).click();
  // "Click 'Save' to apply the configuration"
  await policy.getByRole('button', { name: 'Save policy' }).click();
  await expect(policy.locator('p.result')).toHaveText('The policy is saved.');

  // "affected users must configure and use at least one available 2FA method before they can continue"
  const context = await page.context().browser()!.newContext();
  const owner = await new LoginPage(await context.newPage(), site).signIn('owner@acme.test');
  await expect(owner.page.getByRole('heading', { name: 'Protect your account' })).toBeVisible();
  await expect(owner.page.getByRole('button', { name: 'Not now' })).toBeHidden();
  await context.close();
});

test('R-20 a person signs in with a backup code by another way, and sees the methods that are enabled', async ({
  page,
  site,
}) => {
  const login = await new LoginPage(page, site).signIn('member@acme.test');
  // "Click 'Try another way'", "Select 'Backup code'", "Enter an unused backup code from your list"
  await page.getByRole('button', { name: 'Try another way' }).click();
  await page.getByRole('button', { name: /backup code/i }).click();
  await page.getByRole('textbox', { name: /backup code/i }).fill(DEMO_BACKUP_CODES[0]!);
  await page.keyboard.press('Enter');
  await expect(login.welcome).toBeVisible();
  // "The list of 2FA options available depends on the settings"
  const factors = part(page, 'factors');
  await expect(factors.getByRole('button', { name: /^Set up: /, disabled: false })).toHaveCount(2);
  // "Each backup code can be used only once"
  await expect(factors).toContainText('9 left');
});
