import { html, type TemplateResult } from 'lit';
import type { ProblemCode, SignUpStep } from '@sallyport/protocol';
import { fieldText, input, LONGEST_IDENTIFIER, LONGEST_NAME, LONGEST_PASSWORD, passwordInput } from './form.ts';
import { passwordFault } from './password-fault.ts';
import { StepElement } from './step-element.ts';
import { tooLong } from './too-long.ts';
import { SallyButton } from '../parts/sally-button.ts';
import { SallyField } from '../parts/sally-field.ts';
import { SallyPasswordField } from '../parts/sally-password-field.ts';
import { setUp } from '../messages/set-up/set-up.ts';

/**
 * @summary Asks who wants an account, and for its password; says beforehand how long that must be.
 * @tag sally-sign-up-step
 * @event {SallyAnswerEvent} sally-answer - The form was submitted.
 * @event {CustomEvent} sally-leave - The person has an account and goes back to signing in.
 * @csspart heading - The heading.
 * @csspart error - A problem that concerns no field.
 * @csspart link - The text button.
 */
export class SallySignUpStep extends StepElement<SignUpStep> {
  static readonly tag = 'sally-sign-up-step';
  static override readonly areas = [setUp];
  static override readonly needs = [SallyButton, SallyField, SallyPasswordField];

  /** Said beside their fields: what is malformed, and that somebody has the address. */
  protected override readonly saysItself: readonly ProblemCode[] = ['bad-request', 'identifier-taken'];

  protected override heading(): string {
    return this.text('sign-up.title');
  }

  protected override content(): TemplateResult {
    const wrong = this.#wrongField();
    const error = (field: string) => (wrong === field ? this.fieldProblem() : '');
    // SF-1: the address is what a manager keeps the password under
    return html`<form method="post" novalidate @submit=${this.#submit}>
      ${input({
        id: this.uid('name'),
        name: 'name',
        autocomplete: 'name',
        autocapitalize: 'words',
        dir: 'auto',
        enterkeyhint: 'next',
        optional: true,
        maxlength: LONGEST_NAME,
        label: this.text('sign-up.name'),
      })}
      ${input({
        id: this.uid('email'),
        name: 'email',
        type: 'email',
        autocomplete: 'username',
        enterkeyhint: 'next',
        label: this.text('sign-up.email'),
        value: this.step.identifier,
        error: error('email'),
      })}
      ${passwordInput({
        id: this.uid('password'),
        name: 'password',
        autocomplete: 'new-password',
        minlength: this.step.minLength,
        label: this.text('sign-up.password'),
        hint: this.text('new-password.hint', { count: this.step.minLength }),
        error: error('password'),
      })}
      ${this.submit('sign-up.submit')}
    </form>`;
  }

  protected override below(): TemplateResult {
    return this.textButton('sign-up.back', this.leave);
  }

  protected override problemText({ code, ...more }: NonNullable<SignUpStep['problem']>): string {
    if (code === 'identifier-taken') return this.text('sign-up.taken');
    if (code === 'not-offered') return this.text('sign-up.off');
    if (code !== 'bad-request') return super.problemText({ code, ...more });
    if (more.reason === 'invisible-marks') return this.text('sign-up.invisible');
    if (this.#wrongField() === 'email') return this.text('sign-up.no-email');
    return passwordFault({ code, ...more }, this.step.minLength, this.words);
  }

  /** Whichever was refused, before it was sent or by the server. */
  #wrongField(): string | undefined {
    if (this.invalid) return this.invalid.field;
    const { code, field } = this.step.problem ?? {};
    if (code === 'identifier-taken') return 'email';
    return code === 'bad-request' ? field?.replace('answer.', '') : undefined;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const email = fieldText(form, 'email').trim();
    const password = fieldText(form, 'password');
    const name = fieldText(form, 'name').trim();
    if (!email) return this.refuse({ field: 'email', words: this.text('sign-up.no-email') });
    const longEmail = tooLong(email.length, LONGEST_IDENTIFIER, this.words);
    if (longEmail) return this.refuse({ field: 'email', words: longEmail });
    if (!password) return this.refuse({ field: 'password', words: this.text('sign-up.no-password') });
    const longPassword = tooLong(Array.from(password).length, LONGEST_PASSWORD, this.words);
    if (longPassword) return this.refuse({ field: 'password', words: longPassword });
    this.invalid = undefined;
    this.answer({ kind: 'sign-up', email, password, ...(name ? { name } : {}) });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-sign-up-step': SallySignUpStep;
  }
}
