import type { Page } from '@playwright/test';
import { faultsOf } from './support/axe.ts';
import { expect, test } from './support/test-site.ts';

const look = (page: Page, number: number) => page.frameLocator(`iframe >> nth=${number}`);

/** What the obvious button of the sign-in is filled with, in light or dark. */
const button = (page: Page, number: number) =>
  look(page, number)
    .locator('sally-button button')
    .evaluate((it) => getComputedStyle(it).backgroundColor);

test('a theme is made by keyboard, seen in every state at once, and kept in the address', async ({ page, site }) => {
  const lines: string[] = [];
  page.on('console', (message) => void lines.push(message.text()));
  page.on('pageerror', (error) => void lines.push(error.message));
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(`${site.url}/theme?preset=pink&lang=ar&dir=rtl&theme=dark`);
  await expect(page.getByText('There is no preset “pink”.')).toBeVisible();
  await expect(look(page, 7).getByRole('heading', { level: 1 })).toHaveText('أماكن تسجيل دخولك');

  const set = async (name: string, value: string) => {
    await page.getByRole('textbox', { name, exact: true }).fill(value);
    await page.getByRole('textbox', { name, exact: true }).press('Enter');
  };
  await set('Accent, light', '#7a1f1f');
  await expect(page).toHaveURL(/\?lang=ar&theme=dark&dir=rtl&accent=7a1f1f-8fb4ff$/);
  await set('Accent, dark', 'blau');
  await expect(page.getByRole('alert')).toHaveText('“blau” isn’t a colour, such as #1f55d6: --sally-accent.');
  await page.getByText('Colours that follow').press('Enter');
  await set('Warning, light', '#999');
  const contrast = page.getByRole('region', { name: 'Contrast' }).getByRole('status');
  await expect(contrast).toHaveText('1 of 18 fail.');
  expect(await faultsOf(page, { iframes: false })).toEqual([]); // of the states in the frames other tests tell
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await page.getByRole('button', { name: /^Warning, light: use #/ }).press('Enter');
  await expect(contrast).toHaveText('Every pair passes.');

  await page.locator('summary', { hasText: 'Import' }).press('Enter');
  await page.getByLabel('CSS variables of your site').fill(':root { --primary: #0b6e4f; --mine: 1 }');
  await page.getByRole('button', { name: 'Import' }).press('Enter');
  await expect(page.getByText('1 property was taken.')).toBeVisible();
  await expect(page.getByText('Not used: --mine.')).toBeVisible();
  await expect.poll(() => button(page, 0)).toBe('rgb(11, 110, 79)');
  await page.goBack();
  await expect.poll(() => button(page, 0)).toBe('rgb(122, 31, 31)');
  await page.getByLabel('State 1').selectOption('sessions-several');
  await expect(page).toHaveURL(/&show=sessions-several%2Ccode-email-resent%2C/);
  await expect(look(page, 0).getByRole('heading', { level: 1 })).toHaveText('أماكن تسجيل دخولك');
  await page.goBack();
  await expect.poll(() => button(page, 0)).toBe('rgb(122, 31, 31)');
  await expect(page.getByLabel('State 1')).toHaveValue('credentials-refused');
  expect(lines).toEqual([]);
});
