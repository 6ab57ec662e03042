import { html, type TemplateResult } from 'lit';
import type { IdentifyStep } from '@sallyport/protocol';
import { fieldText, input, LONGEST_IDENTIFIER } from './form.ts';
import { StepElement } from './step-element.ts';
import { tooLong } from './too-long.ts';
import { SallyButton } from '../parts/sally-button.ts';
import { SallyField } from '../parts/sally-field.ts';
import { setUp } from '../messages/set-up/set-up.ts';

/**
 * @summary Asks whose password was forgotten.
 * @tag sally-identify-step
 * @event {SallyAnswerEvent} sally-answer - The form was submitted.
 * @event {CustomEvent} sally-leave - The person goes back to signing in.
 * @csspart heading - The heading.
 * @csspart error - A problem that concerns no field.
 * @csspart link - The text button.
 */
export class SallyIdentifyStep extends StepElement<IdentifyStep> {
  static readonly tag = 'sally-identify-step';
  static override readonly areas = [setUp];
  static override readonly needs = [SallyButton, SallyField];

  protected override heading(): string {
    return this.text('credentials.recover');
  }

  protected override intro(): string {
    return this.text('identify.intro');
  }

  protected override content(): TemplateResult {
    return html`<form method="post" novalidate @submit=${this.#submit}>
      ${input({
        id: this.uid('username'),
        name: 'username',
        autocomplete: 'username',
        label: this.text('credentials.identifier'),
        value: this.step.identifier,
        error: this.fieldProblem(),
      })}
      ${this.submit('identify.submit')}
    </form>`;
  }

  protected override below(): TemplateResult {
    return this.textButton('identify.back', this.leave);
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const identifier = fieldText(event.target as HTMLFormElement, 'username').trim();
    if (!identifier) return this.refuse({ field: 'username', words: this.text('credentials.no-identifier') });
    const wrong = tooLong(identifier.length, LONGEST_IDENTIFIER, this.words);
    if (wrong) return this.refuse({ field: 'username', words: wrong });
    this.invalid = undefined;
    this.answer({ kind: 'identify', identifier });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-identify-step': SallyIdentifyStep;
  }
}
