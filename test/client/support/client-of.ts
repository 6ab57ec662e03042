import { Client, type Connection, type Fetch } from '@sallyport/client';
import type { TestApp } from '../../support/test-app.ts';
import type { TestBrowser } from '../../support/test-browser.ts';

/** The client against the real backend, with a jar where a browser has one. */
export function clientOf(app: TestApp, browser: TestBrowser = app.browser()) {
  const calls: string[] = [];
  const fetch: Fetch = (url, { method = 'GET', body, headers }) => {
    const path = url.replace('/auth', '');
    calls.push(`${method} ${path}`);
    return browser.request(method, path, body ?? undefined, headers as Record<string, string>);
  };
  const connection: Connection = { server: '/auth', fetch };
  return { client: new Client(connection), connection, calls };
}
