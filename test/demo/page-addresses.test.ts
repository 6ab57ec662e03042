import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Connect, ViteDevServer } from 'vite';
import { BACKEND_ADDRESSES } from '../../build/backend-addresses.ts';
import { pageAddresses } from '../../build/plugins/page-addresses.ts';
import { root } from '../../build/root.ts';

/** Where the development server looks for an address. */
function soughtAt(url: string): string | undefined {
  let middleware: Connect.NextHandleFunction | undefined;
  const middlewares = { use: (it: Connect.NextHandleFunction) => void (middleware = it) };
  const { configureServer } = pageAddresses();
  (configureServer as (server: ViteDevServer) => void)({ middlewares } as unknown as ViteDevServer);
  const request = { url } as Connect.IncomingMessage;
  middleware!(request, {} as never, () => {});
  return request.url;
}

it.each([
  ['/states?state=locked&lang=ar', '/states.html?state=locked&lang=ar'],
  ['/embed', '/embed.html'],
  ['/', '/'],
  ['/nothing', '/nothing'],
  ['/theme/theme.ts', '/theme/theme.ts'],
  ['/outbox.json', '/outbox.json'],
  ['/../demo/states', '/../demo/states'],
])('in development the page at %s is the file at %s', (url, file) => {
  expect(soughtAt(url)).toBe(file);
});

const isAskedOfTheBackend = (path: string): boolean =>
  BACKEND_ADDRESSES.some((it) => (it.startsWith('^') ? new RegExp(it).test(path) : path.startsWith(it)));

it('in development no file of the demo is asked of the backend', () => {
  const files = readdirSync(root('demo'), { recursive: true, encoding: 'utf8' }).map((file) => `/${file}`);
  expect(files).toContain('/outbox/outbox.ts');
  expect(files.filter(isAskedOfTheBackend)).toEqual([]);
});

it.each(['/auth/flows', '/demo.json', '/outbox.json', '/outbox/7?scheme=dark', '/payouts.json'])(
  'in development %s is asked of the backend',
  (path) => {
    expect(isAskedOfTheBackend(path)).toBe(true);
  },
);
