import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { faultsOf } from './support/axe.ts';
import { LoginPage } from './support/login-page.ts';
import { expect, PASSWORD, test, type TestSite } from './support/test-site.ts';

/** Built and driven by `npm run test:frameworks`. */
const APPS = ['react/src/app.tsx', 'vue/src/app.vue'].map((file) => `../../../test/frameworks/${file}`);

const HOST = 'https://auth.example.com';
const snippetOf = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../demo/embed/snippets/${name}`, import.meta.url)), 'utf8');

/** Opens a page of nothing but a snippet, with the real server as the snippet's host. */
async function run(page: Page, { url }: TestSite, snippet: string, policy?: string): Promise<void> {
  const at = (text: string) => text.replaceAll(HOST, url);
  await page.route(`${url}/page`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: policy === undefined ? {} : { 'content-security-policy': `default-src 'none'; ${at(policy.trim())}` },
      body: `<!doctype html><title>A page</title>${at(snippet)}`,
    }),
  );
  await page.goto(`${url}/page`);
}

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('Email or user name').fill('owner@acme.test');
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('textbox', { name: 'Password' }).press('Enter');
}

test('the snippets for a page sign in, under the policy that is said to be enough', async ({ page, site }) => {
  await run(page, site, snippetOf('sign-in.html'), snippetOf('policy.txt'));
  await signIn(page);
  await page.waitForURL(`${site.url}/app`);
});

test('the snippets for a developer hear who signed in, and show the account', async ({ page, site }) => {
  await run(page, site, snippetOf('events.html'));
  await signIn(page);
  await expect(page.getByText('Hello, owner@acme.test')).toBeVisible();
  await run(page, site, snippetOf('account.html'));
  await expect(page.locator('sally-settings')).toContainText('Where you’re signed in');
  await page.getByRole('button', { name: 'Your account: Olga Owner' }).press('Enter');
  await expect(page.getByRole('link', { name: 'Your orders' })).toBeVisible();
});

test('minimal.html is a whole page of twelve lines, and signs in', async ({ page, site }) => {
  const source = fileURLToPath(new URL('../../demo/minimal.html', import.meta.url));
  expect(readFileSync(source, 'utf8').trimEnd().split('\n')).toHaveLength(12);
  await page.goto(`${site.url}/minimal.html`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  expect(await faultsOf(page)).toEqual([]);
  await signIn(page);
  await page.waitForURL(`${site.url}/`);
  await expect(new LoginPage(page, site).welcome).toBeVisible();
});

test('the page shows each snippet, by tabs of the keyboard and by its address', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${site.url}/embed#backend`);
  const panel = page.getByRole('tabpanel');
  await expect(panel).toHaveCount(1);
  await expect(panel).toContainText(snippetOf('guard.ts').trim());
  await page.getByRole('tab', { name: 'Backend' }).press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Site owner' })).toBeFocused();
  await expect(page).toHaveURL(/#owner$/);
  for (const name of ['sign-in.html', 'policy.txt', 'run.sh'])
    await expect(panel).toContainText(snippetOf(name).trim());
  await panel.getByRole('button', { name: 'Copy' }).first().press('Enter');
  await expect(panel.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(snippetOf('sign-in.html').trim());

  await page.getByRole('tab', { name: 'Site owner' }).press('ArrowRight');
  for (const name of ['events.html', 'account.html', ...APPS])
    await expect(panel).toContainText(snippetOf(name).trim());
  await page.getByText('<sally-login> The whole sign-in').click();
  await expect(panel.getByText('Buttons, links and the focus ring.')).toBeVisible(); // a property, by the manifest
  await expect(panel.locator('details[open]').getByText('sally-before-redirect')).toBeVisible();
  await expect(panel.locator('details[open]').getByText('headingLevel')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('tab', { name: 'Site owner' })).toHaveAttribute('aria-selected', 'true');
});
