import { presets } from '@sallyport/rules';
import { totp } from '@sallyport/testing';
import { LoginPage } from '../support/login-page.ts';
import { part } from '../support/panels.ts';
import { expect, PASSWORD, test } from '../support/test-site.ts';

/**
 * What emnify's help says that a person sees in a page, in its order, under its preset. What its server does without a
 * page: `test/conformance/emnify*.test.ts`. The words of its own: `test/elements/emnify-words.test.ts`.
 */
const DAY = 24 * 3600;
const ENFORCED_IN = 30 * DAY;

test.describe('before it is mandatory', () => {
  test.use({
    policy: {
      ...presets.emnify,
      enforcement: { group: 'all', from: new Date(Date.now() + ENFORCED_IN * 1000).toISOString() },
    },
  });

  test('R-52 a person enables two-factor authentication, trusts a device, and removes it', async ({ page, site }) => {
    const login = await new LoginPage(page, site).signIn('owner@acme.test');
    await page.getByRole('button', { name: 'Not now' }).click();
    site.wait(3600);
    // "Find the Two-Factor Authentication section": a link of the page leads there
    await page.goto(`${site.url}/#two-factor-authentication`);
    const factors = part(page, 'factors');
    await factors.getByRole('button', { name: 'Set up: Authenticator app' }).click();
    // "Enter your password to verify your identity"
    const dialog = page.getByRole('dialog', { name: 'Set up a second step' });
    await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    // "scanning the QR code", "Alternatively … reveal a secret key"
    await expect(dialog.getByRole('img')).toBeVisible();
    await dialog.getByRole('button', { name: 'Can’t scan it?' }).click();
    const secret = await dialog.locator('code').innerText();
    await dialog.locator('input[autocomplete=one-time-code]').fill(totp(secret, site.now()));
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Done' }).click();
    // "MFA is now enabled for your account"
    await expect(factors).toContainText('On. We ask for it on devices you don’t trust.');

    // "on a device you haven't set as trusted", "select Trust this device before entering the MFA code"
    await login.signOut();
    site.wait(31);
    await login.signIn('owner@acme.test');
    await page.getByRole('checkbox', { name: 'Trust this device for 30 days' }).check();
    await login.giveCode(totp(secret, site.now()));
    await expect(login.welcome).toBeVisible();
    const devices = part(page, 'trusted-devices');
    await expect(devices.getByRole('listitem')).toContainText('Trusted until');
    // "Your changes are saved automatically"
    await expect(devices).toContainText('Changes are saved automatically.');
    await login.signOut();
    await login.signIn('owner@acme.test');
    await expect(login.welcome).toBeVisible();
    // "To remove a device from Trusted Devices, click Remove"
    await devices.getByRole('button', { name: /^Remove / }).click();
    await devices
      .getByRole('button', { name: /^Remove / })
      .last()
      .click();
    await expect(devices).toContainText('No trusted devices.');

    // "To turn off your existing MFA setup … click Disable"
    await factors.getByRole('button', { name: 'Disable two-step sign-in' }).click();
    await factors.getByRole('button', { name: 'Disable two-step sign-in' }).last().click();
    site.wait(31);
    const proof = page.getByRole('dialog', { name: 'Confirm it’s you' }).getByRole('textbox');
    await proof.fill(totp(secret, site.now()));
    await proof.press('Enter');
    await expect(factors.locator('p.result')).toHaveText('Two-step sign-in is off.');
  });
});

test.describe('once it is mandatory', () => {
  test.use({ policy: presets.emnify });

  test('R-61 a person signs in by a code from their mail, which is enabled with it, and stays', async ({
    page,
    site,
  }) => {
    // "Log in with your email and password as usual", "Open the message … with your 6-digit verification code"
    const login = await new LoginPage(page, site).signIn('admin@acme.test');
    await expect(login.code).toBeVisible();
    // "The code is valid for 20 minutes and should contain letters and numbers"
    const code = /Your code:\s+([A-Z0-9]{6})\b/.exec(site.messages[0]!.text)![1]!;
    await login.giveCode(code);
    // "you'll be redirected … with a message that your account's MFA is now successfully enabled"
    await expect(login.login).toContainText('Your second step is on.');
    await expect(login.welcome).toBeVisible();
    // "You won't be able to disable MFA once it's enforced for your organization."
    const factors = part(page, 'factors');
    await expect(factors).toContainText('Your organisation requires it.');
    await expect(factors.getByRole('button', { name: 'Disable two-step sign-in' })).toBeDisabled();
  });
});
