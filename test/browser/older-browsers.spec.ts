import { THREE_YEARS_OLD, tooNew } from '../support/compatibility/newer.ts';
import { LoginPage } from './support/login-page.ts';
import { expect, PASSWORD, test } from './support/test-site.ts';

/** Takes away what came later. Of style sheets it can only be denied that `light-dark()` is there. */
function forget(names: [string, string][]): void {
  const all = globalThis as unknown as Record<string, (object & { prototype?: object }) | undefined>;
  const lose = (holder: object | undefined, name: string) =>
    holder !== undefined && Object.hasOwn(holder, name) && Reflect.deleteProperty(holder, name);
  const gone = names.filter(([owner, name]) => {
    const holders = owner === 'Window' ? [globalThis] : [all[owner], all[owner]?.prototype];
    return holders.some((holder) => lose(holder, name));
  });
  const { supports } = CSS;
  CSS.supports = (...args: [string, string?]) =>
    !args.join().includes('light-dark') && supports.apply(CSS, args as [string]);
  Object.assign(globalThis, { gone: gone.map(([owner, name]) => `${owner}.${name}`) });
}

// the site's policy asks for trusted types, which went with the rest
test.use({ bypassCSP: true, colorScheme: 'dark' });

test('F-04 a browser without anything younger than three years signs people in', async ({ page, site }) => {
  await page.addInitScript(forget, tooNew(THREE_YEARS_OLD));
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const login = await new LoginPage(page, site).open();
  const gone = await page.evaluate(() => (globalThis as unknown as { gone: string[] }).gone);
  expect(gone).toEqual(expect.arrayContaining(['URL.parse', 'Promise.withResolvers', 'AbortSignal.any', 'Set.union']));

  await login.login.evaluate((widget) => widget.setAttribute('return-to', 'outbox?from=sign-in'));
  const button = login.login.locator('sally-button button');
  // light on a dark system: it knows no other
  await expect(button).toHaveCSS('background-color', 'rgb(31, 85, 214)');
  await login.username.fill('member@acme.test');
  await login.password.fill(PASSWORD);
  await login.password.press('Enter');
  await login.giveCode(site.code());
  await page.waitForURL(`${site.url}/outbox?from=sign-in`);
  expect(errors).toEqual([]);
});
