import { html, type TemplateResult } from 'lit';
import { AskingElement } from './asking-element.ts';

/**
 * What `stepUp()` puts onto the page while it asks.
 *
 * @summary Asks in a dialog for a stronger or fresher proof where a call to the site's own backend needs one.
 * @tag sally-step-up
 */
export class SallyStepUp extends AskingElement {
  static readonly tag = 'sally-step-up';

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-step-up': SallyStepUp;
  }
}
