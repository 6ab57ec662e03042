import { html, nothing, type TemplateResult } from 'lit';
import type { DoneStep } from '@sallyport/protocol';
import { StepElement } from '../base/step-element.ts';
import { SallyButton } from '../fields/sally-button.ts';
import { emit } from '../events.ts';
import { ALERT, icon } from '../theme/icon.ts';
import { CHECK } from '../theme/icons.ts';

/**
 * @summary Says that the person is signed in, and what to know from now on.
 * @tag sally-done-step
 * @event {CustomEvent} sally-continue - The person has read the notice and goes on.
 * @csspart heading - The heading.
 */
export class SallyDoneStep extends StepElement<DoneStep> {
  static readonly tag = 'sally-done-step';
  static override readonly needs = [SallyButton];

  protected override heading(): string {
    return this.text('done.title');
  }

  protected override content(): TemplateResult {
    return html``;
  }

  protected override above(): unknown {
    const { notice, backupCodesLeft = 0 } = this.step;
    if (!notice) return nothing;
    const low = notice === 'backup-codes-low';
    return html`<p class=${`notice ${low ? 'warning' : 'success'}`}>
      ${icon(low ? ALERT : CHECK)}<span>${this.text(`done.${notice}`, { count: backupCodesLeft })}</span>
    </p>`;
  }

  protected override below(): unknown {
    if (!this.step.returnTo || !this.step.notice) return nothing;
    return html`<sally-button><button type="button" @click=${() => emit(this, 'sally-continue', null)}>${this.text('done.continue')}</button></sally-button>`;
  }
}
