import { html, type TemplateResult } from 'lit';
import { activity } from '../messages/activity/activity.ts';
import { devices } from '../messages/devices/devices.ts';
import { eventHelp, eventTitle } from '../parts/activity-text.ts';
import { rows, rowStyles, rowText } from '../parts/rows.ts';
import { css } from '../theme/css.ts';
import { SallyDoneStep } from './done-step.ts';

/**
 * @summary Ends "This wasn't me": says that it is done, and lists what has changed the sign-in in the days before.
 * @tag sally-changes-step
 * @event {CustomEvent} sally-acknowledge - The person has read it and goes on.
 * @csspart heading - The heading.
 */
export class SallyChangesStep extends SallyDoneStep {
  static override readonly tag: string = 'sally-changes-step';
  static override readonly areas = [activity, devices];
  static override styles = [
    ...SallyDoneStep.styles,
    rowStyles,
    css`
      .changes p {
        margin: 0 0 0.25rem;
        font-weight: 600;
      }

      .row {
        padding-block: 0.625rem;
      }

      li + li {
        border-block-start: 1px solid var(--_hairline);
      }
    `,
  ];

  protected override above(): TemplateResult {
    const { changes = [] } = this.step;
    const draw = (event: (typeof changes)[number]) =>
      html`<div class="row">
        ${rowText(
          eventTitle(event, event.factor && this.text(`factor.${event.factor}`), this.words),
          eventHelp(event, this.words, 'medium'),
        )}
      </div>`;
    return html`${super.above()}
      <div class="changes" role="group" aria-labelledby=${this.uid('changes')}>
        <p id=${this.uid('changes')}>${this.text('not-me.changes')}</p>
        <span class="help">${this.text('not-me.changes-help')}</span>
        ${rows(changes.map(draw))}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-changes-step': SallyChangesStep;
  }
}
