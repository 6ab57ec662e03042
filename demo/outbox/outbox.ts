import { html, render } from 'lit/html.js';
import { drawBar } from '../bar/bar.ts';
import { followLinks } from '../bar/go.ts';
import { byId } from '../page.ts';
import type { KeptMessage } from './kept-messages.ts';
import { list } from './list.ts';
import { reader } from './reader.ts';
import { markSeen } from './seen.ts';
import { titleOf } from './title-of.ts';
import { readView } from './view.ts';
import { watchMessages } from './watch-messages.ts';

let messages: readonly KeptMessage[] = [];
/** What came while the page was open, and was not opened. */
const unread = new Set<number>();
/** The message that is read where the address names none: the newest of when the page was opened. */
let first: number | undefined;

/** Shows what was sent, newest first, and one of them. */
function draw(): void {
  const view = readView(first);
  const open = messages.find(({ id }) => id === view.message);
  if (open) unread.delete(open.id);
  const content = html`${list(messages, view, unread)}${reader(open, view)}`;
  render(
    messages.length > 0 ? content : html`<p>Nothing yet. Signing in with a backup code sends a message, for one.</p>`,
    byId('outbox'),
  );
}

/** Takes what was sent meanwhile, without touching what is read. */
function take(found: readonly KeptMessage[]): void {
  const known = messages[0]?.id ?? 0;
  const arrived = found.filter(({ id }) => first !== undefined && id > known);
  for (const { id } of arrived) unread.add(id);
  if (arrived[0]) byId('arrived').textContent = `New: ${titleOf(arrived[0])}, to ${arrived[0].to}`;
  messages = found;
  markSeen(messages);
  first ??= messages[0]?.id;
  draw();
}

drawBar('outbox');
followLinks(byId('outbox'));
addEventListener('popstate', draw);
watchMessages(take);
