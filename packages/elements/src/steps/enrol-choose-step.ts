import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { EnrolChooseStep, FactorType } from '@sallyport/protocol';
import { StepElement } from './step-element.ts';
import type { MessageKey } from '../messages/message-key.ts';
import { startTime } from '../messages/start-time.ts';
import { secondStep } from '../messages/second-step/second-step.ts';
import { setUp } from '../messages/set-up/set-up.ts';
import { FACTOR_ICON } from '../parts/factor-icons.ts';
import { byStrength } from '../parts/by-strength.ts';
import { choices, choiceStyles } from '../parts/choices.ts';
import { sentence } from '../parts/sentence.ts';

const HELP = {
  email: 'enrol.email-help',
  sms: 'enrol.sms-help',
  totp: 'enrol.totp-help',
  'backup-code': 'factor.backup-code-help',
  passkey: 'factor.passkey-help',
} as const satisfies Record<FactorType, MessageKey>;

/**
 * @summary Asks which factor to set up, or goes on to the only one that there is. Until one is asked for at sign-in, it
 *   says from when on and lets the person go on.
 * @tag sally-enrol-choose-step
 * @event {SallyAnswerEvent} sally-answer - One was chosen, or put off.
 * @csspart heading - The heading.
 * @csspart link - The text button.
 * @csspart secondary-button - A row of the list.
 */
export class SallyEnrolChooseStep extends StepElement<EnrolChooseStep> {
  static readonly tag = 'sally-enrol-choose-step';
  static override readonly areas = [secondStep, setUp];
  static override styles = [...StepElement.styles, ...choiceStyles];

  /** A choice of one is none: it is made, unless the person may go on without. */
  get #only(): FactorType | undefined {
    const { offers, skippable, problem } = this.step;
    return offers.length === 1 && !skippable && !problem ? offers[0] : undefined;
  }

  protected override heading(): string {
    return this.text(this.step.reason === 'self' ? 'enrol.title-self' : 'enrol.title');
  }

  protected override intro(): unknown {
    const { reason, deadline, skipsLeft } = this.step;
    if (skipsLeft !== undefined) return this.text('enrol.intro-skips', { count: skipsLeft });
    if (reason === 'reminder' && deadline !== undefined) return this.#reminder(deadline);
    return this.text(reason === 'self' ? 'enrol.intro-self' : 'enrol.intro');
  }

  /** */
  #reminder(deadline: string): TemplateResult {
    const time = startTime(deadline, this.words.language);
    return sentence(
      (date) => this.text('enrol.intro-reminder', { date }),
      html`<time datetime=${deadline}>${time}</time>`,
    );
  }

  protected override below(): TemplateResult {
    const offers = byStrength(this.step.offers, (type) => type);
    const ways = offers.map((type, index) => ({
      title: this.text(`factor.${type}`),
      help: this.text(HELP[type]),
      icon: FACTOR_ICON[type],
      mark: index === 0 && offers.length > 1 ? this.text('choose.recommended') : undefined,
      choose: () => this.#choose(type),
    }));
    return html`${choices(ways, this.busy || this.#only !== undefined)}
    ${this.step.skippable ? this.textButton('enrol.skip', () => this.answer({ kind: 'skip' })) : nothing}
    ${this.signedIn ? nothing : this.textButton('enrol.other-account', this.leave)}`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const only = this.#only;
    if (only && changed.has('step')) queueMicrotask(() => this.#choose(only)); // not in the middle of an update
  }

  #choose(type: FactorType): void {
    this.answer({ kind: 'enrol', type });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-enrol-choose-step': SallyEnrolChooseStep;
  }
}
