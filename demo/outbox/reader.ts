import { html, nothing, type TemplateResult } from 'lit/html.js';
import { keyed } from 'lit/directives/keyed.js';
import { copyText } from '../copy-text.ts';
import { codeOf, linkOf, type KeptMessage } from './kept-messages.ts';
import { titleOf } from './title-of.ts';
import { addressOf, LOOKS, type View } from './view.ts';

/** A message as whoever gets it sees it, and what they do with it. */
export function reader(message: KeptMessage | undefined, view: View): TemplateResult {
  if (!message) return html`<p>This message isn’t kept any more.</p>`;
  const { via, to, at } = message;
  const [code, link] = [codeOf(message), linkOf(message)];
  return html`<article class="panel wide" aria-labelledby="message-title">
    <h2 id="message-title">${titleOf(message)}</h2>
    <p class="muted">
      ${via === 'sms' ? 'SMS' : 'Email'} to ${to} ·
      <time datetime=${new Date(at).toISOString()}>${new Date(at).toLocaleString()}</time>
    </p>
    <p class="actions">
      ${code ? html`<button type="button" @click=${copyCode} value=${code}>Copy code ${code}</button>` : ''}
      <span role="status"></span>
      ${link ? html`<a href=${link} target="_blank" rel="noopener">Open link</a>` : ''}
    </p>
    ${message.html ? html`<p class="looks">${LOOKS.map(([look, words]) => pill(view, look, words))}</p>` : ''}
    ${content(message, view.look)}
  </article>`;
}

const pill = (view: View, look: string, words: string): TemplateResult =>
  html`<a href=${addressOf({ ...view, look })} aria-current=${look === view.look ? 'true' : nothing}>${words}</a>`;

/**
 * A mail's page stands in a frame without script, which may open what a link of it leads to. It is of this origin, so
 * that the page around it knows how high it is.
 */
function content({ id, via, text, html: isPage }: KeptMessage, look: string): TemplateResult {
  if (!isPage || look === 'text') return html`<p class=${via === 'sms' ? 'bubble' : 'text'}>${text}</p>`;
  return html`${keyed(
    `${id} ${look}`, // going back then goes to the page's view before, not to the frame's
    html`<iframe
      title="The mail"
      src=${`./outbox/${id}?scheme=${look === 'dark' ? 'dark' : 'light'}`}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      @load=${fit}
    ></iframe>`,
  )}`;
}

/** Makes the frame as high as the mail. */
function fit({ currentTarget }: Event): void {
  const frame = currentTarget as HTMLIFrameElement;
  frame.height = String(frame.contentDocument?.documentElement.scrollHeight ?? 0);
}

async function copyCode({ currentTarget }: Event): Promise<void> {
  const button = currentTarget as HTMLButtonElement;
  const said = button.nextElementSibling!;
  said.textContent = '';
  said.textContent = await copyText(button.value);
}
