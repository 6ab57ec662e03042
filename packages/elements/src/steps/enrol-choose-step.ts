import { html, nothing, type TemplateResult } from 'lit';
import type { EnrolChooseStep, FactorType } from '@sallyport/protocol';
import { StepElement } from './step-element.ts';
import type { MessageKey } from '../messages/message-key.ts';
import { startTime } from '../messages/start-time.ts';
import { WAY_ICON, rows, rowStyles } from '../parts/rows.ts';
import { secondStep } from '../messages/second-step/second-step.ts';
import { setUp } from '../messages/set-up/set-up.ts';

const HELP = {
  email: 'enrol.email-help',
  sms: 'enrol.sms-help',
  totp: 'enrol.totp-help',
  'backup-code': 'factor.backup-code-help',
  passkey: 'factor.passkey-help',
} as const satisfies Record<FactorType, MessageKey>;

/** Stands in a sentence where an element goes. */
const PLACE = '\u{FFFC}'; // object replacement character (Unicode §23.8)

/**
 * @summary Asks which factor to set up; until one is asked for at sign-in, says from when on, and lets the person go on.
 * @tag sally-enrol-choose-step
 * @event {SallyAnswerEvent} sally-answer - One was chosen, or put off.
 * @csspart heading - The heading.
 * @csspart link - The text button.
 * @csspart secondary-button - A row of the list.
 */
export class SallyEnrolChooseStep extends StepElement<EnrolChooseStep> {
  static readonly tag = 'sally-enrol-choose-step';
  static override readonly areas = [secondStep, setUp];
  static override styles = [...StepElement.styles, rowStyles];

  protected override heading(): string {
    return this.text(this.step.reason === 'self' ? 'enrol.title-self' : 'enrol.title');
  }

  protected override intro(): unknown {
    const { reason, deadline } = this.step;
    if (reason === 'reminder' && deadline !== undefined) return this.#reminder(deadline);
    return this.text(reason === 'self' ? 'enrol.intro-self' : 'enrol.intro');
  }

  /** R-63 */
  #reminder(deadline: string): TemplateResult {
    const time = startTime(deadline, this.words.language);
    const [before, after] = this.text('enrol.intro-reminder', { date: PLACE }).split(PLACE);
    return html`${before}<time datetime=${deadline}>${time}</time>${after}`;
  }

  protected override content(): TemplateResult {
    return html``;
  }

  protected override below(): TemplateResult {
    const ways = this.step.offers.map((type) => ({
      title: this.text(`factor.${type}`),
      help: this.text(HELP[type]),
      icon: WAY_ICON[type],
      choose: () => this.answer({ kind: 'enrol', type }),
    }));
    return html`${rows(ways, this.busy)}
    ${this.step.skippable ? html`<button class="text-button" part="link" type="button" @click=${() => this.answer({ kind: 'skip' })}>${this.text('enrol.skip')}</button>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-enrol-choose-step': SallyEnrolChooseStep;
  }
}
