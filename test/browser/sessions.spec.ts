import type { Locator, Page } from '@playwright/test';
import { signIn } from '@sallyport/testing';
import { LoginPage } from './support/login-page.ts';
import { expect, test, type TestSite } from './support/test-site.ts';

/** The panel on the demo's page, for somebody who is signed in. */
const panelOf = (page: Page): Locator => page.locator('sally-sessions');

const SAFARI_ON_IOS =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ' +
  'Version/19.0 Mobile/15E148 Safari/604.1';

/** Signs the owner in, who has a password alone. */
async function ownerSignedIn(page: Page, site: TestSite): Promise<LoginPage> {
  const login = await new LoginPage(page, site).open();
  await signIn(page, 'owner');
  await expect(login.welcome).toBeVisible();
  return login;
}

test('R-82 a person ends another session by keyboard alone, with a proof that is stale', async ({
  page,
  site,
  browser,
}) => {
  const elsewhere = await browser.newContext({ userAgent: SAFARI_ON_IOS });
  const other = await ownerSignedIn(await elsewhere.newPage(), site);
  await ownerSignedIn(page, site);
  site.wait(3600);
  await page.reload();

  const panel = panelOf(page);
  await expect(panel.getByRole('listitem')).toHaveCount(2);
  await expect(panel.getByRole('listitem').first()).toContainText('This device');
  await panel.getByRole('button', { name: 'Sign out Safari on iOS' }).focus();
  await page.keyboard.press('Enter');
  await expect(panel).toContainText('Whoever uses it has to sign in again.');
  await page.keyboard.press('Tab');
  await expect(panel.getByRole('button', { name: 'Sign out Safari on iOS' }).last()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('status')).toHaveText('Safari on iOS is signed out.');
  await expect(panel.getByRole('listitem')).toHaveCount(1);
  expect(await other.session()).toBeUndefined();
  await elsewhere.close();
});

test('a person signs out everywhere, here too', async ({ page, site, browser }) => {
  const elsewhere = await browser.newContext();
  const other = await ownerSignedIn(await elsewhere.newPage(), site);
  const login = await ownerSignedIn(page, site);
  const panel = panelOf(page);
  await panel.getByRole('button', { name: 'Sign out everywhere, here too' }).click();
  await panel.getByRole('button', { name: 'Sign out everywhere, here too' }).last().click();
  await expect(login.password).toBeVisible();
  expect(await login.session()).toBeUndefined();
  expect(await other.session()).toBeUndefined();
  await elsewhere.close();
});
