import { createApp, createKeyring } from '@sallyport/server';
import { Hono } from 'hono';
import type { TestApp } from './test-app.ts';
import { TestBrowser } from './test-browser.ts';

/** The secret that every test's app begins with. */
export const A = new Uint8Array(32).fill(7);
export const B = new Uint8Array(32).fill(8);

/**
 * The server as it is after a restart over the same store, the first secret current; its visitors keep what they had.
 */
export async function restart({ ports: before }: TestApp, ...secrets: [typeof A, ...(typeof A)[]]) {
  const ports = { ...before, keyring: await createKeyring(...secrets) };
  const server = new Hono().route('/auth', createApp(ports));
  return {
    ports,
    browser(was?: TestBrowser) {
      const browser = new TestBrowser(server, ports.site.url.origin);
      for (const [name, value] of was?.cookies ?? []) browser.cookies.set(name, value);
      browser.step = was?.step;
      return browser;
    },
  };
}
