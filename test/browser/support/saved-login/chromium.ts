import { createCipheriv, pbkdf2Sync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type BrowserContext } from '@playwright/test';
import { loadSqlite } from '../../../../server/src/adapters/sqlite/sqlite-library.ts';
import { CHROME_ARGS, chromePath } from '../../../support/tools/browsers.mjs';
import type { LoginKeeper } from './fields.ts';
import { SAVED } from './layouts.ts';
import type { SavedLoginSite } from './site.ts';

interface Column {
  name: string;
  type: string;
  notnull: number;
  pk: number;
}

/** Starts Chromium with a profile of its own that holds the login of a site. */
export async function chromiumWithLogin({ origin }: SavedLoginSite): Promise<LoginKeeper> {
  const profile = await mkdtemp(join(tmpdir(), 'saved-login-chromium-'));
  const logins = join(profile, 'Default', 'Login Data');
  const first = await start(profile); // makes the tables as this version has them
  await expect.poll(() => existsSync(logins)).toBe(true);
  await first.close();
  await save(logins, origin);
  const context = await start(profile);
  const page = await context.newPage();
  return {
    open: async (url) => void (await page.goto(url)),
    run: (inPage) => page.evaluate(inPage),
    click: () => page.mouse.click(2, 2),
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true });
    },
  };
}

/** A browser that is said to be automated fills in nothing. */
const start = (profile: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profile, {
    executablePath: chromePath()!,
    headless: true,
    args: [...CHROME_ARGS, '--password-store=basic'],
    ignoreDefaultArgs: ['--enable-automation'],
  });

/** Writes the login into Chromium's table; what else it asks for is nothing. */
async function save(file: string, origin: string): Promise<void> {
  const Database = await loadSqlite();
  const db = new Database(file);
  const row: Record<string, string | number | Uint8Array> = {
    origin_url: `${origin}/`,
    signon_realm: `${origin}/`,
    username_element: 'username',
    username_value: SAVED.username,
    password_element: 'password',
    password_value: encrypted(SAVED.password),
  };
  for (const { name, type, notnull, pk } of db.prepare('PRAGMA table_info(logins)').all() as unknown as Column[]) {
    if (notnull && !pk) row[name] ??= /INT/.test(type) ? 0 : type === 'BLOB' ? new Uint8Array() : '';
  }
  const names = Object.keys(row);
  db.prepare(`INSERT INTO logins (${names.join()}) VALUES (${names.map(() => '?').join()})`).run(...Object.values(row));
  db.close();
}

/** As Chromium for Linux does where no keyring is: the key is the same everywhere. */
function encrypted(password: string): Uint8Array {
  const key = pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1');
  const cipher = createCipheriv('aes-128-cbc', key, Buffer.alloc(16, ' '));
  return Buffer.concat([Buffer.from('v10'), cipher.update(password), cipher.final()]);
}
