import { presets } from '@sallyport/rules';
import { LoginPage } from '../support/login-page.ts';
import { openAdministration, part } from '../support/panels.ts';
import { expect, test } from '../support/test-site.ts';

/**
 * What EMQX's page says that a person sees in a page, under its preset. What its server does without a page:
 * `test/conformance/emqx.test.ts`.
 */
test.use({ policy: presets.emqx });

test('R-10 root users choose between email and an app; members have an app and can’t part with it', async ({
  page,
  site,
}) => {
  const login = await new LoginPage(page, site).signIn('owner@acme.test');
  const factors = part(page, 'factors');
  // "Select your preferred method for 2FA: Email Message, Authenticator App"
  await expect(factors.getByRole('button', { name: /^Set up: /, disabled: false })).toHaveCount(2);
  await expect(factors.getByRole('button', { name: 'Set up: Email codes' })).toBeVisible();
  await expect(factors.getByRole('button', { name: 'Set up: Authenticator app' })).toBeVisible();
  await login.signOut();

  // "a verification code is required for every login": no device is trusted
  await login.signIn('member@acme.test');
  await expect(login.code).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /trust/i })).toHaveCount(0);
  await login.giveCode(site.code());
  // "Users who have already configured 2FA cannot set it up again", "Member accounts cannot delete or reset 2FA"
  await expect(factors).toContainText('On. We ask for it at every sign-in.');
  await factors.getByRole('button', { name: 'Change: Authenticator app' }).click();
  await expect(factors).toContainText('Your organisation doesn’t let you replace it.');
  await expect(factors).toContainText('Only the owner of your organisation can do this.');
  await expect(factors.getByRole('button', { name: 'Remove Authenticator app', disabled: false })).toHaveCount(0);
});

test('R-68 the root user alone removes 2FA, in the actions of the team', async ({ page, site }) => {
  const login = await new LoginPage(page, site).signIn('admin@acme.test');
  await expect(login.welcome).toBeVisible();
  // "even member accounts with administrator privileges"
  let team = await openAdministration(page, 'team');
  await team.getByRole('button', { name: 'Manage Mia Member' }).click();
  await expect(team.getByRole('button', { name: 'Remove 2FA' })).toBeDisabled();
  await page.goto(site.url);
  await login.signOut();

  // "Click the Remove 2FA option in the Actions column"
  await login.signIn('owner@acme.test');
  await expect(login.welcome).toBeVisible();
  team = await openAdministration(page, 'team');
  await team.getByRole('button', { name: 'Manage Mia Member' }).click();
  await team.getByRole('button', { name: 'Remove 2FA' }).click();
  await team.getByRole('button', { name: 'Remove 2FA of Mia Member' }).click();
  await expect(team.locator('p.result')).toHaveText('Mia Member no longer has a second step.');

  // "After successful deletion, the member user can reconfigure 2FA"
  const context = await page.context().browser()!.newContext();
  const mia = await new LoginPage(await context.newPage(), site).signIn('member@acme.test');
  await expect(part(mia.page, 'factors').getByRole('button', { name: 'Set up: Authenticator app' })).toBeVisible();
  await context.close();
});
