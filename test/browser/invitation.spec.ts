import type { Page } from '@playwright/test';
import { LoginPage } from './support/login-page.ts';
import { expect, test, type TestSite } from './support/test-site.ts';

const CHOSEN = 'a pass phrase of my own';

/** An admin invites somebody in their team, by keyboard alone; the link that is in the mail. */
async function invite(page: Page, site: TestSite): Promise<string> {
  const login = await new LoginPage(page, site).signIn('admin@acme.test');
  await expect(login.welcome).toBeVisible();
  await page.evaluate(() => document.body.append(document.createElement('sally-team')));
  const team = page.locator('sally-team');
  await team.getByRole('button', { name: 'Invite someone' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('ivy@acme.test');
  await page.keyboard.press('Enter');
  await expect(team.locator('p.result')).toHaveText('ivy@acme.test is invited.');
  await expect(team.getByRole('row', { name: /ivy@acme\.test/ })).toContainText('Invited until');
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
