import { mergeTests, type Page } from '@playwright/test';
import { test as withAuthenticator, VirtualAuthenticator } from '@sallyport/testing/playwright';
import { LoginPage } from './support/login-page.ts';
import { expect, test as withSite, type TestSite } from './support/test-site.ts';

const test = mergeTests(withSite, withAuthenticator);

const OWNER = 'owner@acme.test';

/** The owner, who has a password alone, signs in, makes a passkey by hand and signs out. */
async function ownerWithPasskey(page: Page, site: TestSite, { verifies = true } = {}) {
  const name = 'My phone';
  const device = await VirtualAuthenticator.plugInto(page, { verifies });
  await device.setPresence(false); // not before it is asked for
  await page.addInitScript(countRequests);
  const login = await new LoginPage(page, site).signIn(OWNER);
  await expect(login.welcome).toBeVisible();
  await addPasskey(page, device, name);
  await page.getByRole('checkbox', { name: /saved/i }).check();
  await page.getByRole('button', { name: 'Done' }).click();
  // F-20: that it works beside the password is read first
  if (!verifies) await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: name })).toBeVisible();
  await login.signOut();
  if (verifies) await fieldOffers(page); // else the browser offers none there
  return { device, login };
}

/** Counts what the page asks the browser for. */
function countRequests(): void {
  const container = Object.getPrototypeOf(navigator.credentials) as CredentialsContainer;
  const { get } = container;
  container.get = function (this: CredentialsContainer, options) {
    const made = get.call(this, options);
    Object.assign(globalThis, { requests: ((globalThis as { requests?: number }).requests ?? 0) + 1 });
    return made;
  };
}

/** Waits until the request behind the field is pending: with nobody at the device by then, it stays so. */
const fieldOffers = (page: Page) => page.waitForFunction(() => (globalThis as { requests?: number }).requests);

async function addPasskey(page: Page, device: VirtualAuthenticator, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Set up: Passkey' }).click();
  await page.getByLabel('Name (optional)').fill(name);
  await device.setPresence(true);
  await page.getByRole('button', { name: 'Create passkey' }).click();
  await expect(page.getByRole('heading', { name: 'Create a passkey' })).toBeHidden();
  await device.setPresence(false);
}

const byPasskey = (page: Page) => page.getByRole('button', { name: 'Sign in with a passkey' });

test('a passkey is made, named, and signs in by the button', async ({ page, site }) => {
  const { device, login } = await ownerWithPasskey(page, site);
  expect(await device.held()).toBe(1);
  await expect(login.username).toHaveAttribute('autocomplete', 'username webauthn');
  await device.setPresence(true);
  await byPasskey(page).click();
  await expect(login.welcome).toBeVisible();
  expect(await login.session()).toMatchObject({ aal: 2, amr: ['pop', 'user', 'mfa'] });
});

test('PK-2 the field offers it: opening the page signs in, with nothing typed', async ({ page, site }) => {
  const { device, login } = await ownerWithPasskey(page, site);
  await device.setPresence(true);
  const posted: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && posted.push(new URL(request.url()).pathname));
  await login.open();
  await expect(login.welcome).toBeVisible();
  // the page itself asks for a token of the session that there is then
  expect(posted.filter((path) => path.startsWith('/auth/flows'))).toEqual(['/auth/flows']);
  expect((await login.session())?.amr).toEqual(['pop', 'user', 'mfa']);
});

test('PK-2 D4 asks the browser first, then moves the focus to the field', async ({ page, site, authenticator }) => {
  await page.addInitScript(() => {
    const order: string[] = [];
    Object.assign(globalThis, { order });
    const available = PublicKeyCredential.isConditionalMediationAvailable.bind(PublicKeyCredential);
    PublicKeyCredential.isConditionalMediationAvailable = async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return available();
    };
    const container = Object.getPrototypeOf(navigator.credentials) as CredentialsContainer;
    const { get } = container;
    container.get = function (this: CredentialsContainer, options) {
      order.push('request');
      return get.call(this, options);
    };
    addEventListener('focusin', ({ target }) => order.push((target as HTMLInputElement).name));
  });
  await authenticator.setPresence(false);
  const login = await new LoginPage(page, site).open();
  await expect(byPasskey(page)).toBeVisible();
  await login.login.locator('sally-credentials-step').evaluate(async (step) => {
    await (step as HTMLElement & { takeFocus(): Promise<void> }).takeFocus();
    step.querySelector<HTMLInputElement>('[name=username]')?.focus();
  });
  const order = await page.evaluate(() => (globalThis as unknown as { order: string[] }).order);
  expect(order.filter((each) => each === 'request' || each === 'username')).toEqual(['request', 'username']);
});

