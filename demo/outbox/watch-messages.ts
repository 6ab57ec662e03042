import { keptMessages, type KeptMessage } from './kept-messages.ts';

/** How often a page asks for new ones, in milliseconds. */
const LOOK_MS = 3000;

type Told = (messages: readonly KeptMessage[]) => void;

const watchers = new Set<Told>();
let latest: readonly KeptMessage[] | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Tells of all that were kept, newest first: at once where they are known, and each time the page has asked, as long as
 * it is in view. However many watch, it asks once. Where no outbox answers the
 * first time, there is none: nothing was kept, and it asks no more.
 *
 * @returns Ends it.
 */
export function watchMessages(told: Told): () => void {
  watchers.add(told);
  if (latest) told(latest);
  if (watchers.size === 1 && timer === undefined) void look();
  return () => watchers.delete(told);
}

async function look(): Promise<void> {
  timer = setTimeout(() => void look(), LOOK_MS);
  if (document.hidden || watchers.size === 0) return;
  const found = await keptMessages().catch(() => undefined);
  if (!found && !latest) clearTimeout(timer);
  latest = found ?? latest ?? [];
  for (const told of watchers) told(latest);
}
