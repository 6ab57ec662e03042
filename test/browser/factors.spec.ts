import type { Page } from '@playwright/test';
import { signIn } from '@sallyport/testing';
import { LoginPage } from './support/login-page.ts';
import { sentCode } from './support/sent-code.ts';
import { expect, test, type TestSite } from './support/test-site.ts';

/** The link of the newest message. */
function sentLink({ messages: [newest] }: TestSite): string {
  const link = /http\S+#\S+/.exec(newest?.text ?? '')?.[0];
  if (link === undefined) throw new Error('no link was sent');
  return link;
}

const pressSignIn = (page: Page) => page.getByRole('button', { name: 'Sign in' }).click();

test('R-16 signs in by a code by mail', async ({ page, site }) => {
  const login = await new LoginPage(page, site).open();
  const code = async () => {
    await expect(login.login).toContainText('m•••@acme.test');
    return sentCode(site);
  };
  await signIn(page, 'mail', { code });
  await expect(login.welcome).toBeVisible();
  expect((await login.session())?.amr).toEqual(['pwd', 'otp', 'email', 'mfa']);
});

test('R-02 OTP-14 the link, opened in another tab, finishes the first one', async ({ page, site, context }) => {
  const login = await new LoginPage(page, site).signIn('mail@acme.test');
  await expect(login.code).toBeVisible();
  const tab = await context.newPage();
  await tab.goto(sentLink(site));
  expect(new URL(tab.url()).hash).toBe('');
  expect(await login.session()).toBeUndefined(); // looking at the page spends nothing
  await expect(tab.getByRole('heading', { name: `Sign in to ${new URL(site.url).host}?` })).toBeVisible();
  await tab.route('**/auth/link', async (route) => {
    await expect(tab.getByRole('button')).toHaveText('One moment…');
    await route.continue();
  });
  await pressSignIn(tab);
  await expect(tab.getByRole('heading', { name: 'You’re signed in on the other page' })).toBeVisible();
  await expect(login.welcome).toBeVisible();
});

test('R-02 the link, opened in another browser, tells the code to type in the first', async ({
  page,
  site,
  browser,
}) => {
  const login = await new LoginPage(page, site).signIn('mail@acme.test');
  await expect(login.code).toBeVisible();
  const other = await browser.newContext();
  const elsewhere = await other.newPage();
  await elsewhere.goto(sentLink(site));
  await pressSignIn(elsewhere);
  const code = sentCode(site);
  await expect(elsewhere.locator('output')).toHaveText(code);
  expect((await elsewhere.request.get(`${site.url}/auth/session`)).status()).toBe(204);
  await other.close();
  await login.giveCode(code);
  await expect(login.welcome).toBeVisible();
});

test.describe(() => {
  test.use({ policy: { sends: { cooldown: 2, perFlow: 5, perRecipientPerHour: 10 } } });

  test('R-29 a link that was replaced says so', async ({ page, site }) => {
    const login = await new LoginPage(page, site).signIn('mail@acme.test');
    await expect(login.code).toBeVisible();
    const old = sentLink(site);
    await page.getByRole('button', { name: 'Didn’t get it?' }).click();
    await page.getByRole('button', { name: /new code/i }).click();
    await expect.poll(() => site.messages.length).toBe(2);
    await page.goto(old);
    await pressSignIn(page);
    await expect(page.getByRole('heading', { name: /no longer works/ })).toBeVisible();
  });
});

test('R-04 signs in by a code by text message', async ({ page, site }) => {
  const login = await new LoginPage(page, site).signIn('phone@acme.test');
  await expect(login.code).toBeVisible();
  await login.giveCode(sentCode(site));
  await expect(login.welcome).toBeVisible();
  expect((await login.session())?.amr).toContain('sms');
});

test.describe(() => {
  test.use({ policy: { sms: { lifetime: 300, fallback: 'always' } } });

  test('R-05 the gateway is down: the code comes by mail, and the page says so', async ({ page, site }) => {
    site.breakSms();
    const login = await new LoginPage(page, site).signIn('phone@acme.test');
    await expect(login.login).toContainText('p•••@acme.test');
    expect(site.messages[0]).toMatchObject({ via: 'email', to: 'phone@acme.test' });
    await login.giveCode(sentCode(site));
    await expect(login.welcome).toBeVisible();
    expect((await login.session())?.amr).toContain('email');
  });
});

test('R-10 R-15 adds a phone by keyboard alone, tries it, and signs in with it', async ({ page, site }) => {
  const login = await new LoginPage(page, site).signIn('mail@acme.test');
  await login.giveCode(sentCode(site));
  await expect(login.welcome).toBeVisible();

  await page.getByRole('button', { name: 'Set up: Text messages' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Set up a second step' });
  await dialog.locator('input[type=tel]').fill('+49 1511 2345678');
  await page.keyboard.press('Enter');
  const code = page.locator('dialog input[autocomplete=one-time-code]');
  await expect(code).toBeVisible();
  await code.fill(sentCode(site));
  await code.press('Enter');
  const factors = page.locator('sally-factors');
  await expect(factors.locator('p.result')).toHaveText('Set up: Text messages.');
  await expect(dialog).toHaveCount(0);

  site.wait(31);
  await factors.getByRole('button', { name: 'Change: Text messages' }).press('Enter');
  await factors.getByRole('button', { name: 'Try it' }).press('Enter');
  await expect(code).toBeVisible();
  await code.fill(sentCode(site));
  await code.press('Enter');
  await expect(factors.locator('p.result')).toHaveText('It works: Text messages.');

  await login.signOut();
  site.wait(31);
  await login.signIn('mail@acme.test');
  await page.getByRole('button', { name: 'Try another way' }).click();
  await page.getByRole('button', { name: /text message/i }).click();
  await expect.poll(() => site.messages[0]?.via).toBe('sms');
  await login.giveCode(sentCode(site));
  await expect(login.welcome).toBeVisible();
});
