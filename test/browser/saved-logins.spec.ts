import { expect, test } from '@playwright/test';
import { firefoxPath } from '../support/tools/browsers.mjs';
import { chromiumWithLogin } from './support/saved-login/chromium.ts';
import { readFields, submitForm, type LoginKeeper } from './support/saved-login/fields.ts';
import { firefoxWithLogin } from './support/saved-login/firefox.ts';
import { LAYOUTS, SAVED } from './support/saved-login/layouts.ts';
import { savedLoginSite, type SavedLoginSite } from './support/saved-login/site.ts';

const ENGINES = [
  { name: 'Chromium', title: 'PM-2 Chromium fills in a saved login', start: chromiumWithLogin, here: true },
  {
    name: 'Firefox',
    title: 'PM-2 Firefox saves the login that was typed, and fills it in',
    start: firefoxWithLogin,
    here: firefoxPath() !== undefined,
  },
];

for (const { name, title, start, here } of ENGINES) {
  test.describe(title, () => {
    test.skip(!here, `there is no ${name} on this machine`);
    let site: SavedLoginSite;
    let browser: LoginKeeper;

    test.beforeAll(async () => {
      site = await savedLoginSite();
      browser = await start(site);
    });
    test.afterAll(async () => {
      await browser?.close();
      await site?.close();
    });

    test.afterEach(() => browser.run(() => sessionStorage.clear())); // else the next page goes on where this one was

    for (const layout of Object.keys(LAYOUTS))
      test(layout, async () => {
        await browser.open(site.page(layout));
        await expect.poll(async () => (await browser.run(readFields)).filled).toBe(true);
        await browser.click(); // only then may a page of Chromium read what was filled in
        await expect.poll(() => browser.run(readFields)).toEqual({ filled: true, ...SAVED });
        const before = site.answers.length;
        await browser.run(submitForm);
        await expect.poll(() => site.answers.length).toBe(before + 1);
        const { username: identifier, password } = SAVED;
        expect(site.answers.at(-1)).toMatchObject({ kind: 'credentials', identifier, password });
      });
  });
}
