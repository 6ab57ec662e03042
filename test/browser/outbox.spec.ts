import { faultsOf } from './support/axe.ts';
import { LoginPage } from './support/login-page.ts';
import { sendMessage } from './support/send-message.ts';
import { sentCode } from './support/sent-code.ts';
import { expect, test } from './support/test-site.ts';

test('the outbox shows a mail as a page, dark and as text; what arrives comes by itself', async ({
  page,
  site,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const login = await new LoginPage(page, site).signIn('mail@acme.test');
  await expect(login.code).toBeVisible();
  const code = sentCode(site);

  const outbox = await context.newPage();
  await outbox.goto(`${site.url}/outbox`);
  const mail = outbox.frameLocator('iframe');
  const ground = () => mail.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
  await expect(mail.getByText(code)).toBeVisible();
  expect(await ground()).toBe('rgb(246, 247, 249)');
  expect(await faultsOf(outbox)).toEqual([]);
  await outbox.getByRole('link', { name: 'Dark' }).press('Enter');
  await expect.poll(ground).toBe('rgb(16, 18, 22)');
  await outbox.getByRole('button', { name: 'Copy code' }).press('Enter');
  await expect(outbox.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  expect(await outbox.evaluate(() => navigator.clipboard.readText())).toBe(code);
  await outbox.getByRole('link', { name: 'Text' }).press('Enter');
  await expect(outbox.getByRole('article')).toContainText(code);

  const link = outbox.getByRole('link', { name: 'Open link' });
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(link).toHaveAttribute('href', new RegExp(`^${site.url}/auth/link`));

  await page.evaluate(() => sessionStorage.clear());
  await login.signIn('phone@acme.test');
  await outbox.getByRole('link', { name: 'Text message new' }).press('Enter');
  await expect(outbox.getByRole('status').filter({ hasText: 'New: Text message, to +49' })).toBeVisible();
  await expect(outbox.getByRole('article')).toContainText(`SMS to +4915112345678`);
  await expect(outbox.getByRole('article')).toContainText(sentCode(site));
});

test('the bar of a page counts what came since the outbox was open, and says what comes', async ({ page, site }) => {
  await page.clock.install();
  await sendMessage(page, site);
  await page.goto(`${site.url}/embed`);
  const bar = page.getByRole('navigation', { name: 'Demo' });
  await bar.getByRole('link', { name: 'Outbox 1 new' }).click();
  await expect(page.getByRole('article')).toBeVisible();
  await expect(bar).not.toContainText('new');
  await page.goto(`${site.url}/states`);
  await expect(bar.getByRole('link', { name: 'Outbox', exact: true })).toBeVisible();

  const asked = page.waitForResponse(`${site.url}/outbox.json`);
  await page.clock.runFor(3000);
  await asked;
  await sendMessage(page, site, 'phone@acme.test');
  await page.clock.runFor(3000);
  await expect(bar.getByRole('status')).toHaveText('1 new message in the outbox');
  await expect(bar.getByRole('link', { name: 'Outbox 1 new' })).toBeVisible();
});
