import type { KeptMessage } from '@sallyport/server/memory';
import { html, type TemplateResult } from 'lit';
import type { LogLine } from '../front.ts';
import type { PanelWords } from './words.ts';

/** How many of each are shown. */
const MOST = 10;

/** What was sent to people, newest first. */
export function inboxSection(words: PanelWords, messages: readonly KeptMessage[]): TemplateResult {
  return html`<h3>${words.inbox}</h3>
    ${messages.length === 0 ? html`<p>${words.noMessages}</p>` : ''}
    <ul>
      ${messages.slice(0, MOST).map(
        (message) =>
          html`<li>
            <details>
              <summary dir="auto">
                ${message.via === 'email' ? message.subject : message.text}
                <bdi class="quiet">${message.to}</bdi>
              </summary>
              <p dir="auto">${message.text}</p>
            </details>
          </li>`,
      )}
    </ul>`;
}

/** What the page asked, newest first. */
export function logSection(words: PanelWords, lines: readonly LogLine[]): TemplateResult {
  return html`<h3>${words.log}</h3>
    ${lines.length === 0 ? html`<p>${words.noRequests}</p>` : ''}
    <ul class="log" dir="ltr">
      ${lines
        .slice(0, MOST)
        .map(({ method, path, status }) => html`<li>${method} ${path} ${status ?? words.noAnswer}</li>`)}
    </ul>`;
}
