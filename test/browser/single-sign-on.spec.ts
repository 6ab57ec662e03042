import type { Page } from '@playwright/test';
import { TestSso } from '../support/test-sso.ts';
import { LoginPage } from './support/login-page.ts';
import { expect, test, type TestSite } from './support/test-site.ts';

const CORA = 'cora@corp.test';

/** The demo page, where the people of `corp.test` sign in elsewhere; the page of their provider has one link, back. */
async function openWithProvider(page: Page, site: TestSite) {
  const idp = new TestSso();
  await site.signOnBy(idp, CORA);
  await page.route('https://idp.corp.test/**', (route) => {
    const state = new URL(route.request().url()).searchParams.get('state');
    const body = `<a href="${site.url}/auth/sso/callback?state=${state}">I am Cora</a>`;
    return route.fulfill({ contentType: 'text/html', body });
  });
  return { idp, login: await new LoginPage(page, site).open() };
}

const signOn = (page: Page) => page.getByRole('button', { name: 'Sign in with your company' });

test('R-32 leads to the provider and back into the site, by keyboard alone', async ({ page, site }) => {
  const { idp, login } = await openWithProvider(page, site);
  idp.says = { email: CORA };
  await signOn(page).press('Enter'); // with nothing typed
  await expect(login.username).toBeFocused();
  await expect(login.username).toHaveAccessibleDescription(/Enter your email or user name/);
  await page.keyboard.type(CORA);
  await signOn(page).press('Enter');
  await page.getByRole('link', { name: 'I am Cora' }).press('Enter');
  await expect(login.welcome).toBeVisible();
  expect(await login.session()).toMatchObject({ aal: 1, amr: ['sso'] });
});

test('R-33 says of whom the provider doesn’t vouch for that nobody was signed in, and tries again', async ({
  page,
  site,
}) => {
  const { idp, login } = await openWithProvider(page, site);
  await login.username.fill(CORA);
  await login.username.press('Enter'); // an empty password gets there as well
  await page.getByRole('link', { name: 'I am Cora' }).press('Enter');
  await expect(login.login).toContainText('Signing in at corp.test didn’t work.');
  idp.says = { email: CORA };
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await page.getByRole('link', { name: 'I am Cora' }).press('Enter');
  await expect(login.welcome).toBeVisible();
});

test('asks for the password of whose address no provider answers for', async ({ page, site }) => {
  const { login } = await openWithProvider(page, site);
  await login.username.fill('admin@acme.test');
  await signOn(page).press('Enter');
  await expect(login.password).toBeFocused();
  await expect(login.password).toHaveAccessibleDescription(/no single sign-on for this address/);
});
