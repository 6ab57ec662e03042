import type { KeptMessage } from './kept-messages.ts';

const KEY = 'sallyport-demo-seen';

/** Remembers, for all pages of this browser, that somebody has seen these in the outbox, newest first. */
export function markSeen([newest]: readonly KeptMessage[]): void {
  try {
    if (newest) localStorage.setItem(KEY, nameOf(newest));
  } catch {} // a browser that keeps nothing counts all of them
}

/** How many came since the outbox was last open: those before the newest one that was seen, or all without it. */
export function unseen(messages: readonly KeptMessage[]): number {
  const seen = readSeen();
  const index = messages.findIndex((message) => nameOf(message) === seen);
  return index === -1 ? messages.length : index;
}

/** Numbers begin anew with each start of the server. */
const nameOf = ({ id, at }: KeptMessage): string => `${id} ${at}`;

function readSeen(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
