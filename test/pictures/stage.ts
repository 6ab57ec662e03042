import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page, Route } from '@playwright/test';
import { DRAW } from './draw-script.ts';
import { fontFiles, SHEET } from './fonts.ts';
import type { Look } from './looks.ts';

const SITE = 'https://pictures.test';
/** When every picture is taken: states that count down show the same. */
const INSTANT = new Date('2026-06-01T09:00:00Z');
const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
};

/** Where the file of an address lies: the built demo, the fonts, and the script that draws. */
const fileOf = (pathname: string): string =>
  pathname === '/draw.js' ? DRAW : (fontFiles.get(pathname) ?? file(`../../dist${pathname}`));

/** Answers from files; there is no server. */
async function serve(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url());
  const contentType = TYPES[pathname.split('.').at(-1)!];
  if (!contentType) return route.fulfill({ status: 404 });
  await route.fulfill({ contentType, body: await readFile(fileOf(pathname)) });
}

/** The pieces of the widget: what is fetched in advance comes in the same frame wherever a state asks for it. */
const pieces = (): string[] =>
  readdirSync(file('../../dist/sallyport')).flatMap((name) => (name.endsWith('.js') ? [`/sallyport/${name}`] : []));

/** A page in one look, at one instant, with fonts of its own. */
async function openPage(browser: Browser, { media }: Look): Promise<Page> {
  // the policy of a mail lets no font in
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'UTC', bypassCSP: true, ...media });
  await context.route(`${SITE}/**`, serve);
  const page = await context.newPage();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.clock.setFixedTime(INSTANT);
  return page;
}

/** Opens the stage of the demo in one look. Whoever has it draws one state after the other on it. */
export async function openStage(browser: Browser, look: Look): Promise<Page> {
  const page = await openPage(browser, look);
  await page.goto(`${SITE}/stage.html?${new URLSearchParams({ ...look.address, motion: 'none' })}`);
  await page.addStyleTag({ content: SHEET });
  await page.addScriptTag({ url: '/draw.js', type: 'module' });
  await page.evaluate(async (urls) => {
    const fetched = urls.map(
      (href) =>
        new Promise((resolve) => {
          const link = Object.assign(document.createElement('link'), { rel: 'modulepreload', href });
          link.addEventListener('load', resolve);
          document.head.append(link);
        }),
    );
    await Promise.all(fetched);
  }, pieces());
  await page.waitForFunction(() => 'draw' in window);
  return page;
}

/** Opens a page for one document after the other. */
export const openReader = openPage;

/** Shows a document that the server makes. Gives its height in CSS px. */
export async function showDocument(page: Page, path: string): Promise<number> {
  await page.goto(`${SITE}/${path}`);
  await page.addStyleTag({ content: SHEET });
  if ((await page.locator('sally-flow').count()) > 0) return settledWidget(page);
  return page.evaluate(async () => {
    await document.fonts.ready;
    return Math.ceil(document.documentElement.getBoundingClientRect().height);
  });
}

/** Waits for the widget on the page of an invitation: its pieces come one after the other. */
async function settledWidget(page: Page): Promise<number> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.addScriptTag({ url: '/draw.js', type: 'module' });
  await page.waitForFunction(() => 'settled' in window);
  return page.evaluate(() => window.settled());
}
