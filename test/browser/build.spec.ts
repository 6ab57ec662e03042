import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

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
      await Promise.all(files.map((file) => import(`/${file}`)));
      const element = customElements.get('sally-login') as { observedAttributes?: string[] } | undefined;
      return element?.observedAttributes;
    },
    scripts.filter((file) => file.startsWith('sallyport')),
  );
  expect(attributes).toContain('server');
});

test('the demo page names the script and bundles nothing of it', () => {
  expect(read('index.html')).toMatch(/<script type="module"\s+src="\/sallyport\.js">/);
  for (const file of scripts.filter((it) => it.startsWith('demo/'))) {
    expect(read(file)).not.toMatch(/customElements\s*\.\s*define|litElementVersions/);
  }
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