test('a passkey is the second step after the password, and may trust the device', async ({ page, site }) => {
  const { device, login } = await ownerWithPasskey(page, site);
  await login.signIn(OWNER);
  await expect(page.getByRole('heading', { name: 'Confirm it’s you' })).toBeVisible();
  await page.getByRole('checkbox', { name: /Trust this device/ }).check();
  await device.setPresence(true);
  await page.getByRole('button', { name: 'Use passkey' }).click();
  await expect(login.welcome).toBeVisible();
  expect((await login.session())?.amr).toEqual(['pwd', 'pop', 'user', 'mfa']);
  await device.setPresence(false);
  await login.signOut();
  await login.signIn(OWNER);
  await expect(login.welcome).toBeVisible();
});

test('A-22 without user verification it is a second step, and no first one', async ({ page, site }) => {
  const { device, login } = await ownerWithPasskey(page, site, { verifies: false });
  await device.setPresence(true);
  await byPasskey(page).click();
  await expect(page.getByRole('status').filter({ hasText: /cancelled/ })).toBeVisible();
  expect(await login.session()).toBeUndefined();
  await login.username.fill(OWNER);
  await login.password.fill('demo password 2026');
  await login.password.press('Enter');
  await page.getByRole('button', { name: 'Use passkey' }).click();
  await expect(login.welcome).toBeVisible();
});

test.describe(() => {
  test.use({ policy: { passkeys: { userVerification: 'required', automatic: false } } });

  test('A-22 where policy asks for user verification, it is no second step without', async ({ page, site }) => {
    const { device, login } = await ownerWithPasskey(page, site);
    await login.signIn(OWNER);
    await device.setVerified(false);
    await device.setPresence(true);
    await page.getByRole('button', { name: 'Use passkey' }).click();
    await expect(page.getByRole('status').filter({ hasText: /cancelled/ })).toBeVisible();
    await device.setVerified(true);
    await page.getByRole('button', { name: 'Use passkey' }).click();
    await expect(login.welcome).toBeVisible();
  });
});

async function removePasskey(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Change: Passkey, My phone' }).click();
  await page.getByRole('button', { name: 'Remove My phone' }).click();
  await page.getByRole('button', { name: 'Remove My phone' }).click();
  await expect(page.getByText('Off. Your password is all it takes.')).toBeVisible();
}

test('PK-10 of one that is removed, its keeper is told at once', async ({ page, site }) => {
  const { device, login } = await ownerWithPasskey(page, site);
  await device.setPresence(true);
  await byPasskey(page).click();
  await expect(login.welcome).toBeVisible();
  expect(await device.held()).toBe(1);
  await removePasskey(page);
  await expect.poll(() => device.held()).toBe(0);
});

test('one that was removed where nobody could be told says so, and its keeper is told', async ({ page, site }) => {
  const { device, login } = await ownerWithPasskey(page, site);
  await device.setPresence(true);
  await byPasskey(page).click();
  await expect(login.welcome).toBeVisible();
  await page.evaluate(() => Reflect.deleteProperty(PublicKeyCredential, 'signalAllAcceptedCredentials'));
  await removePasskey(page);
  await device.setPresence(false);
  await login.signOut();
  await fieldOffers(page);
  expect(await device.held()).toBe(1);
  await device.setPresence(true);
  await byPasskey(page).click();
  await expect(login.login).toContainText('no longer works here');
  await expect.poll(() => device.held()).toBe(0);
});

test('a device that holds one makes no second', async ({ page, site }) => {
  const { device, login } = await ownerWithPasskey(page, site);
  await device.setPresence(true);
  await byPasskey(page).click();
  await expect(login.welcome).toBeVisible();
  await page.getByRole('button', { name: 'Add another: Passkey' }).click();
  await page.getByRole('button', { name: 'Create passkey' }).click();
  await expect(page.getByRole('status').filter({ hasText: /already has a passkey/ })).toBeVisible();
  expect(await device.held()).toBe(1);
});

test('PK-8 in a foreign frame that was not let, there is no button and one warning', async ({ page, site }) => {
  const warnings: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  await page.route('https://page.test/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe src="https://site.test/" width=400 height=700></iframe>`,
    }),
  );
  await page.route('https://site.test/**', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/')
      return route.fulfill({
        contentType: 'text/html',
        body: '<script type="module" src="/sallyport.js"></script><sally-login></sally-login>',
      });
    return route.fetch({ url: site.url + pathname }).then((response) => route.fulfill({ response }));
  });
  await page.goto('https://page.test/');
  const frame = page.frameLocator('iframe');
  await expect(frame.getByLabel('Email or user name')).toBeVisible();
  await expect.poll(() => warnings).toEqual([expect.stringContaining('publickey-credentials-get')]);
  await expect(frame.getByRole('button', { name: /passkey/i })).toHaveCount(0);
  await expect(frame.getByLabel('Email or user name')).toHaveAttribute('autocomplete', 'username');
});
