import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The pictures of the repository. */
export const KEPT = fileURLToPath(new URL('./kept', import.meta.url));

/** Names the folder of the pictures to compare with, where it isn't the repository's. */
export const PICTURES = 'SALLYPORT_PICTURES';

export const pathOf = (look: string, id: string): string => join(process.env[PICTURES] ?? KEPT, look, `${id}.webp`);

/** What the pictures of a look are of. */
export const idsOf = (look: string): string[] =>
  readdirSync(join(process.env[PICTURES] ?? KEPT, look)).map((name) => name.replace(/\.webp$/, ''));

export const drop = (look: string, id: string): void => rmSync(pathOf(look, id));

const BROWSER = join(KEPT, 'browser.txt');

/** The browser that the pictures are by; empty where there are none. */
export function keptBrowser(): string {
  try {
    return readFileSync(BROWSER, 'utf8').trim();
  } catch {
    return '';
  }
}

/** Makes room for pictures by this browser. */
export function beginKeeping(browser: string, looks: readonly string[]): void {
  for (const look of looks) mkdirSync(join(KEPT, look), { recursive: true });
  mkdirSync(dirname(BROWSER), { recursive: true });
  writeFileSync(BROWSER, `${browser}\n`);
}
