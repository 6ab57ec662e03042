import { defineConfig } from '@playwright/test';
import { CHROME_ARGS } from '../support/tools/browsers.mjs';
import { ensureEngines } from '../support/tools/ensure-browser.mjs';
import { wantedLooks } from './looks.ts';

const executablePath = ensureEngines(['chrome']).get('chrome')!; // its text is drawn as people see it

/** Every state of the gallery in every look, compared with the pictures that are kept of it. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../.cache/pictures/results',
  globalSetup: './global-setup.ts',
  workers: 2,
  timeout: 180_000, // all states of an element
  forbidOnly: Boolean(process.env.CI),
  reporter: [
    ['line'],
    ['html', { outputFolder: '../../.cache/pictures/report', open: 'never' }],
    ['../support/tools/closing-line/playwright.mjs'],
  ],
  projects: wantedLooks().map((name) => ({ name })),
  use: { browserName: 'chromium', headless: true, launchOptions: { executablePath, args: CHROME_ARGS } },
});
