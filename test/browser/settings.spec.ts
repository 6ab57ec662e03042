import type { Locator, Page } from '@playwright/test';
import { totp } from '@sallyport/testing';
import { LoginPage } from './support/login-page.ts';
import { part, pressEnterOn } from './support/panels.ts';
import { sentCode } from './support/sent-code.ts';
import { expect, PASSWORD, test, type TestSite } from './support/test-site.ts';

async function memberSignedIn(page: Page, site: TestSite): Promise<LoginPage> {
  const login = await new LoginPage(page, site).signIn('member@acme.test');
  await page.getByRole('checkbox', { name: /trust/i }).check();
  await login.giveCode(site.code());
  await expect(login.welcome).toBeVisible();
  return login;
}

test('R-52 a person stops trusting a browser by keyboard alone, and is asked for the code there again', async ({
  page,
  site,
}) => {
  const login = await memberSignedIn(page, site);
  const devices = part(page, 'trusted-devices');
  await expect(devices.getByRole('listitem')).toHaveCount(1);
  await pressEnterOn(devices.getByRole('button', { name: /^Remove / }));
  await expect(devices).toContainText('again, from the next sign-in on');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(devices).toContainText('No trusted devices.');
  await login.signOut();
  site.wait(31);
  await login.signIn('member@acme.test');
  await expect(login.code).toBeVisible();
});

test('R-07 A-11 R-67 removing with an old proof asks for one in place, and then removes', async ({ page, site }) => {
  const login = await memberSignedIn(page, site);
  site.wait(3600);
  await page.reload();
  const heard = await page.evaluateHandle(() => {
    const names: string[] = [];
    for (const name of ['sally-success', 'sally-step', 'sally-change'])
      document.addEventListener(name, ({ type }) => names.push(type));
    return names;
  });
  const factors = part(page, 'factors');
  await pressEnterOn(factors.getByRole('button', { name: 'Change: Authenticator app' }));
  await pressEnterOn(factors.getByRole('button', { name: 'Remove Authenticator app' }));
  await expect(factors).toContainText('You then sign in with your password alone, and your backup codes stop working.');
  await pressEnterOn(factors.getByRole('button', { name: 'Remove Authenticator app' }));
  const dialog = page.getByRole('dialog', { name: 'Confirm it’s you' });
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.type(site.code());
  await page.keyboard.press('Enter');
  await expect(factors.locator('p.result')).toHaveText('Removed: Authenticator app.');
  await expect(dialog).toHaveCount(0);
  await expect(factors).toContainText('Off. Your password is all it takes.');
  expect(await heard.jsonValue()).toEqual(['sally-change']);
  await login.signOut();
  await login.signIn('member@acme.test');
  await expect(login.welcome).toBeVisible();
});

