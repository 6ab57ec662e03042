import { http, type HttpHandler } from 'msw';
import { startMock } from './in-tab.ts';
import { answersWholePage } from './mixed-page.ts';
import type { Mock } from './mock.ts';

/**
 * Handlers by which msw lets the mock answer what the page's own code asks of a backend: for `setupWorker` of
 * `msw/browser` and `setupServer` of `msw/node`.
 *
 * @param server  Where that backend is mounted; anything that ends in `/auth` unless told.
 */
export function handlers(mock: Mock = startMock(), server = '*/auth'): HttpHandler[] {
  answersWholePage(mock.fetch);
  return [http.all(`${server}/*`, ({ request }) => mock.fetch(request))];
}
