import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { faultsOf } from './support/axe.ts';
import { expect, test } from './support/test-site.ts';

/** What the page and its frames write to the console: a page copied from it has to have a clean one. */
function linesOf(page: Page): string[] {
  const lines: string[] = [];
  page.on('console', (message) => void lines.push(message.text()));
  page.on('pageerror', (error) => void lines.push(error.message));
  return lines;
}

const stage = (page: Page) => page.frameLocator('iframe');
const shown = (page: Page) => page.getByRole('heading', { level: 2 });

test('the page of the states draws each by its address, and goes back and forward', async ({ page, site }) => {
  const lines = linesOf(page);
  await page.goto(`${site.url}/states?state=code-totp-refused&lang=ar&theme=dark&width=320`);
  await expect(stage(page).getByRole('heading', { level: 1 })).toHaveText('أدخل رمزك');
  await expect(stage(page).locator('input[name=otp-code]')).toHaveValue('123456');
  expect(
    await stage(page)
      .locator('body')
      .evaluate((body) => [innerWidth, getComputedStyle(body).backgroundColor]),
  ).toEqual([320, 'rgb(16, 18, 22)']);

  await page.getByRole('link', { name: 'First attempt' }).press('Enter');
  await expect(page).toHaveURL(/\?state=code-totp-fresh&lang=ar&theme=dark&width=320$/);
  await expect(page.getByText('the pages around them are English')).toBeVisible();
  await page.getByLabel('Language').selectOption('de');
  await expect(stage(page).getByRole('heading', { level: 1 })).toHaveText('Code eingeben');
  await page.goBack();
  await expect(stage(page).getByRole('heading', { level: 1 })).toHaveText('أدخل رمزك');
  await expect(page.getByLabel('Language')).toHaveValue('ar');
  await page.goBack();
  await expect(shown(page)).toHaveText('Code not accepted');
  await page.goForward();
  await expect(shown(page)).toHaveText('First attempt');

  const refused = page.getByRole('link', { name: 'Code not accepted' });
  await refused.press('Enter');
  await expect(stage(page).locator('input[name=otp-code]')).toHaveValue('123456');
  await expect(refused).toBeFocused(); // though the field of the state takes the focus on a page
  expect(lines).toEqual([]);
});

test('a gate is drawn as on a page that has something to guard', async ({ page, site }) => {
  const lines = linesOf(page);
  const advice = page.waitForResponse((response) => response.url().includes('/advise'));
  await page.goto(`${site.url}/states?state=gate-level`);
  await expect(stage(page).getByRole('button')).toBeVisible();
  await advice;
  await stage(page)
    .locator('body')
    .evaluate(() => new Promise((resolve) => setTimeout(resolve))); // it is given then
  expect(lines).toEqual([]);
});

test('what an address names that does not exist is told, and the page stays whole', async ({ page, site }) => {
  await page.goto(`${site.url}/states?state=nothing&theme=pink&text=200`);
  await expect(page.getByRole('status').filter({ hasText: 'There is no' })).toHaveText([
    'There is no theme “pink”.',
    'There is no state “nothing”.',
  ]);
  await expect(stage(page).getByRole('heading', { level: 1 })).toHaveText('Sign in');
  expect(
    await stage(page)
      .locator('html')
      .evaluate((root) => getComputedStyle(root).fontSize),
  ).toBe('32px');
});

test('a journey is played by keyboard, and says of each state what it is made of', async ({ page, site }) => {
  await page.goto(`${site.url}/states?journey=locked`);
  const next = page.getByRole('link', { name: 'Next' });
  await next.press('Enter');
  await expect(next).toBeFocused();
  await next.press('ArrowRight');
  await expect(page).toHaveURL(/\?state=code-totp-refused&journey=locked$/);
  await expect(page.getByRole('status').filter({ hasText: 'Wrong codes' })).toContainText('3 of 6');
  await page.getByText(/^Words · 1\d$/).click();
  await expect(page.getByRole('definition').filter({ hasText: 'Verify code' })).toBeVisible();
  await page.getByText(/^Parts · \d$/).click();
  await expect(page.getByText('sally-code-step::part(heading)')).toBeVisible();
  await next.press('ArrowLeft');
  await expect(shown(page)).toHaveText('First attempt');
});

