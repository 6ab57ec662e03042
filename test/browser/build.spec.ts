import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from './support/test-site.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const read = (file: string) => readFileSync(dist + file, 'utf8');
const scripts = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.js'));
const SITE = 'https://site.test/';

// A build can leave out the registration (as code without effect) or Lit's decorators, or leave these as they are,
// which no browser reads. The source works all the same, and so do all other tests.
test('the built script registers the elements with their attributes', async ({ page }) => {
  await page.route(`${SITE}**`, (route) => {
    const file = route.request().url().slice(SITE.length);
    return file ? route.fulfill({ path: dist + file }) : route.fulfill({ contentType: 'text/html', body: '' });
  });
  await page.goto(SITE);
  const attributes = await page.evaluate(
    async (files) => {
      await import('/sallyport.js' as string); // the others take what they share from it
      await Promise.all(files.map((file) => import(`/${file}`)));
      const element = customElements.get('sally-login') as { observedAttributes?: string[] } | undefined;
      return element?.observedAttributes;
    },
    scripts.filter((file) => file.startsWith('sallyport')),
  );
  expect(attributes).toContain('server');
});

// it signs anybody in as anybody
test('N-13 no page, widget or program that is built holds any of the mock', () => {
  const program = fileURLToPath(new URL('../../server/program/', import.meta.url));
  const built = [...scripts.map((file) => dist + file), ...readdirSync(program).map((file) => program + file)];
  expect(built.length).toBeGreaterThan(20);
  const source = (name: string) => readFileSync(new URL(`../../packages/mock/src/${name}.ts`, import.meta.url), 'utf8');
  const mark = 'Sallyport mock';
  expect(['backend', 'where', 'in-tab', 'mixed-page'].filter((name) => !source(name).includes(mark))).toEqual([]);
  expect(built.filter((file) => readFileSync(file, 'utf8').includes(mark))).toEqual([]);
});

test('the demo page names the script and bundles nothing of it', () => {
  expect(read('index.html')).toMatch(/<script type="module"\s+src="\/sallyport\.js">/);
  for (const file of scripts.filter((it) => it.startsWith('demo/'))) {
    expect(read(file)).not.toMatch(/customElements\s*\.\s*define|litElementVersions/);
  }
});

test('the first field needs one file, compressed, that is sent once', async ({ page, site }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.route('**/auth/**', () => new Promise(() => {})); // never answered
  await page.goto(site.url, { waitUntil: 'commit' });
  await expect(page.getByLabel('Email or user name')).toBeVisible();
  expect(asked.filter((path) => path.startsWith('/sallyport'))).toEqual(['/sallyport.js']);

  const ask = (headers: Record<string, string>) => page.request.get(`${site.url}/sallyport.js`, { headers });
  const first = await ask({ 'accept-encoding': 'br' });
  expect(first.headers()['content-encoding']).toBe('br');
  expect(brotliDecompressSync(readFileSync(`${dist}sallyport.js.br`)).toString()).toBe(read('sallyport.js'));
  const { etag = '' } = first.headers();
  expect((await ask({ 'accept-encoding': 'br', 'if-none-match': etag })).status()).toBe(304);
});

test('the script is one instance, whatever address a page loads it from', async ({ page }) => {
  const asked: string[] = [];
  await page.route(`${SITE}**`, (route) => {
    const url = new URL(route.request().url());
    asked.push(url.pathname + url.search);
    if (url.pathname.endsWith('.js')) return route.fulfill({ path: dist + url.pathname.slice(1) });
    const body = '<script type="module" src="/sallyport.js?v=3"></script><sally-sessions></sally-sessions>';
    return route.fulfill({ contentType: 'text/html', body });
  });
  await page.goto(SITE);
  await expect.poll(() => page.evaluate(() => customElements.get('sally-sessions') !== undefined)).toBe(true);
  const shared = await page.evaluate(() => {
    const classesOf = (tag: string) => {
      const found: unknown[] = [];
      for (let each: unknown = customElements.get(tag); each; each = Object.getPrototypeOf(each)) found.push(each);
      return found;
    };
    const flow = new Set(classesOf('sally-flow'));
    return String(classesOf('sally-sessions').find((each) => flow.has(each)));
  });
  expect(shared).not.toContain('[native code]'); // a class of ours, before the browser's HTMLElement
  expect(asked.filter((path) => path.startsWith('/sallyport.js'))).toEqual(['/sallyport.js?v=3']);
});

test('the script loads every other element when its tag is on the page, and no sooner', async ({ page }) => {
  const asked: string[] = [];
  await page.route(`${SITE}**`, (route) => {
    const file = route.request().url().slice(SITE.length);
    if (file.endsWith('.js')) asked.push(file);
    if (file.endsWith('.js')) return route.fulfill({ path: dist + file });
    const body = '<script type="module" src="/sallyport.js"></script><div id="place"></div>';
    return route.fulfill({ contentType: 'text/html', body });
  });
  await page.goto(SITE);
  const isDefined = (tag: string) => page.evaluate((name) => customElements.get(name) !== undefined, tag);
  await expect.poll(() => isDefined('sally-login')).toBe(true);
  expect([await isDefined('sally-code-field'), await isDefined('sally-sessions')]).toEqual([false, false]);
  const before = asked.length;

  await page.evaluate(() => {
    const field = document.createElement('sally-code-field');
    document.getElementById('place')?.append(field);
  });
  await expect.poll(() => isDefined('sally-code-field')).toBe(true);
  expect(await isDefined('sally-sessions')).toBe(false);
  expect(asked.length).toBeGreaterThan(before);

  await page.evaluate(() => {
    const inside = document.createElement('p');
    inside.append(document.createElement('sally-sessions'), document.createElement('sally-unknown'));
    document.getElementById('place')?.append(inside);
  });
  await expect.poll(() => isDefined('sally-sessions')).toBe(true);
  expect(await isDefined('sally-unknown')).toBe(false);
});
