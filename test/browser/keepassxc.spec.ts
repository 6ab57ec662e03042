import { expect, test, type Page } from '@playwright/test';
import { keepassxcFolder } from '../support/tools/ensure-keepassxc.mjs';
import { readFields, submitForm } from './support/saved-login/fields.ts';
import { CODE, runKeepassxc } from './support/saved-login/keepassxc.ts';
import { LAYOUTS, SAVED } from './support/saved-login/layouts.ts';
import { savedLoginSite, type SavedLoginSite } from './support/saved-login/site.ts';

const folder = keepassxcFolder();
const IN_SHADOW_ROOT = 'in a shadow root';

test.describe('PM-9 KeePassXC’s extension', () => {
  test.skip(!folder, 'webext-keepassxc-browser is not on this machine, and could not be downloaded from Debian');
  let site: SavedLoginSite;
  let page: Page;

  test.beforeAll(async ({ browser }) => {
    site = await savedLoginSite();
    page = await browser.newPage();
  });
  test.afterAll(async () => {
    await page?.close();
    await site?.close();
  });

  test.afterEach(() => page.evaluate(() => sessionStorage.clear())); // else the next page goes on where this one was

  for (const layout of Object.keys(LAYOUTS).filter((it) => it !== IN_SHADOW_ROOT))
    test(`fills in a login ${layout}`, async () => {
      await page.goto(site.page(layout));
      await runKeepassxc(page, folder!);
      await expect.poll(() => page.evaluate(readFields)).toMatchObject(SAVED);
      await page.evaluate(submitForm);
      const { username: identifier, password } = SAVED;
      await expect.poll(() => site.answers.at(-1)).toMatchObject({ kind: 'credentials', identifier, password });
    });

  test('fills in the code of the step that follows', async () => {
    await page.goto(site.page('in the page itself'));
    const extension = await runKeepassxc(page, folder!);
    await expect.poll(() => page.evaluate(readFields)).toMatchObject(SAVED);
    await page.evaluate(submitForm);
    const code = page.getByRole('textbox', { name: 'code' });
    await code.focus();
    await extension.fillCode();
    await expect(code).toHaveValue(CODE);
  });

  /* It asks the page itself for its inputs, and its improved detection turns back at a shadow root. Nothing that the
     widget does inside of one could be found: a page keeps the widget out of its own shadow roots. */
  test('finds no field in a shadow root of the page', async () => {
    await page.goto(site.page(IN_SHADOW_ROOT));
    await expect(page.getByLabel('Password', { exact: true })).toBeVisible();
    const extension = await runKeepassxc(page, folder!);
    expect(await extension.fieldsFound()).toBe(0);
  });
});
