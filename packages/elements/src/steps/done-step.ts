import { html, nothing, type TemplateResult } from 'lit';
import type { DoneStep, FactorType } from '@sallyport/protocol';
import { StepElement } from './step-element.ts';
import { isToBeRead } from './to-be-read.ts';
import { SallyButton } from '../parts/sally-button.ts';
import { signal } from '../events.ts';
import type { MessageKey } from '../messages/message-key.ts';
import { ALERT, icon } from '../theme/icon.ts';
import { CHECK } from '../theme/icons.ts';
import { secondStep } from '../messages/second-step/second-step.ts';
import { css } from '../theme/css.ts';

/** Of a flow that was begun in a session, what it came to. */
function resultOf(notice: DoneStep['notice']): MessageKey {
  if (notice === 'factor-tried') return 'done.title-works';
  return notice && notice !== 'backup-codes-low' ? 'done.title-set' : 'done.title-confirmed';
}

const TOTP_ADVICE = ['done.totp-move', 'done.totp-second', 'done.totp-lost'] as const;

/**
 * @summary Says that the person is signed in, or what else was done, and what to know from now on.
 * @tag sally-done-step
 * @event {CustomEvent} sally-acknowledge - The person has read the notice and goes on.
 * @csspart heading - The heading.
 */
export class SallyDoneStep extends StepElement<DoneStep> {
  static readonly tag: string = 'sally-done-step';
  static override readonly areas = [secondStep];
  static override readonly needs = [SallyButton];
  static override styles = [
    ...StepElement.styles,
    css`
      ul {
        display: grid;
        gap: 0.5rem;
        margin: 0;
        padding-inline-start: 1.25rem;
        font-size: var(--_help);
      }

      [part='heading'] > svg {
        inline-size: 2rem;
        block-size: 2rem;
        margin-inline-end: 0.5rem;
        vertical-align: -0.5rem;
        color: var(--_success);
      }
    `,
  ];

  protected override heading(): unknown {
    const { notice } = this.step;
    const text = this.text(this.signedIn ? resultOf(notice) : 'done.title');
    return notice ? text : html`${icon(CHECK)}${text}`;
  }

  protected override intro(): string {
    const { notice, returnTo } = this.step;
    return this.signedIn || notice || returnTo ? '' : this.text('done.close-page');
  }

  protected override above(): unknown {
    const { notice, factor, backupCodesLeft = 0 } = this.step;
    if (!notice) return nothing;
    const low = notice === 'backup-codes-low';
    const values = { count: backupCodesLeft, factor: factor ? this.text(`factor.${factor}`) : '' };
    return html`<p class=${`notice ${low ? 'warning' : 'success'}`}>
        ${icon(low ? ALERT : CHECK)}<span>${this.text(`done.${notice}`, values)}</span>
      </p>
      ${factor && isToBeRead(this.step) ? this.#advice(factor) : nothing}`;
  }

  /** R-35 */
  #advice(factor: FactorType): TemplateResult {
    const keys = factor === 'totp' ? TOTP_ADVICE : (['done.passkey-beside'] as const);
    return html`<ul>
      ${keys.map((key) => html`<li>${this.text(key)}</li>`)}
    </ul>`;
  }

  protected override below(): unknown {
    const goesOn = !this.signedIn || Boolean(this.step.returnTo);
    if (!this.signedIn && !isToBeRead(this.step)) return nothing;
    return this.submit(goesOn ? 'done.continue' : 'done.close', false, () => signal(this, 'sally-acknowledge', null));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-done-step': SallyDoneStep;
  }
}
