import { totp } from '@sallyport/testing';
import { LoginPage } from './support/login-page.ts';
import { readQrCode } from './support/qr-code.ts';
import { expect, test } from './support/test-site.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`R-61 EN-1 forced enrolment, by the QR code read off the screen (${colorScheme})`, async ({ page, site }) => {
    await page.emulateMedia({ colorScheme });
    const login = await new LoginPage(page, site).signIn('new@newco.test');
    await page.getByRole('button', { name: /authenticator app/i }).click();
    const qr = page.locator('sally-qr-code');
    await expect(qr).toBeVisible();

    const uri = new URL((await readQrCode(qr)) ?? 'about:blank');
    const secret = uri.searchParams.get('secret') ?? '';
    expect(uri.protocol + uri.host + uri.pathname).toContain('otpauth:totp/');
    expect(uri.searchParams.get('issuer')).toBe(new URL(site.url).host.replace(':', ' '));
    await login.giveCode(totp(secret, site.now()));

    const codes = page.locator('sally-backup-codes li');
    await expect(codes).toHaveCount(10);
    expect(await login.session()).toBeUndefined();
    const [first = ''] = await codes.allInnerTexts();
    await page.getByRole('checkbox', { name: /saved/i }).check();
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(login.login).toContainText('Changing phones?'); // R-35 before the page takes the widget away
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(login.welcome).toBeVisible();
    expect(await login.session()).toMatchObject({ aal: 2 });

    await login.signOut();
    await login.signIn('new@newco.test');
    await expect(login.code).toBeVisible();
    await page.getByRole('button', { name: 'Try another way' }).click();
    await page.getByRole('button', { name: /backup code/i }).click();
    await login.backupCode.fill(first.toLowerCase().replaceAll(/\s|-/g, ' '));
    await login.backupCode.press('Enter');
    await expect(login.welcome).toBeVisible();
  });
}

test('EN-2 the secret as text enrols as well, and after a reload too', async ({ page, site }) => {
  const login = await new LoginPage(page, site).signIn('new@newco.test');
  await page.getByRole('button', { name: /authenticator app/i }).click();
  await expect(login.code).toBeVisible();
  await page.reload();
  await expect(login.code).toBeVisible();
  await page.getByRole('button', { name: 'Can’t scan it?' }).press('Enter');
  const grouped = await login.login.locator('code').innerText();
  await login.giveCode(totp(grouped, site.now()));
  await expect(page.locator('sally-backup-codes li')).toHaveCount(10);
});

test('EN-5 EN-6 EN-7 backup codes download, print and copy under the strict policy', async ({
  page,
  site,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  // in every frame, the one that is printed too
  await page.addInitScript(() => {
    window.print = () => Object.assign(window.top ?? {}, { printed: document.body.innerText });
  });
  const login = await new LoginPage(page, site).signIn('new@newco.test');
  await page.getByRole('button', { name: /authenticator app/i }).click();
  const uri = new URL((await readQrCode(page.locator('sally-qr-code'))) ?? 'about:blank');
  await login.giveCode(totp(uri.searchParams.get('secret') ?? '', site.now()));
  const shown = page.locator('sally-backup-codes li');
  await expect(shown).toHaveCount(10);
  const codes = await shown.allInnerTexts();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: /download/i })
      .or(page.getByRole('link', { name: /download/i }))
      .click(),
  ]);
  const saved = await (await download.createReadStream()).toArray();
  const text = Buffer.concat(saved as Buffer[]).toString();
  for (const code of codes) expect(text).toContain(code);
  expect(text).toContain('new@newco.test');

  await login.login.getByRole('button', { name: /copy/i }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  for (const code of codes) expect(copied).toContain(code);

  await page.getByRole('button', { name: /print/i }).click();
  await expect.poll(() => page.evaluate(() => (window as unknown as { printed?: string }).printed)).toContain(codes[9]);

  await page.getByRole('checkbox', { name: /saved/i }).check();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(login.login).toContainText('Changing phones?'); // R-35 before the page takes the widget away
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(login.welcome).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.innerText)).not.toContain(codes[0]);
});

test.describe('before a second step is asked for', () => {
  const IN_A_YEAR = new Date(Date.now() + 365 * 24 * 60 * 60 * 1000).toISOString();
  test.use({ policy: { enforcement: { group: 'all', from: IN_A_YEAR } } });

  test('R-63 the person is told, and goes on without by keyboard alone', async ({ page, site }) => {
    const login = await new LoginPage(page, site).signIn('admin@acme.test');
    await expect(page.getByRole('heading', { name: 'Protect your account' })).toBeFocused();
    const notNow = page.getByRole('button', { name: 'Not now' });
    for (let tab = 0; tab < 8 && !(await notNow.evaluate((it) => it.matches(':focus'))); tab++) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await expect(login.welcome).toBeVisible();
    expect(await login.session()).toMatchObject({ aal: 1 });
  });
});
