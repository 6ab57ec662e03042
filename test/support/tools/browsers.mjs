// Finds the browsers on this machine. CHROME_PATH and FIREFOX_PATH win over the search.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Arguments that make Chromium run as root, in a container, and without calling home. */
export const CHROME_ARGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(existsSync);

/** The first of these that exists: a bare name is looked up on the PATH, anything else is a file. */
const firstOf = (...candidates) =>
  candidates.map((it) => (it.includes('/') ? it : onPath(it))).find((path) => path && existsSync(path));

export const chromePath = () =>
  process.env.CHROME_PATH ??
  firstOf(
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
    'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
    chromium.executablePath(), // where `npx playwright install chromium` puts it
  );

/** Chromium's engine without the windows and menus, which take more of a machine than most tests do. */
export const headlessShellPath = () =>
  process.env.CHROME_PATH ?? firstOf('chromium-headless-shell', 'chrome-headless-shell');

export const firefoxPath = () =>
  process.env.FIREFOX_PATH ?? firstOf('firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox');

/** WebKitGTK's small browser; it takes a driver and a display as well to be of use. */
export const webkitPath = () =>
  onPath('WebKitWebDriver') && (process.env.DISPLAY || onPath('Xvfb'))
    ? firstOf(
        '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
        '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
      )
    : undefined;
