import { presets } from '@sallyport/rules';
import { LoginPage } from '../support/login-page.ts';
import { openAdministration } from '../support/panels.ts';
import { sentCode } from '../support/sent-code.ts';
import { expect, test } from '../support/test-site.ts';

/**
 * What Schedule it's page says that a person sees in a page, under its preset. What its server does without a page:
 * `test/conformance/schedule-it*.test.ts`.
 */
test.use({ policy: presets['schedule-it'] });

test('R-13 a code that was sent by text message, or by mail where that fails, is asked for at every sign-in', async ({
  page,
  site,
}) => {
  // "an extra input field will appear requesting the one time access code that was sent to them automatically"
  const login = await new LoginPage(page, site).signIn('phone@acme.test');
  await expect(login.code).toBeVisible();
  expect(site.messages[0]).toMatchObject({ via: 'sms' });
  await login.giveCode(sentCode(site));
  await expect(login.welcome).toBeVisible();
  await login.signOut();
  // "valid for that login session only", "Should the SMS message fail to get sent … via email"
  site.breakSms();
  site.wait(61);
  await login.signIn('phone@acme.test');
  await expect(login.code).toBeVisible();
  expect(site.messages[0]).toMatchObject({ via: 'email' });
  await login.giveCode(sentCode(site));
  await expect(login.welcome).toBeVisible();
  await login.signOut();
  // "users without any two-factor authentication enabled … will not be required to enter any access code"
  await login.signIn('admin@acme.test');
  await expect(login.welcome).toBeVisible();
});

test('R-69 an admin ends the sessions of a user, and says how long sessions last', async ({ page, site }) => {
  const context = await page.context().browser()!.newContext();
  const ada = await new LoginPage(await context.newPage(), site).signIn('admin@acme.test');
  await expect(ada.welcome).toBeVisible();

  const login = await new LoginPage(page, site).signIn('owner@acme.test');
  await expect(login.welcome).toBeVisible();
  // "You can force your users current login session to expire so they must login again"
  const team = await openAdministration(page, 'team');
  await team.getByRole('button', { name: 'Manage Ada Admin' }).click();
  await team.getByRole('button', { name: 'End sessions' }).click();
  await team.getByRole('button', { name: 'End sessions of Ada Admin' }).click();
  await expect(team.locator('p.result')).toHaveText('Ada Admin is signed out everywhere.');
  await ada.page.reload();
  await expect(ada.username).toBeVisible();
  await context.close();

  // "By default this ID is valid for a period of 90 days", "You can change the length of time"
  const policy = await openAdministration(page, 'policy');
  const days = policy.getByRole('spinbutton', { name: 'Sessions last' });
  await expect(days).toHaveValue('90');
  await days.fill('30');
  await policy.getByRole('button', { name: 'Review and save' }).click();
  await expect(policy).toContainText('90 days → 30 days');
  await policy.getByRole('button', { name: 'Save policy' }).click();
  await expect(policy.locator('p.result')).toHaveText('The policy is saved.');
});
