import type { Page } from '@playwright/test';
import { LoginPage } from './support/login-page.ts';
import { expect, test, type TestSite } from './support/test-site.ts';

const CHOSEN = 'a pass phrase of my own';

/** An admin invites somebody; the link that is in the mail. */
async function invite(page: Page, site: TestSite): Promise<string> {
  const login = await new LoginPage(page, site).signIn('admin@acme.test');
  await expect(login.welcome).toBeVisible();
  const status = await page.evaluate(async () => {
    const body = JSON.stringify({ email: 'ivy@acme.test', role: 'member' });
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/auth/admin/invitations', { method: 'POST', headers, body })).status;
  });
  expect(status).toBe(202);
  await login.signOut();
  const [link = ''] = /http\S+/.exec(site.messages[0]?.text ?? '') ?? [];
  return link;
}

test('an invitation leads from its mail to a password and into the site; its link works once', async ({
  page,
  site,
}) => {
  const link = await invite(page, site);
  const token = link.split('#')[1] ?? '';
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.url()} ${JSON.stringify(request.headers())}`));
  await page.goto(link);
  const password = page.getByRole('textbox', { name: 'Password' });
  await expect(password).toHaveAccessibleDescription(/At least 15 characters/);
  expect(page.url()).toBe(`${site.url}/auth/invitation`);
  await page.reload(); // the flow goes on without the token
  await expect(page.getByRole('heading', { name: `Join ${new URL(site.url).host}` })).toBeVisible();
  await password.fill('short');
  await password.press('Enter');
  await expect(password).toHaveAccessibleDescription(/Too short/);
  await password.fill(CHOSEN);
  await password.press('Enter');
  await expect(page.getByRole('heading', { name: 'You are signed in' })).toBeVisible();
  expect(page.url()).toBe(`${site.url}/`);
  await expect(page.locator('[data-session=email]')).toHaveText('ivy@acme.test');
  expect(token).toHaveLength(43);
  expect(asked.join('\n')).not.toContain(token);

  await page.goto('about:blank'); // else the fragment alone would change
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This invitation no longer works' })).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(`${site.url}/`);
});