test('words that are pointed at, or have the focus, are shown with their key; every panel has made-up words', async ({
  page,
  site,
}) => {
  const lines = linesOf(page);
  await page.goto(`${site.url}/states?state=policy-tenant&lang=en-XA`);
  const heading = stage(page).getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(/^\s*\[.+\]\s*$/);
  await heading.hover();
  await expect(page.locator('#pointed')).toHaveText('policy.title');
  await page.goto(`${site.url}/states?state=credentials-fresh`);
  await stage(page).getByRole('button', { name: 'Sign in' }).focus();
  await expect(page.locator('#pointed')).toHaveText('credentials.title, credentials.submit');
  expect(lines).toEqual([]);
});

test('all states stand side by side, each drawn when it is near the screen', async ({ page, site }) => {
  await page.goto(`${site.url}/states?all=&find=emails`);
  await expect(page.frameLocator('iframe >> nth=0').getByRole('heading', { level: 1 })).toHaveText(
    'Sign in to acme.example',
  );
  const last = page.locator('figure').last();
  await expect(last.locator('iframe')).toHaveCount(0);
  await last.scrollIntoViewIfNeeded();
  await expect(last.locator('iframe')).toHaveCount(1);
});

test('all states side by side are printed, those far from the screen too', async ({ page, site }) => {
  await page.addInitScript(() => {
    const count = (selector: string) => document.querySelectorAll(selector).length;
    window.print = () => void (document.title = `${count('figure')} of ${count('iframe[data-drawn]')}`);
  });
  await page.setViewportSize({ width: 400, height: 300 });
  await page.goto(`${site.url}/states?all=&find=gate`);
  await page.getByRole('button', { name: 'Print' }).click();
  await expect(page).toHaveTitle(/^(\d+) of \1$/);
});

test('a state is shown as it looks where it is pointed at, and with the focus', async ({ page, site }) => {
  await page.goto(`${site.url}/states?state=credentials-fresh`);
  const button = stage(page).getByRole('button', { name: 'Sign in' });
  const look = () =>
    button.evaluate(async (element) => {
      await Promise.allSettled(element.getAnimations().map(({ finished }) => finished));
      const { backgroundColor, outlineStyle } = getComputedStyle(element);
      return { backgroundColor, outlineStyle };
    });
  const atRest = await look();
  await button.hover();
  await expect.poll(look).not.toEqual(atRest);
  const pointedAt = await look();
  await page.getByLabel('Language').hover();
  await expect.poll(look).toEqual(atRest);
  await page.getByLabel('Interaction').selectOption('Pointed at');
  await expect.poll(look).toEqual(pointedAt);
  await page.getByLabel('Interaction').selectOption('Focused');
  await expect.poll(look).toEqual({ ...atRest, outlineStyle: 'solid' });
});

test('a state that waits for another tab waits in vain, and without a line in the console', async ({ page, site }) => {
  const lines = linesOf(page);
  await page.goto(`${site.url}/states?state=code-email-link`);
  await expect(stage(page).getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(/^Elements · \d$/)).toBeVisible(); // the state has told: it is drawn
  expect(lines).toEqual([]);
});

test('a mail is shown as it is sent, in light and dark', async ({ page, site }) => {
  const lines = linesOf(page);
  await page.goto(`${site.url}/states?state=mail-sign-in&lang=de`);
  await expect(stage(page).getByRole('heading')).toHaveText('Bei acme.example anmelden');
  const colour = () =>
    stage(page)
      .locator('body')
      .evaluate((body) => getComputedStyle(body).backgroundColor);
  expect(await colour()).toBe('rgb(246, 247, 249)');
  await page.getByLabel('Theme').selectOption('dark');
  await expect.poll(colour).toBe('rgb(16, 18, 22)');
  await page.getByRole('link', { name: 'As plain text' }).click();
  await expect(page.locator('pre')).toContainText('481920');
  expect(lines).toEqual([]);
});

