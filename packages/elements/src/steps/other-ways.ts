import { html, type TemplateResult } from 'lit';
import type { AuthenticatorView } from '@sallyport/protocol';
import type { StepElement } from './step-element.ts';

/** The person's other ways, for a step to list; `open` without a button before them. */
export const otherWays = (step: StepElement, others: AuthenticatorView[], open = false): TemplateResult =>
  html`<sally-try-another-way exportparts="link, secondary-button" ?open=${open} .others=${others} ?busy=${step.busy}
    @sally-choose=${(event: HTMLElementEventMap['sally-choose']) => {
      event.stopPropagation();
      step.answer({ kind: 'choose', authenticator: event.detail.id });
    }}></sally-try-another-way>`;
