import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { CredentialsStep, PasskeyRequest, ProblemCode } from '@sallyport/protocol';
import { fieldText, input, LONGEST_IDENTIFIER, LONGEST_PASSWORD, passwordInput } from './form.ts';
import { StepElement } from './step-element.ts';
import { signal } from '../events.ts';
import { secondaryButton } from '../parts/buttons.ts';
import { SallyButton } from '../parts/sally-button.ts';
import { SallyField } from '../parts/sally-field.ts';
import { SallyPasswordField } from '../parts/sally-password-field.ts';
import type { PasskeySignIn } from '../passkeys/sign-in.ts';
import { icon, KEY } from '../theme/icon.ts';

/**
 * @summary Asks for identifier and password, or for a passkey where the site takes them.
 * @tag sally-credentials-step
 * @event {SallyAnswerEvent} sally-answer - The form was submitted, or a passkey used.
 * @csspart heading - The heading.
 * @event {CustomEvent<{ identifier: string }>} sally-recover - The password was forgotten.
 * @event {CustomEvent<{ identifier: string }>} sally-sign-up - The person has no account and wants one.
 * @csspart error - A problem that concerns no single field.
 * @csspart link - The text buttons.
 * @csspart secondary-button - The buttons of other ways to sign in.
 * @csspart note - Why no passkey came.
 */
export class SallyCredentialsStep extends StepElement<CredentialsStep> {
  static readonly tag = 'sally-credentials-step';
  static override readonly needs = [SallyButton, SallyField, SallyPasswordField];

  /** What to ask the browser for, where the site takes passkeys. */
  @property({ attribute: false }) passkey: PasskeyRequest | undefined;

  /** Some people sign in elsewhere, and have no password: who leaves it empty gets there too. */
  @property({ attribute: false }) sso: boolean | undefined;

  #passkeys: PasskeySignIn | undefined;
  #asked = false;

  protected override readonly saysItself: readonly ProblemCode[] = ['invalid-credentials', 'password-required'];

  protected override heading(): string {
    return this.text(this.signedIn ? 'credentials.title-again' : 'credentials.title');
  }

  protected override content(): TemplateResult {
    const fixed = this.#fixed();
    const refused = this.fieldProblem();
    const problem = refused && fixed && !this.invalid ? this.text('credentials.wrong-password') : refused;
    const canBeWrong = (field: string) =>
      this.invalid ? this.invalid.field === field : !fixed || field === 'password';
    const wrong = (field: string) => Boolean(problem) && canBeWrong(field);
    const said = (field: string) => (wrong(field) && (this.invalid || field === 'password') ? problem : '');
    const submit = this.signedIn ? 'credentials.submit-again' : 'credentials.submit';
    return html`<form method="post" novalidate @submit=${this.#submit}>
      ${input({
        id: this.uid('username'),
        name: 'username',
        autocomplete: this.#passkeys?.autocomplete ?? 'username',
        enterkeyhint: 'next',
        label: this.text(fixed ? 'credentials.account' : 'credentials.identifier'),
        value: this.step.identifier,
        readonly: fixed,
        error: said('username'),
        invalid: wrong('username'),
        describedBy: this.invalid ? undefined : this.uid('password-error'),
      })}
      ${passwordInput(
        {
          id: this.uid('password'),
          name: 'password',
          autocomplete: 'current-password',
          label: this.text('credentials.password'),
          error: said('password'),
          invalid: wrong('password'),
        },
        this.step.recover ? this.textButton('credentials.recover', () => this.#turn('sally-recover')) : nothing,
      )}
      ${this.submit(submit)}
    </form>`;
  }

  protected override focusTarget(): HTMLElement | undefined {
    return this.#fixed() ? (this.querySelector<HTMLElement>('input[name=password]') ?? undefined) : super.focusTarget();
  }

  protected override below(): unknown {
    const { signUp } = this.step;
    const passkey = this.#passkeyButton();
    const sso = this.sso ? secondaryButton(this.text('credentials.sso'), this.#signOn) : nothing;
    const ways =
      passkey === nothing && sso === nothing
        ? nothing
        : html`
      <div class="or"><span>${this.text('or')}</span></div>${passkey}${sso}`;
    return html`${ways}
    ${signUp ? this.textButton('credentials.sign-up', () => this.#turn('sally-sign-up')) : nothing}`;
  }

  #passkeyButton(): unknown {
    const [passkeys, options] = [this.#passkeys, this.passkey];
    if (!passkeys || !options) return nothing;
    const { asking } = passkeys;
    const words = html`${icon(KEY)}${this.text(asking ? 'passkey.asking' : 'passkey.sign-in')}`;
    return html`${secondaryButton(words, () => passkeys.ask(options), this.busy || asking)}
    ${this.note(passkeys.missing)}`;
  }

  /** Safari looks for passkeys when the field gets the focus: they have to be asked for by then (D4). */
  override async takeFocus(): Promise<void> {
    await this.updateComplete;
    await this.#passkeys?.ready;
    await super.takeFocus();
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    const password = this.querySelector<HTMLInputElement>('input[name=password]');
    if (this.justRefused(changed) && this.step.problem?.code === 'invalid-credentials' && password) password.value = '';
    super.updated(changed);
    if (this.passkey) void this.#offer(this.passkey);
  }

  /** Nobody is kept from typing a name that isn't there. */
  #fixed(): boolean {
    return Boolean(this.step.fixed && this.step.identifier);
  }

  /** Where what this takes can't be loaded, there is the password. */
  async #offer(options: PasskeyRequest): Promise<void> {
    if (!this.#asked) {
      this.#asked = true; // once: a browser without passkeys has none at the next rendering either
      const loaded = await import('../passkeys/sign-in.ts').catch(() => undefined);
      if (!this.isConnected) return void (this.#asked = false); // nobody is there to be asked any more
      this.#passkeys = loaded?.signInByPasskey(this);
      if (this.#passkeys) this.requestUpdate();
    }
    this.#passkeys?.offer(options);
  }

  #turn(way: 'sally-recover' | 'sally-sign-up'): void {
    const form = this.querySelector('form');
    if (form && !this.busy) signal(this, way, { identifier: fieldText(form, 'username').trim() });
  }

  /** The address is all that is needed: what stands in the password's field stays here. */
  readonly #signOn = (): void => {
    const form = this.querySelector('form');
    if (form) this.#identify(fieldText(form, 'username').trim());
  };

  #identify(identifier: string): void {
    if (!identifier) return this.refuse({ field: 'username', words: this.text('credentials.no-identifier') });
    this.invalid = undefined;
    this.answer({ kind: 'identify', identifier });
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const identifier = fieldText(form, 'username').trim();
    const password = fieldText(form, 'password');
    if (!identifier || (!password && this.sso)) return this.#identify(identifier);
    if (!password) return this.refuse({ field: 'password', words: this.text('credentials.no-password') });
    if (identifier.length > LONGEST_IDENTIFIER || Array.from(password).length > LONGEST_PASSWORD) {
      return this.refuse({ field: 'password', words: this.text('problem.invalid-credentials') }); // nobody has such
    }
    this.invalid = undefined;
    this.answer({ kind: 'credentials', identifier, password });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-credentials-step': SallyCredentialsStep;
  }
}
