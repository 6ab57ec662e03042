import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { startMock } from '@sallyport/mock';
import { signIn } from '@sallyport/testing';
import { CHROME_ARGS } from '../support/tools/browsers.mjs';
import { ensureEngines } from '../support/tools/ensure-browser.mjs';

const TYPES: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/**
 * Serves a built app as a server that renders it does, and goes through what an element owes a framework.
 *
 * @returns What holds, a line each. It throws where something doesn't.
 */
export async function drive(folder: string): Promise<string[]> {
  const { render } = (await import(pathToFileURL(`${folder}/dist-server/server.js`).href)) as {
    render(): string | Promise<string>;
  };
  const rendered = await render();
  assert.match(rendered, /<sally-code-field [^>]*length="8"/);
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '');
    response.setHeader('content-type', TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain');
    const file = `${folder}/dist${path}`;
    if (!existsSync(file)) return response.writeHead(204).end(); // the icon that browsers ask for
    const content = readFileSync(file, 'utf8');
    response.end(path === '/index.html' ? content.replace('<!--app-->', () => rendered) : content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const executablePath = ensureEngines(['chromium']).get('chromium')!;
  const browser = await chromium.launch({ executablePath, args: CHROME_ARGS });
  try {
    const page = await browser.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await page.goto(address);
    const held = ['is rendered on a server', ...(await hold(page, said))];
    if (!existsSync(`${folder}/dist/docs.html`)) return held;
    await holdDocumented(page, `${address}/docs.html`);
    return [...held, 'does what the documentation writes for it'];
  } finally {
    await browser.close();
    server.close();
  }
}

/** Signs somebody in where the documentation has it, at the mock. */
async function holdDocumented(page: Page, address: string): Promise<void> {
  await page.route('**/auth/**', async (route) => {
    const request = route.request();
    const answer = await startMock().fetch(request.url(), {
      method: request.method(),
      headers: { 'content-type': 'application/json' },
      body: request.postData(),
    });
    await route.fulfill({ status: answer.status, contentType: 'application/json', body: await answer.text() });
  });
  await page.goto(address);
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await signIn(page, 'owner');
  await page.getByRole('status').filter({ hasText: 'Hello, owner@acme.test' }).waitFor();
}

async function hold(page: Page, said: string[]): Promise<string[]> {
  const one = page.locator('#one');
  await one.getByLabel('Email or user name').waitFor();
  await page.locator('#late:defined').waitFor();
  assert.equal(await page.locator('#late').evaluate((it: HTMLElement & { length: number }) => it.length), 8);
  assert.deepEqual(
    said.filter((line) => /warn|error|mismatch|hydrat/i.test(line)),
    [],
  );
  assert.equal(await one.evaluate((it: HTMLElement & { client: object }) => typeof it.client), 'object');
  assert.equal(await one.getByRole('heading', { level: 3, name: 'Sign in' }).count(), 1);
  assert.equal(await one.getByText('Acme').isVisible(), true);
  assert.deepEqual(await one.evaluate((it: HTMLElement) => [it.className, it.style.maxWidth, it.dataset['place']]), [
    'widget',
    '24rem',
    'left',
  ]);
  assert.equal(await page.locator('#two').getByRole('heading', { level: 2, name: 'Sign in' }).count(), 1);
  await page.locator('#focus').click();
  assert.equal(await one.evaluate((it) => it.matches(':focus-within')), true);

  const signIn = async () => {
    await one.getByLabel('Email or user name').fill('ada@example.com');
    await one.getByRole('textbox', { name: 'Password' }).fill('pass phrase');
    await one.getByRole('button', { name: 'Sign in' }).click();
  };
  await page.evaluate(() => window.goOffline());
  await signIn();
  await page.locator('#reason', { hasText: /^offline$/ }).waitFor();

  await page.reload();
  await one.getByLabel('Email or user name').waitFor();
  await signIn();
  const flows = () => page.evaluate(() => window.asked.filter(({ path }) => path.endsWith('/flows')));
  await page.waitForFunction(() => window.asked.some(({ path }) => path.endsWith('/flows')));
  await page.locator('#unmount').click();
  await one.waitFor({ state: 'detached' });
  assert.deepEqual(
    (await flows()).map(({ aborted }) => aborted),
    [true],
  );
  return [
    'its types are strict, and what is wrong is an error of its type',
    'key, ref, class, style and data-* are taken',
    'is hydrated without a word',
    'keeps what was said of it before it was defined',
    'takes a property',
    'takes an attribute',
    'shows what is slotted',
    'stands twice on a page',
    'gives itself to a ref',
    'tells an event with its detail',
    'asks for nothing more once it is unmounted',
  ];
}
