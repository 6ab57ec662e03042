import { faultsOf } from './support/axe.ts';
import { sendMessage } from './support/send-message.ts';
import { expect, test } from './support/test-site.ts';

const PAGES = ['', 'admin', 'embed#developer', 'outbox', 'states', 'theme'];

/** How a page is looked at: its width, its scheme, the size of its text in per cent, and what its address says. */
const LOOKS = [
  [320, 'light', 100, '?lang=ar&dir=rtl'],
  [1280, 'dark', 200, ''],
] as const;

for (const name of PAGES)
  test(`/${name} is accessible and fits, has one first heading, and writes nothing to the console`, async ({
    page,
    site,
  }) => {
    await sendMessage(page, site); // for the outbox to show
    const lines: string[] = [];
    page.on('console', (message) => void lines.push(message.text()));
    page.on('pageerror', (error) => void lines.push(error.message));
    for (const [width, colorScheme, text, query] of LOOKS) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await page.goto(Object.assign(new URL(name, site.url), { search: query }).href);
      await expect(page.getByLabel('Theme')).toBeVisible(); // the bar is drawn by the page's script
      await page.evaluate((size) => void (document.documentElement.style.fontSize = `${size}%`), text);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      expect([width, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([width, width]);
      // of the theme page each state stands in two frames, so that its landmarks are called the same; a frame of a
      // mail refuses the script of axe, which the browser writes to the console
      const iframes = name !== 'theme' && name !== 'outbox';
      expect([colorScheme, await faultsOf(page, { iframes })]).toEqual([colorScheme, []]);
    }
    expect(lines).toEqual([]);
  });
