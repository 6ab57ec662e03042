import { html, type TemplateResult } from 'lit';
import type { NewAddressStep, ProblemCode } from '@sallyport/protocol';
import { fieldText, input, LONGEST_IDENTIFIER } from './form.ts';
import { StepElement } from './step-element.ts';
import { tooLong } from './too-long.ts';
import { SallyButton } from '../parts/sally-button.ts';
import { SallyField } from '../parts/sally-field.ts';
import { setUp } from '../messages/set-up/set-up.ts';

/**
 * @summary Asks for the email address that the account is to have.
 * @tag sally-new-address-step
 * @event {SallyAnswerEvent} sally-answer - The form was submitted.
 * @csspart heading - The heading.
 * @csspart error - A problem that concerns no field.
 */
export class SallyNewAddressStep extends StepElement<NewAddressStep> {
  static readonly tag = 'sally-new-address-step';
  static override readonly areas = [setUp];
  static override readonly needs = [SallyButton, SallyField];

  /** Each is about the address. */
  protected override readonly saysItself: readonly ProblemCode[] = ['bad-request', 'identifier-taken', 'sso-account'];

  protected override heading(): string {
    return this.text('address.title');
  }

  protected override intro(): string {
    return this.text('address.intro');
  }

  protected override content(): TemplateResult {
    return html`<form method="post" novalidate @submit=${this.#submit}>
      ${input({
        id: this.uid('email'),
        name: 'email',
        type: 'email',
        autocomplete: 'email',
        label: this.text('address.label'),
        error: this.fieldProblem(),
      })}
      ${this.submit('identify.submit')}
    </form>`;
  }

  protected override problemText(problem: NonNullable<NewAddressStep['problem']>): string {
    const { code, reason } = problem;
    if (code === 'identifier-taken') return this.text('address.taken');
    if (code === 'sso-account') return this.text('address.provider');
    if (code !== 'bad-request') return super.problemText(problem);
    if (reason === 'address-same') return this.text('address.same');
    return this.text(reason === 'invisible-marks' ? 'sign-up.invisible' : 'sign-up.no-email');
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const email = fieldText(event.target as HTMLFormElement, 'email').trim();
    if (!email) return this.refuse({ field: 'email', words: this.text('sign-up.no-email') });
    const wrong = tooLong(email.length, LONGEST_IDENTIFIER, this.words);
    if (wrong) return this.refuse({ field: 'email', words: wrong });
    this.invalid = undefined;
    this.answer({ kind: 'new-address', email });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-new-address-step': SallyNewAddressStep;
  }
}
