import { html, nothing, type TemplateResult } from 'lit';
import type { NewPasswordStep, ProblemCode } from '@sallyport/protocol';
import { inherited } from '../base/inherited.ts';
import { ownAddress } from '../base/parse-url.ts';
import { emit } from '../events.ts';
import { fieldText, LONGEST_PASSWORD, passwordInput } from './form.ts';
import { passwordFault } from './password-fault.ts';
import { StepElement } from './step-element.ts';
import { tooLong } from './too-long.ts';
import { SallyButton } from '../parts/sally-button.ts';
import { sentence, standingAddress } from '../parts/sentence.ts';
import { SallyPasswordField } from '../parts/sally-password-field.ts';
import { setUp } from '../messages/set-up/set-up.ts';

/**
 * @summary Asks for a new password in place of the one of now or the forgotten one, or for the first one of who was
 *   invited, and says beforehand how long it must be. It says of an invitation that is over that it is.
 * @tag sally-new-password-step
 * @event {SallyAnswerEvent} sally-answer - The form was submitted.
 * @csspart heading - The heading.
 * @csspart error - A problem that concerns no field.
 */
export class SallyNewPasswordStep extends StepElement<NewPasswordStep> {
  static readonly tag = 'sally-new-password-step';
  static override readonly areas = [setUp];
  static override readonly needs = [SallyButton, SallyPasswordField];

  /** The password is all that can be malformed here; and an invitation may come too late. */
  protected override readonly saysItself: readonly ProblemCode[] = [
    'bad-request',
    'identifier-taken',
    'invitation-over',
  ];

  protected override heading(): unknown {
    if (this.#isOver) return this.text('invitation.over-title');
    if (!this.step.invited) return this.text('new-password.title');
    return sentence(
      (site) => this.text('invitation.title', { site }),
      this.step.site === undefined ? standingAddress(location.host) : html`<bdi>${this.step.site}</bdi>`,
    );
  }

  protected override intro(): string {
    if (this.#isOver) return this.text('invitation.over');
    if (this.step.alone) return this.text('new-password.alone');
    return this.step.invited ? this.text('invitation.intro') : '';
  }

  get #isOver(): boolean {
    return this.step.problem?.code === 'invitation-over';
  }

  protected override content(): TemplateResult {
    if (this.#isOver) return html`${nothing}`;
    // D3: a manager keeps the password under the name that it finds in the form
    return html`<form method="post" novalidate @submit=${this.#submit}>
      <input name="username" type="text" autocomplete="username" hidden readonly .value=${this.step.identifier ?? ''} />
      ${passwordInput({
        id: this.uid('password'),
        name: 'password',
        autocomplete: 'new-password',
        minlength: this.step.minLength,
        label: this.text(this.step.invited ? 'sign-up.password' : 'new-password.label'),
        hint: this.text('new-password.hint', { count: this.step.minLength }),
        error: this.fieldProblem(),
      })}
      ${this.submit(this.step.invited ? 'invitation.submit' : 'new-password.submit')}
    </form>`;
  }

  /** Whose invitation is over may have an account by now. */
  protected override below(): unknown {
    const to = this.#isOver ? this.#next() : undefined;
    return to ? this.submit('credentials.submit', false, () => this.#leaveFor(to)) : nothing;
  }

  /** Where the page goes afterwards; of its own site alone, as the server had no say in it. */
  #next(): URL | undefined {
    const returnTo = inherited<string>(this, 'returnTo');
    return returnTo ? ownAddress(returnTo) : undefined;
  }

  #leaveFor(to: URL): void {
    if (emit(this, 'sally-before-redirect', { returnTo: to.href }, true)) location.assign(to);
  }

  protected override focusTarget(): HTMLElement | undefined {
    return this.querySelector<HTMLElement>('input[name=password]') ?? undefined;
  }

  protected override problemText(problem: NonNullable<NewPasswordStep['problem']>): string {
    if (problem.code === 'identifier-taken') return this.text('sign-up.taken');
    if (problem.code === 'bad-request') return passwordFault(problem, this.step.minLength, this.words);
    return super.problemText(problem);
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const password = fieldText(event.target as HTMLFormElement, 'password');
    if (!password) return this.refuse({ field: 'password', words: this.text('new-password.empty') });
    const wrong = tooLong(Array.from(password).length, LONGEST_PASSWORD, this.words);
    if (wrong) return this.refuse({ field: 'password', words: wrong });
    this.invalid = undefined;
    this.answer({ kind: 'new-password', password });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-new-password-step': SallyNewPasswordStep;
  }
}
