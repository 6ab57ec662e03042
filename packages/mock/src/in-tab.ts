import type { Client } from '@sallyport/client';
import { tellMixed } from './mixed-page.ts';
import { Mock, type MockOptions } from './mock.ts';
import { tellUnread } from './unread-address.ts';

let started: Mock | undefined;

/**
 * The mock of this page or program: the same for all that ask.
 *
 * @param options  Of the mock, where it is the first call.
 * @throws on a host where people may come, and where other options are given once there is a mock.
 */
export function startMock(options?: MockOptions): Mock {
  if (started && options) throw new Error('There is a mock already: give its options with the first call.');
  if (started) return started;
  const mock = (started = new Mock(options));
  console.info('Sallyport mock: every account, code and session of this page is made up. Nothing leaves it.');
  const look = () => {
    if (tellMixed(mock.fetch)) mock.removeEventListener('change', look);
  };
  mock.addEventListener('change', look);
  tellUnread();
  return mock;
}

/** A client of the mock, for `client` of an element: `<sally-login .client=${inTab()}>`. */
export const inTab = (options?: MockOptions): Client => startMock(options).client;
