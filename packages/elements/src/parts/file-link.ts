import { html, type TemplateResult } from 'lit';

/** A link to a file that the browser saves. */
export const fileLink = (text: string, address: string): TemplateResult =>
  html`<a class="text-button" part="link" href=${address} download>${text}</a>`;
