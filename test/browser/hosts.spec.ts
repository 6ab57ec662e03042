import { fileURLToPath } from 'node:url';
import { expect, test, type FrameLocator, type Locator, type Page } from '@playwright/test';
import type { PNG } from 'pngjs';
import { backupCodesStates } from '../../demo/states/backup-codes.ts';
import { codeStates } from '../../demo/states/code.ts';
import { enrolTotpStates } from '../../demo/states/enrol.ts';
import { sessionsStates } from '../../demo/states/sessions.ts';
import { settingsStates } from '../../demo/states/settings.ts';
import { differenceOf, picturesOf } from './support/compare-pictures.ts';
import { DRESSES, PLACES, type Dress, type Place } from './support/host-pages.ts';

const SITE = 'https://site.test/';
const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

/** Each widget as a page writes it, and what tells that it is drawn. */
const WIDGETS = {
  '<sally-login server="/auth" recover sign-up></sally-login>': 'sally-credentials-step .secondary-button',
  '<sally-flow server="/auth" purpose="try" authenticator="a1"></sally-flow>': 'sally-code-step input',
  '<sally-flow server="/auth" purpose="enrol" type="totp"></sally-flow>': 'sally-enrol-totp-step input',
  '<sally-flow server="/auth" purpose="enrol" type="backup-code"></sally-flow>': 'sally-backup-codes-step input',
  '<sally-sessions server="/auth"></sally-sessions>': '.panel li',
};

/** What the backend answers: the states that are looked at. */
const STEPS = {
  a1: codeStates.refused.set.step,
  totp: enrolTotpStates.fresh.set.step,
  'backup-code': backupCodesStates.fresh.set.step,
};
const ANSWERS: Record<string, unknown> = {
  '/auth/config': { methods: ['password'], recover: true, signUp: true, sso: true },
  '/auth/me': { ...settingsStates.whole.set.value, ...sessionsStates.several.set.value },
};

const written = (body: string): string => `<!doctype html>
  <html lang="en">
    <head><script type="module" src="/sallyport.js"></script></head>
    <body>${body}</body>
  </html>`;

/** Serves the page, the script, and a backend that has one answer to each question. */
async function serve(page: Page, { body = (it) => it, framed = false }: Place): Promise<void> {
  const content = body(Object.keys(WIDGETS).join(''));
  const frame = '<iframe src="/framed" style="width: 100%; height: 4000px; border: 0"></iframe>';
  await page.route(`${SITE}**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.endsWith('.js')) return route.fulfill({ path: DIST + pathname.slice(1) });
    if (pathname in ANSWERS) return route.fulfill({ json: ANSWERS[pathname] });
    if (pathname === '/auth/flows') {
      const { type, authenticator } = route.request().postDataJSON() as Record<string, keyof typeof STEPS>;
      return route.fulfill({ json: STEPS[authenticator ?? type ?? 'a1'] });
    }
    if (pathname.startsWith('/auth/')) return route.fulfill({ status: 404, json: { code: 'not-found' } });
    const html = written(framed && pathname === '/' ? frame : content);
    return route.fulfill({ contentType: 'text/html', body: html });
  });
}

/** Opens a page with every widget on it. */
async function open(page: Page, place: Place): Promise<Page | FrameLocator> {
  await serve(page, place);
  await page.goto(SITE);
  const root = place.framed ? page.frameLocator('iframe') : page;
  await drawn(root);
  if (!place.afterwards) return root;
  await page.evaluate(`(async () => {
    const widgets = [...document.querySelectorAll('sally-login, sally-flow, sally-sessions')];
    ${place.afterwards};
  })()`);
  await drawn(root);
  return root;
}

async function drawn(root: Page | FrameLocator): Promise<void> {
  for (const selector of Object.values(WIDGETS)) await expect(root.locator(selector).first()).toBeAttached();
}

/** Sets the page, and nothing that was set before. */
async function dress(page: Page, { css = '', dir, dark = false }: Dress): Promise<void> {
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  await page.evaluate(
    ([sheet, direction]) => {
      document.documentElement.dir = direction;
      const style = document.querySelector('style') ?? document.head.appendChild(document.createElement('style'));
      style.textContent = sheet;
    },
    [css, dir ?? ''] as const,
  );
}

const cards = (root: Page | FrameLocator): Locator[] =>
  Object.keys(WIDGETS).map((_, index) => root.locator('[part=card]').nth(index));

test.describe('E-06 every widget looks as on an empty page', () => {
  let page: Page;
  let due: PNG[];

  test.beforeAll(async ({ browser }) => {
    page = await browser.newPage({ viewport: { width: 800, height: 900 }, reducedMotion: 'reduce' });
    due = await picturesOf(page, cards(await open(page, {})));
  });
  test.afterAll(() => page.close());

  const looksTheSame = async (root: Page | FrameLocator) => {
    const seen = await picturesOf(page, cards(root));
    expect(seen.map((picture, index) => differenceOf(picture, due[index]!))).toEqual(due.map(() => ''));
  };

  for (const [name, dressed] of Object.entries(DRESSES))
    test(`on a page: ${name}`, async () => {
      await dress(page, dressed);
      await looksTheSame(page);
    });

  for (const [name, place] of Object.entries(PLACES))
    test(name, async () => {
      await page.unrouteAll();
      await page.emulateMedia({ colorScheme: 'light' });
      await looksTheSame(await open(page, place));
    });
});
