import { html, type TemplateResult } from 'lit';
import type { EnrolPhoneStep, ProblemCode } from '@sallyport/protocol';
import { fieldText, input } from './form.ts';
import { Enrolling } from './enrolling.ts';
import { SallyButton } from '../parts/sally-button.ts';
import { SallyField } from '../parts/sally-field.ts';

/** As many characters as the server takes of a number. */
const LONGEST_NUMBER = 40;

/**
 * @summary Asks for the phone number that codes are to go to, or that proves who makes an account.
 * @tag sally-enrol-phone-step
 * @event {SallyAnswerEvent} sally-answer - A number was submitted, or the person went back.
 * @csspart heading - The heading.
 * @csspart error - A problem that concerns no field.
 * @csspart link - The text button.
 */
export class SallyEnrolPhoneStep extends Enrolling<EnrolPhoneStep> {
  static readonly tag = 'sally-enrol-phone-step';
  static override readonly needs = [SallyButton, SallyField];

  /** The number is all that can be malformed here. */
  protected override readonly saysItself: readonly ProblemCode[] = ['bad-request'];

  protected override heading(): string {
    return this.text(this.step.for === 'sign-up' ? 'phone.title-signs-up' : 'phone.title');
  }

  protected override intro(): string {
    return this.text(this.step.for === 'sign-up' ? 'phone.intro-signs-up' : 'phone.intro');
  }

  protected override content(): TemplateResult {
    return html`<form method="post" novalidate @submit=${this.#submit}>
      ${input({
        id: this.uid('phone'),
        name: 'phone',
        type: 'tel',
        autocomplete: 'tel',
        label: this.text('phone.label'),
        hint: this.text('phone.hint'),
        error: this.fieldProblem(),
      })}
      ${this.submit('phone.submit')}
    </form>`;
  }

  protected override problemText(problem: NonNullable<EnrolPhoneStep['problem']>): string {
    return problem.code === 'bad-request' ? this.text('phone.invalid') : super.problemText(problem);
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const number = fieldText(event.target as HTMLFormElement, 'phone').trim();
    if (!number) return this.refuse({ field: 'phone', words: this.text('phone.empty') });
    if (number.length > LONGEST_NUMBER) return this.refuse({ field: 'phone', words: this.text('phone.invalid') });
    this.invalid = undefined;
    this.answer({ kind: 'phone', number });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-enrol-phone-step': SallyEnrolPhoneStep;
  }
}
