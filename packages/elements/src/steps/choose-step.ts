import type { TemplateResult } from 'lit';
import type { ChooseStep } from '@sallyport/protocol';
import { otherWays } from './other-ways.ts';
import { StepElement } from './step-element.ts';
import { SallyTryAnotherWay } from '../parts/sally-try-another-way.ts';
import { secondStep } from '../messages/second-step/second-step.ts';

/**
 * @summary Asks which authenticator to use, where the person has no default.
 * @tag sally-choose-step
 * @event {SallyAnswerEvent} sally-answer - One was chosen.
 * @csspart heading - The heading.
 * @csspart secondary-button - A row of the list.
 */
export class SallyChooseStep extends StepElement<ChooseStep> {
  static readonly tag = 'sally-choose-step';
  static override readonly areas = [secondStep];
  static override readonly needs = [SallyTryAnotherWay];

  protected override heading(): string {
    return this.text('choose.title');
  }

  protected override intro(): string {
    return this.text('choose.intro');
  }

  protected override below(): TemplateResult {
    return otherWays(this, this.step.others, true);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-choose-step': SallyChooseStep;
  }
}
