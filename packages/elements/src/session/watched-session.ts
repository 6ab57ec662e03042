import { CurrentSession, type OwnClient } from '@sallyport/client';
import type { SallyEventMap } from '../events.ts';

/** What ends the session besides a flow: who hands over their ownership has other rights from then on. */
const ENDING = ['end-all-sessions', 'end-tenant-sessions', 'make-owner'];

const watched = new WeakSet<OwnClient>();

/**
 * Who is signed in over a client's connection, looked at again whenever that may be another: a flow of any element has
 * ended, also of one that keeps that to itself; every session was ended, or this one with a right; or the page is
 * looked at again, after whatever was done elsewhere.
 */
export function watchedSession(client: OwnClient): CurrentSession {
  const current = CurrentSession.of(client);
  if (watched.has(client)) return current;
  watched.add(client);
  const announce = () => void Promise.all([current.announce(), client.me.refresh()]);
  addEventListener('sally-success', announce, true); // on its way down, before a panel stops it
  const changed = (event: Event) =>
    void (ENDING.includes((event as SallyEventMap['sally-change']).detail.action) && announce());
  addEventListener('sally-change', changed, true);
  document.addEventListener('visibilitychange', () => void (document.hidden || current.refresh()));
  return current;
}
