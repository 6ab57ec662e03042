import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { KeptMessage } from './kept-messages.ts';
import { titleOf } from './title-of.ts';
import { addressOf, type View } from './view.ts';

/** Lists messages by what they are about, for whom, and when they went. */
export function list(messages: readonly KeptMessage[], view: View, unread: ReadonlySet<number>): TemplateResult {
  const row = (message: KeptMessage) => {
    const { id, to, at } = message;
    return html`<li>
      <a href=${addressOf({ ...view, message: id })} aria-current=${id === view.message ? 'true' : nothing}>
        <strong>${titleOf(message)}${unread.has(id) ? html` <span class="new">new</span>` : ''}</strong>
        <span class="muted">${to} · ${new Date(at).toLocaleTimeString()}</span>
      </a>
    </li>`;
  };
  return html`<ol class="messages" aria-label="Messages">${messages.map(row)}</ol>`;
}
