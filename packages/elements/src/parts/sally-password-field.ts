import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { SallyField } from './sally-field.ts';

/**
 * @summary A field for a password, with a button that shows what was typed.
 * @tag sally-password-field
 * @slot label - The `<label for>` of the input.
 * @slot input - A native `<input type="password">`.
 * @slot hint - One line of help.
 * @slot error - What is wrong; shown while `invalid` is set.
 * @csspart link - The button that shows and hides the password.
 */
export class SallyPasswordField extends SallyField {
  static override readonly tag = 'sally-password-field';

  /** Stands below the field: what to do about a password that was forgotten. */
  @property({ attribute: false }) below: unknown = nothing;

  @state() private shown: boolean | undefined;
  @state() private capsLock = false;
  #form: HTMLFormElement | null = null;

  constructor() {
    super();
    const look = (event: KeyboardEvent) => (this.capsLock = event.getModifierState?.('CapsLock') ?? false);
    this.addEventListener('keydown', look);
    this.addEventListener('keyup', look);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listenTo(null);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.inputChanged();
  }

  protected override inputChanged(): void {
    this.#listenTo(this.input?.form ?? null);
  }

  protected override action(): TemplateResult {
    return html`<button class="text-button action" part="link" type="button" @click=${this.#toggle}
        aria-label=${this.text(this.shown ? 'password.hide-label' : 'password.show-label')}>
        ${this.text(this.shown ? 'password.hide' : 'password.show')}
      </button>
      <span class="visually-hidden" role="status">${this.#announcement()}</span>`;
  }

  override render(): TemplateResult {
    return html`${super.render()}
      <p class="caps" role="status">${this.capsLock ? this.text('password.caps-lock') : nothing}</p>
      ${this.below === nothing ? nothing : html`<div class="below">${this.below}</div>`}`;
  }

  #announcement(): string {
    if (this.shown === undefined) return '';
    return this.text(this.shown ? 'password.shown' : 'password.hidden');
  }

  #toggle(): void {
    this.#show(!this.shown);
  }

  #show(shown: boolean): void {
    this.shown = shown;
    if (this.input) this.input.type = shown ? 'text' : 'password';
  }

  /** A password sent as text would be remembered by the browser as any text is. */
  readonly #hide = (): void => {
    if (this.shown) this.#show(false);
  };

  #listenTo(form: HTMLFormElement | null): void {
    this.#form?.removeEventListener('submit', this.#hide, { capture: true });
    this.#form = form;
    form?.addEventListener('submit', this.#hide, { capture: true });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-password-field': SallyPasswordField;
  }
}
