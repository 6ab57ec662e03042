import { html, type TemplateResult } from 'lit';
import type { EnrolChooseStep, FactorType } from '@sallyport/protocol';
import { StepElement } from '../base/step-element.ts';
import type { MessageKey } from '../messages/en.ts';
import { WAY_ICON, wayList, wayListStyles } from '../fields/way-list.ts';
import { enLater } from '../messages/en-later.ts';

const HELP = {
  email: 'enrol.email-help',
  sms: 'enrol.sms-help',
  totp: 'enrol.totp-help',
  'backup-code': 'factor.backup-code-help',
  passkey: 'factor.passkey-help',
} as const satisfies Record<FactorType, MessageKey>;

/**
 * @summary Asks which factor to set up.
 * @tag sally-enrol-choose-step
 * @event {SallyAnswerEvent} sally-answer - One was chosen.
 * @csspart heading - The heading.
 * @csspart secondary-button - A row of the list.
 */
export class SallyEnrolChooseStep extends StepElement<EnrolChooseStep> {
  static readonly tag = 'sally-enrol-choose-step';
  static override readonly ownWords = enLater;
  static override styles = [...StepElement.styles, wayListStyles];

  protected override heading(): string {
    return this.text(this.step.reason === 'self' ? 'enrol.title-self' : 'enrol.title');
  }

  protected override intro(): string {
    return this.text(this.step.reason === 'self' ? 'enrol.intro-self' : 'enrol.intro');
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
    return wayList(ways, this.busy);
  }
}
