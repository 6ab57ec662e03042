import { existsSync, realpathSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect } from '@playwright/test';
import puppeteer from 'puppeteer-core';
import { firefoxPath } from '../../../support/tools/browsers.mjs';
import { submitForm, type LoginKeeper } from './fields.ts';
import { SAVED } from './layouts.ts';
import type { SavedLoginSite } from './site.ts';

/** Has Firefox run a script of the machine's administrator, with all that its own code can do. */
const AUTOCONFIG = `// the first line is skipped
pref('general.config.filename', 'mozilla.cfg');
pref('general.config.obscure_value', 0);
pref('general.config.sandbox_enabled', false);
`;

/**
 * Says yes where Firefox asks whether to save the login, once it has seen that the form was sent (it also asks while a
 * person types), and leaves a file when that is done. An automated Firefox neither asks nor fills in, unless that is
 * locked.
 */
const saysYes = (done: string): string => `// the first line is skipped
lockPref('signon.autofillForms', true);
lockPref('signon.rememberSignons', true);
const { classes, interfaces } = Components;
const done = classes['@mozilla.org/file/local;1'].createInstance(interfaces.nsIFile);
done.initWithPath(${JSON.stringify(done)});
let asked;
let sent = false;
const save = () => {
  if (!sent || asked?.password !== ${JSON.stringify(SAVED.password)}) return;
  Services.logins.addLoginAsync(asked).then(() => done.create(interfaces.nsIFile.NORMAL_FILE_TYPE, 0o600));
};
Services.obs.addObserver((login) => { asked = login; save(); }, 'passwordmgr-prompt-save');
Services.obs.addObserver(() => { sent = true; save(); }, 'passwordmgr-form-submission-detected');
`;

/** Starts Firefox with a profile of its own, types a login into the widget, and has it saved. */
export async function firefoxWithLogin({ page: addressOf }: SavedLoginSite): Promise<LoginKeeper> {
  const folder = await mkdtemp(join(tmpdir(), 'saved-login-firefox-'));
  const done = join(folder, 'saved');
  const executablePath = await programWithScript(folder, saysYes(done));
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  const [page = await browser.newPage()] = await browser.pages();
  await page.bringToFront(); // it fills in nothing in a tab that isn't seen
  await page.goto(addressOf('in the page itself'));
  await page.type('input[name=username]', SAVED.username);
  await page.type('input[name=password]', SAVED.password);
  await page.evaluate(submitForm);
  await expect.poll(() => existsSync(done)).toBe(true);
  await page.evaluate(() => sessionStorage.clear());
  return {
    open: async (url) => void (await page.goto(url)),
    run: <T>(inPage: () => T) => page.evaluate(inPage) as Promise<T>,
    click: () => page.mouse.click(2, 2),
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Fills a folder with what the program's own has, and the script, which Firefox looks for beside the program. */
async function programWithScript(folder: string, script: string): Promise<string> {
  const installed = realpathSync(firefoxPath()!);
  const from = dirname(installed);
  for (const name of await readdir(from)) {
    if (name !== 'defaults' && name !== basename(installed)) await symlink(join(from, name), join(folder, name));
  }
  const program = join(folder, basename(installed));
  await copyFile(installed, program);
  const settings = join('defaults', 'pref');
  await mkdir(join(folder, settings), { recursive: true });
  for (const name of await readdir(join(from, settings))) {
    await symlink(join(from, settings, name), join(folder, settings, name));
  }
  await writeFile(join(folder, settings, 'autoconfig.js'), AUTOCONFIG);
  await writeFile(join(folder, 'mozilla.cfg'), script);
  return program;
}
