import { html, nothing, type TemplateResult } from 'lit';
import { ALERT, icon } from '../theme/icon.ts';
import { textButton } from './buttons.ts';

/** What is asked before something is ended or removed. */
export interface Confirmation {
  /** What follows from it, in one sentence. */
  ask: string;
  /** The button that does it, named after what it does it to. */
  act: string;
  keep: string;
  /** What else can be done. */
  also?: unknown;
  /** It is on its way. */
  busy: boolean;
  /** Why it failed; empty where it didn't. */
  failure: string;
  confirm: () => unknown;
  cancel: () => unknown;
}

/** Draws why something failed, and says it once it has; nothing is seen where the text is empty. */
export const failed = (text: string): TemplateResult =>
  html`<div role="alert">${
    text ? html`<div class="notice error">${icon(ALERT)}<span>${text}</span></div>` : nothing
  }</div>`;

/** Draws what follows from an action, with the button that does it and the one that doesn't. */
export const confirmation = ({
  ask,
  act,
  keep,
  also = nothing,
  busy,
  failure,
  confirm,
  cancel,
}: Confirmation): TemplateResult =>
  html`<p class="ask" tabindex="-1">${ask}</p>
    ${failed(failure)}
    <div class="actions">
      <button class="button danger" part="danger-button" type="button" aria-disabled=${busy}
        @click=${confirm}>${act}</button>
      ${textButton(keep, cancel)} ${also}
    </div>`;