test('R-07 a proof that is given up leaves everything as it was', async ({ page, site }) => {
  await memberSignedIn(page, site);
  site.wait(3600);
  await page.reload();
  const factors = part(page, 'factors');
  await pressEnterOn(factors.getByRole('button', { name: 'Disable two-step sign-in' }));
  await pressEnterOn(factors.getByRole('button', { name: 'Disable two-step sign-in' }).last());
  await expect(page.getByRole('dialog', { name: 'Confirm it’s you' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(factors.locator('p.result')).toHaveText('Nothing was changed.');
  await expect(factors).toContainText('On. We ask for it on devices you don’t trust.');
});

test('R-08 a new set of backup codes is shown once, and the row counts them', async ({ page, site }) => {
  await memberSignedIn(page, site);
  const factors = part(page, 'factors');
  await pressEnterOn(factors.getByRole('button', { name: 'Make new backup codes' }));
  const dialog = page.getByRole('dialog', { name: 'Set up a second step' });
  await pressEnterOn(dialog.getByRole('button', { name: /make/i }));
  await dialog.getByRole('checkbox', { name: /saved/i }).check();
  await pressEnterOn(dialog.getByRole('button', { name: 'Done' }));
  await expect(factors.locator('p.result')).toHaveText(/You have a new set of backup codes/);
  await expect(factors).toContainText('10 of 10 left');
});

/** Types the code of the app that the dialog shows the secret of. Resolves with the secret. */
async function proveApp(dialog: Locator, site: TestSite): Promise<string> {
  await pressEnterOn(dialog.getByRole('button', { name: 'Can’t scan it?' }));
  const secret = await dialog.locator('code').innerText();
  await dialog.locator('input[autocomplete=one-time-code]').focus();
  await dialog.page().keyboard.type(totp(secret, site.now()));
  await dialog.page().keyboard.press('Enter');
  return secret;
}

test('R-14 a person sets up an app by keyboard alone, and replaces it: codes of the old one are refused', async ({
  page,
  site,
}) => {
  const login = await new LoginPage(page, site).signIn('owner@acme.test');
  const factors = part(page, 'factors');
  const dialog = page.getByRole('dialog', { name: 'Set up a second step' });
  await pressEnterOn(factors.getByRole('button', { name: 'Set up: Authenticator app' }));
  const old = await proveApp(dialog, site);
  await dialog.getByRole('checkbox', { name: /saved/i }).focus();
  await page.keyboard.press('Space');
  await pressEnterOn(dialog.getByRole('button', { name: 'Done' }));
  await expect(dialog).toContainText('Changing phones? Move the app across first.');
  await pressEnterOn(dialog.getByRole('button', { name: 'Done' }));
  await expect(factors.locator('p.result')).toHaveText('Set up: Authenticator app.');
  await expect(factors).toContainText('On. We ask for it on devices you don’t trust.');

  await pressEnterOn(factors.getByRole('button', { name: 'Change: Authenticator app' }));
  await pressEnterOn(factors.getByRole('button', { name: 'Replace' }));
  const latest = await proveApp(dialog, site);
  await pressEnterOn(dialog.getByRole('button', { name: 'Done' }));
  await expect(factors.locator('p.result')).toHaveText('Replaced: Authenticator app.');
  expect(latest).not.toBe(old);

  await login.signOut();
  site.wait(61);
  await login.signIn('owner@acme.test');
  await login.giveCode(totp(old, site.now()));
  await expect(login.login).toContainText('That code isn’t right. Try again.');
  await login.giveCode(totp(latest, site.now()));
  await expect(login.welcome).toBeVisible();
});

test('a password is asked for in place where there is no second step', async ({ page, site }) => {
  const login = await new LoginPage(page, site).signIn('owner@acme.test');
  await expect(login.welcome).toBeVisible();
  site.wait(3600);
  await page.reload();
  const factors = part(page, 'factors');
  await pressEnterOn(factors.getByRole('button', { name: 'Set up: Email codes' }));
  const dialog = page.getByRole('dialog', { name: 'Set up a second step' });
  await expect(dialog.getByLabel('Password', { exact: true })).toBeFocused();
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(dialog.locator('input[autocomplete=one-time-code]')).toBeVisible();
});

test('R-23 the password is changed in place by keyboard alone, after the code, and the new one counts', async ({
  page,
  site,
}) => {
  const login = await memberSignedIn(page, site);
  const password = part(page, 'password');
  await pressEnterOn(password.getByRole('button', { name: 'Change password' }));
  const dialog = page.getByRole('dialog', { name: 'Change your password' });
  await expect(dialog.locator('input[autocomplete=current-password]')).toBeFocused();
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  site.wait(31);
  await expect(dialog.locator('input[autocomplete=one-time-code]')).toBeFocused();
  await page.keyboard.type(site.code());
  await page.keyboard.press('Enter');
  await expect(dialog.locator('input[autocomplete=new-password]')).toBeVisible();
  await dialog.locator('input[autocomplete=new-password]').focus();
  await page.keyboard.type('quiet-harbour-seven-lanterns');
  await page.keyboard.press('Enter');
  await expect(password.locator('p.result')).toHaveText(/Your password is changed/);
  await login.signOut();
  site.wait(31);
  await login.signIn('member@acme.test', 'quiet-harbour-seven-lanterns');
  await expect(login.code).toBeVisible();
});

test('A-32 a person changes their address by keyboard alone, and proves the new one', async ({ page, site }) => {
  const login = await new LoginPage(page, site).signIn('owner@acme.test');
  await expect(login.welcome).toBeVisible();
  const address = part(page, 'address');
  await expect(address.getByRole('listitem')).toContainText('owner@acme.test');
  await pressEnterOn(address.getByRole('button', { name: 'Change address' }));
  const dialog = page.getByRole('dialog', { name: 'Change your email address' });
  await expect(dialog.getByRole('textbox', { name: 'New email address' })).toBeFocused();
  await page.keyboard.type('owner@new.test');
  await page.keyboard.press('Enter');
  await expect(dialog.locator('input[autocomplete=one-time-code]')).toBeFocused();
  await page.keyboard.type(sentCode(site));
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(address.getByRole('listitem')).toContainText('owner@new.test');
  await expect(address.locator('p.result')).toContainText('Your email address is changed.');
  await expect(address.getByRole('button', { name: 'Change address' })).toBeFocused();
});

test('R-23 a person says by keyboard alone that a session wasn’t theirs, and is told what changed', async ({
  page,
  browser,
  site,
}) => {
  const login = await memberSignedIn(page, site);
  site.wait(31);
  const elsewhere = await (await browser.newContext()).newPage();
  const other = await new LoginPage(elsewhere, site).signIn('member@acme.test');
  await elsewhere.getByRole('checkbox', { name: /trust/i }).check();
  await other.giveCode(site.code());
  await expect(other.welcome).toBeVisible();
  site.wait(31);
  await page.reload();
  const sessions = part(page, 'sessions');
  await pressEnterOn(sessions.getByRole('button', { name: /^Sign out .* on / }));
  await pressEnterOn(sessions.getByRole('button', { name: /^This wasn’t me: / }));
  await expect(sessions.getByText('Not you? Every other device')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'This wasn’t me' });
  await expect(dialog.locator('input[autocomplete=one-time-code]')).toBeFocused();
  await elsewhere.reload();
  await expect(other.username).toBeVisible();
  await page.keyboard.type(site.code());
  await page.keyboard.press('Enter');
  await expect(dialog.locator('input[autocomplete=new-password]')).toBeFocused();
  await page.keyboard.type('quiet-harbour-seven-lanterns');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('group', { name: 'Changed in the last seven days' }).getByRole('listitem')).toHaveText([
    /A device was trusted.*\s· 2 times\s· /,
  ]);
  await pressEnterOn(dialog.getByRole('button', { name: 'Done' }));
  await expect(dialog).toHaveCount(0);
  await expect(sessions.locator('p.result')).toHaveText('Thank you. Other devices are signed out.');
  await expect(sessions.getByRole('listitem')).toHaveCount(1);
  await login.signOut();
  await login.signIn('member@acme.test', 'quiet-harbour-seven-lanterns');
  await expect(login.code).toBeVisible();
});
