import type { KeptMessage } from './kept-messages.ts';

const KEY = 'sallyport-demo-seen';

/** Remembers, for all pages of this browser, that somebody has seen these in the outbox, newest first. */
export function markSeen([newest]: readonly KeptMessage[]): void {
  try {
    if (newest) localStorage.setItem(KEY, String(newest.at));
  } catch {} // a browser that keeps nothing counts all of them
}

/** How many came since the outbox was last open, by their times: numbers begin anew with each start of the server. */
export function unseen(messages: readonly KeptMessage[]): number {
  const seen = Number(readSeen());
  return messages.filter(({ at }) => at > seen).length;
}

function readSeen(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