test.describe('on a fine screen', () => {
  test.use({ deviceScaleFactor: 2 });

  test('a state and a mail are saved as pictures, which look like what is shown', async ({ page, site }) => {
    const lines = linesOf(page);
    await page.setViewportSize({ width: 1280, height: 1400 });
    for (const state of ['code-totp-refused&theme=dark&lang=ar', 'mail-sign-in']) {
      await page.goto(`${site.url}/states?state=${state}`);
      const framed = page.locator('iframe');
      await expect(framed).not.toHaveAttribute('height', '420'); // which it has until the state is drawn
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save as PNG' }).click();
      const file = await saved;
      expect(file.suggestedFilename()).toBe(`${state.split('&')[0]}.png`);
      const picture = PNG.sync.read(await readFile(await file.path()));
      await framed.evaluate((element) => element.style.setProperty('outline', 'none'));
      const due = PNG.sync.read(await framed.screenshot());
      expect([picture.width, picture.height]).toEqual([due.width, due.height]);
      const pixels = pixelmatch(picture.data, due.data, undefined, due.width, due.height);
      expect(pixels / (due.width * due.height)).toBeLessThan(0.01); // letters may lie by a part of a pixel elsewhere
    }
    expect(lines).toEqual([]);
  });
});

test('the page of an invitation is that of the server, with what the widget shows there', async ({ page, site }) => {
  const lines = linesOf(page);
  await page.goto(`${site.url}/states?state=page-invitation-fresh&lang=de&theme=dark`);
  await expect(stage(page).getByRole('heading', { level: 1 })).toBeVisible();
  await expect(stage(page).locator('html')).toHaveAttribute('lang', 'de');
  expect(
    await stage(page)
      .locator('html')
      .evaluate((root) => root.scrollHeight - innerHeight),
  ).toBe(0);
  await page.getByRole('link', { name: 'Invitation: no longer works' }).press('Enter');
  await expect(stage(page).getByRole('link', { name: 'acme.example' })).toBeVisible();
  expect(lines).toEqual([]);
});

test('the pages that need no backend work from any path of a server of files', async ({ page }) => {
  const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
  const base = 'https://files.test/some/where/';
  const strays: string[] = [];
  await page.route('https://files.test/**', (route) => {
    const { href, pathname } = new URL(route.request().url());
    if (!href.startsWith(base)) strays.push(href);
    return route.fulfill({ path: dist + pathname.slice('/some/where/'.length) });
  });
  const lines = linesOf(page);
  await page.goto(`${base}states.html?state=sessions-several`);
  await expect(stage(page).getByRole('heading', { level: 1 })).toHaveText('Where you’re signed in');
  await page.getByLabel('Language').selectOption('de');
  await page.getByText(/^Sign-in · /).click();
  await page.getByRole('link', { name: 'First look' }).first().click();
  await expect(stage(page).getByRole('heading', { level: 1 })).toHaveText('Anmelden');
  await page.goto(`${base}states.html?state=page-link-over`);
  await expect(stage(page).getByRole('heading')).toHaveText('This link no longer works');
  await page.goto(`${base}states.html?state=page-invitation-fresh`);
  await expect(stage(page).getByRole('textbox', { name: 'Password' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Demo' }).getByRole('link')).toHaveText(['States', 'Theme']);
  await page.goto(`${base}theme.html?preset=shadcn`);
  await expect(page.frameLocator('iframe >> nth=7').getByRole('heading', { level: 1 })).toHaveText(
    'Where you’re signed in',
  );
  expect([strays, lines]).toEqual([[], []]);
});

for (const [about, query, width] of [
  ['light', '?state=credentials-refused', 1280],
  ['dark, from right to left, at 320 px', '?state=factors-open&theme=dark&dir=rtl&lang=ar&find=open', 320],
] as const)
  test(`the page of the states is accessible: ${about}`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${site.url}/states${query}`);
    await expect(stage(page).locator('[part=heading]').first()).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  });
