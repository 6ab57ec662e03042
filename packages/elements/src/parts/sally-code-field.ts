import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { cleanCode, type CodeFormat } from '@sallyport/protocol/code-text';
import { codeFieldStyles } from './code-field-styles.ts';
import { SallyField } from './sally-field.ts';

const CHARACTERS = { digits: '0-9', alphanumeric: '0-9A-Z' } as const satisfies Record<CodeFormat['alphabet'], string>;

/**
 * The input is the page's own and stays in the page's form: its name, its value in `FormData` and its constraints are
 * those of any native input, with or without the widget:
 *
 *     <form action="/verify" method="post">
 *       <sally-code-field>
 *         <label slot="label" for="code">Code</label>
 *         <input slot="input" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required>
 *       </sally-code-field>
 *       <button>Verify</button>
 *     </form>
 *
 * @summary A field for a one-time code: one native input, with a drawn cell behind each character. What is typed,
 *   pasted or filled in is cleaned as it arrives; what doesn't fit stays visible, nothing is cut.
 * @tag sally-code-field
 * @slot label - The `<label for>` of the input.
 * @slot input - A native `<input inputmode="numeric" autocomplete="one-time-code">` without `maxlength`; with
 *   letters, `inputmode="text" autocapitalize="characters"`.
 * @slot hint - One line of help; says so if `auto-submit` is set.
 * @slot error - What is wrong; shown while `invalid` is set.
 */
export class SallyCodeField extends SallyField {
  static override readonly tag = 'sally-code-field';
  static override styles = [...SallyField.styles, codeFieldStyles];

  /** How many characters the code has, 6 to 8. */
  @property({ type: Number, reflect: true }) length = 6;
  /** What it is made of: `digits`, or `alphanumeric` for capital letters and digits. */
  @property() alphabet: CodeFormat['alphabet'] = 'digits';
  /** Submits the form as soon as the code is complete. Say so in the hint: nobody expects a form to send itself. */
  @property({ type: Boolean, attribute: 'auto-submit' }) autoSubmit = false;

  @state() private long = false;
  #complete = false;

  constructor() {
    super();
    this.addEventListener('input', this.#clean);
    this.addEventListener('compositionend', this.#clean); // no event of input follows what an input method composed
  }

  /** Shakes the cells once, where motion is welcome. */
  shake(): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const frames = [0, -4, 4, -2, 0].map((x) => ({ translate: `${x}px` }));
    this.renderRoot.querySelector('.control')?.animate(frames, { duration: 180, easing: 'ease-out' });
  }

  /** Puts a code in as if it were typed: it is cleaned, and sent where the field sends itself. */
  fill(code: string): void {
    if (!this.input) return;
    this.input.value = code;
    this.input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  protected override decoration(): TemplateResult {
    const cells = Array.from({ length: this.length }, (_, index) =>
      index * 2 === this.length ? 'cell middle' : 'cell',
    );
    return html`<div class="cells" aria-hidden="true">${cells.map((name) => html`<span class=${name}></span>`)}</div>`;
  }

  protected override inputChanged(): void {
    this.long = (this.input?.value.length ?? 0) > this.length;
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    void import('./code-selection.ts').then(
      ({ showSelection }) => showSelection(this),
      () => {}, // where it can't be loaded, the browser's own marks do
    );
  }

  protected override updated(): void {
    this.renderRoot.querySelector('.control')?.classList.toggle('long', this.long);
  }

  readonly #clean = (event: Event): void => {
    const { input } = this;
    if (!input || (event instanceof InputEvent && event.isComposing)) return;
    const clean = (text: string) => cleanCode(text, this);
    const cleaned = clean(input.value);
    if (cleaned !== input.value) {
      const caret = clean(input.value.slice(0, input.selectionStart ?? undefined)).length;
      const atEnd = input.selectionStart === input.value.length;
      input.value = cleaned;
      if (!atEnd) input.setSelectionRange(caret, caret);
    }
    this.inputChanged();
    this.#submitWhenComplete(input);
  };

  /** Once, as the code becomes complete: not again after a refusal until it is changed. */
  #submitWhenComplete(input: HTMLInputElement): void {
    const was = this.#complete;
    this.#complete = new RegExp(`^[${CHARACTERS[this.alphabet]}]{${this.length}}$`).test(input.value);
    if (this.autoSubmit && this.#complete && !was) input.form?.requestSubmit();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-code-field': SallyCodeField;
  }
}
