import { LoginPage } from './support/login-page.ts';
import { sentCode } from './support/sent-code.ts';
import { expect, test } from './support/test-site.ts';

const CHOSEN = 'a pass phrase of my own';

/** Walks to the code of a sign-up, by keyboard alone. */
async function ask(login: LoginPage, email: string) {
  await login.page.getByRole('button', { name: 'Create an account' }).press('Enter');
  const address = login.page.getByRole('textbox', { name: 'Email', exact: true });
  await address.fill(email);
  await address.press('Tab');
  const password = login.page.getByRole('textbox', { name: 'Password' });
  await expect(password).toHaveAccessibleDescription(/At least 15 characters/);
  await password.fill(CHOSEN);
  await password.press('Enter');
  await expect(login.login).toContainText(`We sent it to ${email}.`);
}

test('makes an account by a code by mail, and signs in with it', async ({ page, site }) => {
  const login = await new LoginPage(page, site).open();
  await ask(login, 'nora@newco.example');
  await page.reload(); // a look at the mail may cost one
  await login.giveCode(sentCode(site));
  await expect(login.welcome).toBeVisible();
  await expect(page.locator('[data-session=role]')).toContainText('tenant-admin, owner');

  await login.signOut();
  await login.username.fill('nora@newco.example');
  await login.password.fill(CHOSEN);
  await login.password.press('Enter');
  await expect(login.welcome).toBeVisible();
});

test('A-10 shows of an address with an account what it shows of any; the mail tells its owner', async ({
  page,
  site,
}) => {
  const login = await new LoginPage(page, site).open();
  await ask(login, 'member@acme.test');
  expect(site.messages[0]?.text).toContain('you already have one');
  await login.giveCode('000000');
  await expect(login.code).toHaveAccessibleDescription(/isn’t right/);
});

test.describe('with a phone', () => {
  test.use({ policy: { signUp: { phone: true }, enforcement: { group: 'all', exempt: { firstSession: true } } } });

  test('R-65 proves address and number, and is not asked for a second step at first', async ({ page, site }) => {
    const login = await new LoginPage(page, site).open();
    await ask(login, 'nora@newco.example');
    await login.giveCode(sentCode(site));
    const number = page.getByRole('textbox', { name: 'Phone number' });
    await expect(number).toBeFocused();
    await number.fill('+49 1511 2345679');
    await number.press('Enter');
    await expect(login.login).toContainText('We sent it to +49 151 123 456 79.');
    await login.giveCode(sentCode(site));
    await expect(login.welcome).toBeVisible();
    expect(await login.session()).toMatchObject({ aal: 2, amr: ['otp', 'email', 'sms', 'mfa'] });
  });
});
