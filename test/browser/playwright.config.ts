import { defineConfig } from '@playwright/test';
import { CHROME_ARGS } from '../support/tools/browsers.mjs';
import { ensureEngines } from '../support/tools/ensure-browser.mjs';

const executablePath = ensureEngines(['chromium', 'chrome']).get('chromium')!; // Chrome for saved logins

/** End to end in Chromium, against the built widget. The tests start the server themselves, in their own process. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../.cache/playwright',
  workers: 2, // each starts servers of its own
  timeout: 60_000, // the first page of a cold browser takes seconds on a busy machine
  expect: { timeout: 15_000 },
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['../support/tools/closing-line/playwright.mjs']],
  use: { browserName: 'chromium', headless: true, launchOptions: { executablePath, args: CHROME_ARGS } },
});
