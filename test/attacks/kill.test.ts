import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { HttpBrowser } from '../support/programs/http-browser.ts';
import { freePort, startServer, type ServerProcess } from '../support/programs/server-process.ts';
import { inParallel } from '../support/tally.ts';

const PASSWORD = 'demo password 2026';
const ROUNDS = 5;
const CODES = Array.from({ length: 10 }, (_, i) => `DEMO0-CODE${i}`);

let server: ServerProcess | undefined;
const folder = mkdtempSync(join(tmpdir(), 'sallyport-'));
afterAll(async () => {
  await server?.end('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** Signs the member in with a backup code; whether the server acknowledged it. */
async function useCode(browser: HttpBrowser, code: string): Promise<string> {
  await browser.signIn('member@acme.test', PASSWORD);
  await browser.answer({ kind: 'choose', authenticator: 'backup-code' });
  return (await browser.answer({ kind: 'code', code })).kind;
}

it(`A-28 kill -9 in the middle of sign-ins, ${ROUNDS} times: nothing acknowledged is lost, no code is usable twice`, {
  timeout: 120_000,
}, async () => {
  const port = String(await freePort());
  const origin = `http://localhost:${port}`;
  const start = async () => {
    server = startServer({ SALLYPORT_DEMO: '1', PORT: port }, folder);
    await server.says('Demo mode');
  };
  await start();
  const signedIn: HttpBrowser[] = [];
  let cutOff = 0;

  for (let round = 0; round < ROUNDS; round++) {
    const used = CODES[2 * round] ?? '';
    const first = new HttpBrowser(origin);
    expect(await useCode(first, used)).toBe('done');
    signedIn.push(first);

    const underWay = inParallel(30, async () => {
      const browser = new HttpBrowser(origin);
      const step = await browser.signIn('owner@acme.test', PASSWORD).catch(() => undefined);
      if (step?.kind === 'done') signedIn.push(browser);
      else cutOff++;
    });
    const racing = new HttpBrowser(origin);
    const racingCode = CODES[2 * round + 1] ?? '';
    const raced = useCode(racing, racingCode).catch(() => 'cut off');
    await new Promise((resolve) => setTimeout(resolve, 20 + 30 * round));
    await server?.end('SIGKILL');
    await underWay;
    const acknowledged = (await raced) === 'done';
    await start();

    expect(await useCode(new HttpBrowser(origin), used)).toBe('code');
    if (acknowledged) signedIn.push(racing);
    const later = await useCode(new HttpBrowser(origin), racingCode);
    if (acknowledged) expect(later).toBe('code');
    const sessions = await Promise.all(signedIn.map((browser) => browser.isSignedIn()));
    expect(sessions).toEqual(signedIn.map(() => true));
  }
  expect(cutOff).toBeGreaterThan(0); // else nothing was in the middle
});
