import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { SAVED } from './layouts.ts';

/** The code that the program makes for the login. */
export const CODE = '123456';

const LOGIN = {
  login: SAVED.username,
  password: SAVED.password,
  name: 'Site',
  uuid: '1',
  totp: CODE,
  stringFields: [],
};

/** What the extension's own process answers, once the person has opened the database and had the login filled in. */
const ANSWERS = {
  load_settings: {
    autoCompleteUsernames: true,
    autoFillSingleEntry: true,
    autoRetrieveCredentials: true,
    showLoginFormIcon: true,
    showOTPIcon: true,
    useObserver: true,
    usePredefinedSites: true,
    saveDomainOnly: true,
    sitePreferences: [],
  },
  get_status: { keePassXCAvailable: true, databaseClosed: false },
  is_connected: true,
  retrieve_credentials: [LOGIN],
  page_get_login_id: LOGIN.uuid,
  get_totp: CODE,
};

/** Stands in for the extension's own process: no browser of today loads that of a manifest of version 2. */
const PROCESS = `{
  const getURL = (path) => path;
  const sendMessage = async ({ action }) => (${JSON.stringify(ANSWERS)})[action];
  globalThis.browser = {
    runtime: { sendMessage, onMessage: { addListener: (listener) => (browser.told = listener) }, getURL },
    extension: { getURL },
    i18n: { getMessage: (key) => key },
  };
  globalThis.chrome = globalThis.browser;
}`;

/** The extension in a page. */
export interface KeepassxcInPage {
  /** Fills a code into the field that has the focus, as its menu entry does. */
  fillCode(): Promise<void>;
  /** How many fields it finds with all that it knows: its "improved field detection" is on. */
  fieldsFound(): Promise<number>;
}

/**
 * Runs the extension's content scripts in the page that is open, as a browser does: apart from the page's own scripts,
 * over the same DOM, once the page is there.
 */
export async function runKeepassxc(page: Page, folder: string): Promise<KeepassxcInPage> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const names: string[] = manifest.content_scripts[0].js;
  const scripts = names
    .filter((name) => !name.endsWith('polyfill.js'))
    .map((name) => readFile(join(folder, name), 'utf8'));
  const devTools = await page.context().newCDPSession(page);
  const { frameTree } = await devTools.send('Page.getFrameTree');
  const world = { frameId: frameTree.frame.id, worldName: 'keepassxc' };
  const { executionContextId: contextId } = await devTools.send('Page.createIsolatedWorld', world);
  const run = async (expression: string) => {
    const how = { contextId, expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await devTools.send('Runtime.evaluate', how);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  await run(`${[PROCESS, ...(await Promise.all(scripts))].join('\n;')}; undefined`);
  return {
    fillCode: () => run(`browser.told({ action: 'fill_totp' })`),
    fieldsFound: () =>
      run(
        `kpxc.improvedFieldDetectionEnabledForPage = true; kpxc.initCredentialFields().then(() => kpxc.inputs.length)`,
      ),
  };
}
