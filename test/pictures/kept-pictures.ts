import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The pictures of the repository. */
export const KEPT = fileURLToPath(new URL('./kept', import.meta.url));

/** Names the folder of the pictures to compare with, where it isn't the repository's. */
export const PICTURES = 'SALLYPORT_PICTURES';

export const pathOf = (look: string, id: string): string => join(process.env[PICTURES] ?? KEPT, look, `${id}.webp`);

/** What the pictures of a look are of. */
export const idsOf = (look: string): string[] =>
  readdirSync(join(process.env[PICTURES] ?? KEPT, look)).flatMap((name) =>
    name.endsWith('.webp') ? [name.replace(/\.webp$/, '')] : [],
  );

export const drop = (look: string, id: string): void => rmSync(pathOf(look, id));

const browserFile = (look: string): string => join(KEPT, look, 'browser.txt');

/** The browser that the pictures of a look are by; empty where there are none. */
export function keptBrowser(look: string): string {
  try {
    return readFileSync(browserFile(look), 'utf8').trim();
  } catch {
    return '';
  }
}

/** Makes room for pictures of a look by this browser. */
export function beginKeeping(look: string, browser: string): void {
  mkdirSync(join(KEPT, look), { recursive: true });
  writeFileSync(browserFile(look), `${browser}\n`);
}
