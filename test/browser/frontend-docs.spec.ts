import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { build, createServer, loadConfigFromFile } from 'vite';
import type { Page } from '@playwright/test';
import { root } from '../../build/root.ts';
import { blocksOf, writeFiles } from '../support/docs/blocks.ts';
import { piecesPlugin } from '../support/docs/pieces-plugin.ts';
import { expect, test } from './support/test-site.ts';

const blocks = blocksOf('docs/frontend.md');
const folder = root(`.cache/docs/${process.pid}`); // several processes read this file
blocks.set('mocked.html', blocks.get('login.html')!.replace('./login.ts', './mock.ts'));
blocks.set('versions.html', '<acme-login></acme-login><script type="module" src="./versions.ts"></script>');
blocks.set('developed.html', '<sally-login></sally-login><script type="module" src="./developed.ts"></script>');
blocks.set(
  'developed.ts',
  "import '@sallyport/elements/login';\n" +
    "import { server } from './backend.ts';\n" +
    "document.querySelector('sally-login')!.server = server;\n",
);
writeFiles(folder, blocks);
const addressOf = (name: string) => pathToFileURL(`${folder}/${name}`).href;

/** What a server of the site sends, from a Node without a page. */
const sentPage = () =>
  execFileSync(process.execPath, ['--import', 'tsx', '--input-type', 'module'], {
    input: `import { page } from '${addressOf('server.ts')}'; process.stdout.write(page())`,
  }).toString();

const SITE = 'https://shop.test';
const PAGES = ['login.html', 'code.html', 'devices.html', 'versions.html', 'mocked.html'];
/** The page whose elements ask the mock while it is developed. */
const DEVELOPED = 'developed.html';
/** What the page that a server sends loads. */
const LOADED = 'login.ts';
const TYPES: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };
test.use({ baseURL: SITE });

/**
 * What a bundler makes of pages, by name.
 *
 * @param developed  As a dev server has them, and no build that is published.
 */
async function bundle(names: readonly string[], developed: boolean): Promise<Map<string, string>> {
  const [made] = [
    await build({
      configFile: false,
      root: folder,
      logLevel: 'error',
      define: { 'import.meta.env.DEV': String(developed) },
      build: {
        write: false,
        modulePreload: false,
        target: 'es2022',
        rolldownOptions: {
          input: Object.fromEntries(names.map((name) => [name.replace('.ts', ''), `${folder}/${name}`])),
          output: { entryFileNames: '[name].js', chunkFileNames: 'chunk/[name].js' },
        },
      },
      plugins: [piecesPlugin()],
    }),
  ].flat();
  if (!made || !('output' in made)) throw new Error('nothing was built');
  return new Map(made.output.map((file) => [file.fileName, String('code' in file ? file.code : file.source)]));
}

/** What a bundler makes of the pages, by name, and what a server sends. */
let served: Map<string, string>;
test.beforeAll(async () => {
  served = await bundle([...PAGES, DEVELOPED, LOADED], true);
  served.set('sent.html', sentPage()).set('page.css', blocks.get('page.css')!);
});

test.beforeEach(({ page }) =>
  page.route(`${SITE}/**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    const body = served.get(name);
    return body === undefined
      ? route.fulfill({ status: 404 })
      : route.fulfill({ body, contentType: TYPES[name.split('.').at(-1)!]! });
  }),
);

const login = (page: Page) => page.locator('sally-login');

// the tests of the page itself, under the pages that it describes
await import(addressOf('sign-in.spec.ts'));

test('an entry registers the sign-in, which has what stands in it', async ({ page }) => {
  await page.goto('/login.html');
  await expect(login(page).getByLabel('Email or user name')).toBeVisible();
  await expect(login(page).getByText('Acme')).toBeVisible();
  await expect(login(page).getByRole('button', { name: 'Forgot your password?' })).toBeVisible();
});

test('another version stands beside the one that has the tags', async ({ page }) => {
  await page.goto('/versions.html');
  await expect(page.locator('acme-login').getByLabel('Email or user name')).toBeVisible();
  expect(await page.evaluate(() => customElements.get('sally-login'))).toBe(undefined);
});

test('a field by itself leaves its input to the form of the page', async ({ page }) => {
  await page.goto('/code.html');
  await page.getByLabel('Code on the voucher').fill('1234 5678');
  await page.getByRole('button', { name: 'Redeem' }).click();
  await expect(page.getByRole('status')).toHaveText('Redeemed 12345678');
});

test('a panel that is handed its value asks no server', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/devices.html');
  await expect(page.getByRole('heading', { level: 3 })).toBeVisible();
  await expect(page.locator('sally-trusted-devices')).toContainText('No trusted devices.');
  expect(asked.filter((path) => path.startsWith('/auth'))).toEqual([]);
});

test('what a server sends is drawn in its place', async ({ page }) => {
  let draw = () => {};
  const drawn = new Promise<void>((resolve) => (draw = resolve));
  await page.route(`${SITE}/login.js`, (route) => drawn.then(() => route.fallback()));
  await page.goto('/sent.html', { waitUntil: 'commit' });
  await expect.poll(() => login(page).evaluate((it) => it.getBoundingClientRect().height)).toBe(26 * 16);
  draw();
  await expect(login(page).getByLabel('Email or user name')).toBeVisible();
  await expect(login(page).getByText('Acme')).toBeVisible();
  await expect(page.locator('form[action="/login"]')).toHaveCount(0);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('what a server sends signs in by the form of the site', async ({ page }) => {
    await page.goto('/sent.html');
    await page.getByLabel('Email').fill('ada@example.com');
    await page.getByLabel('Password').fill('pass phrase');
    const sent = page.waitForRequest(`${SITE}/login`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect((await sent).postData()).toBe('email=ada%40example.com&password=pass+phrase');
  });
});

test('a page that is developed asks the mock, and begins where its address says', async ({ page }) => {
  await page.goto(`/${DEVELOPED}?mock.scenario=code/locked`);
  await expect(login(page).getByRole('heading', { name: 'Your account is locked' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sallyport mock' })).toBeVisible();
});

test('a page that is published asks its backend, and holds nothing of the mock', async ({ page }) => {
  const published = await bundle([DEVELOPED], false);
  const holdingIt = [...published].filter(([, text]) => text.includes('Sallyport mock'));
  expect(holdingIt.map(([name]) => name)).toEqual([]);
  served = new Map([...served, ...published]);
  const asked = page.waitForRequest(`${SITE}/auth/config`);
  await page.goto(`/${DEVELOPED}`);
  await asked;
});

test('a dev server hands on what is the backend’s', async ({ site }) => {
  const file = `${folder}/vite.config.ts`;
  const { config } = (await loadConfigFromFile({ command: 'serve', mode: 'development' }, file))!;
  const target = config.server?.proxy?.['/auth'] as string;
  const proxy = { '/auth': target.replace('http://localhost:3000', site.url) };
  const server = await createServer({ configFile: false, root: folder, logLevel: 'error', server: { port: 0, proxy } });
  try {
    await server.listen();
    const answer = await fetch(`${server.resolvedUrls!.local[0]}auth/config`);
    expect(await answer.json()).toMatchObject({ support: 'help@acme.test' });
  } finally {
    await server.close();
  }
});
