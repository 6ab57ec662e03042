import { LoginPage } from './support/login-page.ts';
import { expect, test } from './support/test-site.ts';

test('R-31 a system admin adds a tenant and a program of it, whose key is shown once, by keyboard alone', async ({
  page,
  site,
}) => {
  const login = await new LoginPage(page, site).signIn('system@sallyport.test');
  await expect(login.welcome).toBeVisible();
  await page.evaluate(() => {
    location.hash = 'tenants';
    document.body.append(document.createElement('sally-admin'));
  });
  const admin = page.locator('sally-admin');
  const press = async (role: 'button' | 'link', name: string) => {
    await admin.getByRole(role, { name, exact: true }).first().focus();
    await page.keyboard.press('Enter');
  };
  const type = async (label: string, text: string) => {
    await admin.getByLabel(label, { exact: true }).focus();
    await page.keyboard.type(text);
  };
  await press('button', 'Add a tenant');
  await type('ID', 'beta');
  await page.keyboard.press('Enter');
  await expect(admin.locator('sally-tenants p.result')).toHaveText('beta is added.');
  await expect(admin.getByRole('button', { name: 'Manage beta' })).toBeFocused();

  await press('link', 'Programs');
  await press('button', 'Add a program');
  await type('Email address', 'ci@beta.test');
  await type('Tenant', 'beta');
  await page.keyboard.press('Enter');
  await press('button', 'Manage ci@beta.test');
  await type('Name of the key', 'Build');
  await page.keyboard.press('Enter');
  const key = admin.locator('sally-programs code');
  await expect(key).toHaveText(/^sally_[\w-]{43}$/);
  const secret = await key.textContent();
  const token = await page.evaluate(async (bearer) => {
    const { status } = await fetch('/auth/session/token', {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: '{}',
    });
    return status;
  }, secret);
  expect(token).toBe(200);
  await press('button', 'Manage ci@beta.test');
  await expect(key).toHaveCount(0);
});
