import { html, type TemplateResult } from 'lit';
import type { ProblemCode, SignUpStep } from '@sallyport/protocol';
import { fieldText } from './form.ts';
import { StepElement } from './step-element.ts';
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
    const said = (field: string) => (wrong === field ? this.fieldProblem() : '');
    const invalid = (field: string) => (wrong === field ? 'true' : 'false');
    // SF-1: the address is what a manager keeps the password under
    return html`<form novalidate @submit=${this.#submit}>
      <sally-field>
        <label slot="label" for=${this.uid('name')}>${this.text('sign-up.name')}</label>
        <input slot="input" id=${this.uid('name')} name="name" type="text" autocomplete="name" maxlength="80" dir="auto" enterkeyhint="next" />
      </sally-field>
      <sally-field ?invalid=${wrong === 'email'}>
        <label slot="label" for=${this.uid('email')}>${this.text('sign-up.email')}</label>
        <input slot="input" id=${this.uid('email')} name="email" type="email" required dir="ltr"
          autocomplete="username" autocapitalize="none" autocorrect="off" spellcheck="false" enterkeyhint="next"
          .value=${this.step.identifier ?? ''}
          aria-invalid=${invalid('email')} aria-describedby=${this.uid('email-error')} />
        <p slot="error" id=${this.uid('email-error')}>${said('email')}</p>
      </sally-field>
      <sally-password-field ?invalid=${wrong === 'password'}>
        <label slot="label" for=${this.uid('password')}>${this.text('sign-up.password')}</label>
        <input slot="input" id=${this.uid('password')} name="password" type="password" required dir="ltr"
          autocomplete="new-password" autocapitalize="off" spellcheck="false" enterkeyhint="go"
          aria-invalid=${invalid('password')} aria-describedby=${this.uid('hint password-error')} />
        <p slot="hint" id=${this.uid('hint')}>${this.text('new-password.hint', { count: this.step.minLength })}</p>
        <p slot="error" id=${this.uid('password-error')}>${said('password')}</p>
      </sally-password-field>
      <sally-button ?busy=${this.busy}>
        <button aria-disabled=${this.busy ? 'true' : 'false'}>${this.text(this.busy ? 'busy' : 'sign-up.submit')}</button>
      </sally-button>
    </form>`;
  }

  protected override below(): TemplateResult {
    return html`<button class="text-button" part="link" type="button" @click=${this.leave}>${this.text('sign-up.back')}</button>`;
  }

  protected override problemText({ code, ...more }: NonNullable<SignUpStep['problem']>): string {
    if (code === 'identifier-taken') return this.text('sign-up.taken');
    if (code === 'not-offered') return this.text('sign-up.off');
    if (code !== 'bad-request') return super.problemText({ code, ...more });
    return this.text(this.#wrongField() === 'email' ? 'sign-up.no-email' : 'new-password.refused');
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
    if (!password) return this.refuse({ field: 'password', words: this.text('sign-up.no-password') });
    this.invalid = undefined;
    this.answer({ kind: 'sign-up', email, password, ...(name ? { name } : {}) });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-sign-up-step': SallySignUpStep;
  }
}
