import { html, type TemplateResult } from 'lit';
import type { EnrolPasskeyStep } from '@sallyport/protocol';
import { fieldText, input, LONGEST_NAME } from './form.ts';
import { Enrolling } from './enrolling.ts';
import { PasskeyController } from '../passkeys/passkey-controller.ts';
import { SallyButton } from '../parts/sally-button.ts';
import { SallyField } from '../parts/sally-field.ts';
import { passkeysWork } from '../passkeys/support.ts';

/**
 * @summary Makes a passkey, and asks what to call it.
 * @tag sally-enrol-passkey-step
 * @event {SallyAnswerEvent} sally-answer - A passkey was made, or the person went back.
 * @csspart heading - The heading.
 * @csspart error - Why the server refused it.
 * @csspart link - The text button.
 * @csspart note - Why no passkey came.
 */
export class SallyEnrolPasskeyStep extends Enrolling<EnrolPasskeyStep> {
  static readonly tag = 'sally-enrol-passkey-step';
  static override readonly needs = [SallyButton, SallyField];

  readonly #passkeys = new PasskeyController(this);

  protected override heading(): string {
    return this.text('passkey.new-title');
  }

  protected override intro(): string {
    return this.text(passkeysWork('create') ? 'passkey.new-intro' : 'passkey.impossible');
  }

  protected override content(): TemplateResult {
    const busy = this.busy || this.#passkeys.asking;
    if (!passkeysWork('create')) return html``;
    return html`<form method="post" novalidate @submit=${this.#submit}>
      ${input({
        id: this.uid('name'),
        name: 'passkey-name',
        autocomplete: 'off',
        autocapitalize: 'words',
        dir: 'auto',
        optional: true,
        maxlength: LONGEST_NAME,
        label: this.text('passkey.name'),
        hint: this.text('passkey.name-hint'),
        isCredential: false,
      })}
      ${this.submit('passkey.new-submit', busy)}
    </form>`;
  }

  protected override below(): TemplateResult {
    return html`${this.note(this.#passkeys.missing)}${super.below()}`;
  }

  /** Arriving here the person has to read first; a name is for who wants one. */
  protected override focusTarget(): undefined {}

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const name = fieldText(event.target as HTMLFormElement, 'passkey-name').trim();
    if (this.busy) return;
    const response = await this.#passkeys.make(this.step.options);
    if (response) this.answer({ kind: 'new-passkey', response, ...(name ? { name } : {}) });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-enrol-passkey-step': SallyEnrolPasskeyStep;
  }
}
