import { expect, it } from 'vitest';
import type { Connect, ViteDevServer } from 'vite';
import { pageAddresses } from '../../build/plugins/page-addresses.ts';

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
