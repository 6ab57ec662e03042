import { css, html, nothing, type TemplateResult } from 'lit';
import type { EnrolTotpStep, ProblemCode } from '@sallyport/protocol';
import { StepElement } from './step-element.ts';
import { SallyButton } from '../parts/sally-button.ts';
import { SallyCodeField } from '../parts/sally-code-field.ts';
import { SallyCopyable } from '../parts/sally-copyable.ts';
import { SallyQrCode } from '../parts/sally-qr-code.ts';
import { codeEntry, readCode } from './code-entry.ts';
import { secondStep } from '../messages/second-step/second-step.ts';
import { setUp } from '../messages/set-up/set-up.ts';

/** What every authenticator app shows. */
const FORMAT = { length: 6, alphabet: 'digits' } as const;

/**
 * @summary Shows the key of an authenticator app that is being set up, and asks for its first code.
 * @tag sally-enrol-totp-step
 * @event {SallyAnswerEvent} sally-answer - A code was submitted, or the person went back.
 * @csspart heading - The heading.
 * @csspart qr - The QR code.
 * @csspart link - The text buttons and links.
 */
export class SallyEnrolTotpStep extends StepElement<EnrolTotpStep> {
  static readonly tag = 'sally-enrol-totp-step';
  static override readonly areas = [secondStep, setUp];
  static override readonly needs = [SallyButton, SallyCodeField, SallyCopyable, SallyQrCode];
  static override styles = [
    ...StepElement.styles,
    css`
      .help {
        margin: 0;
        font-size: 0.875rem;
        line-height: 1.45;
        color: var(--_muted);
      }

      header + .help {
        margin-block-start: -0.5rem;
      }

      .secret {
        display: grid;
        gap: 0.375rem;
      }

      .open {
        display: none;
      }

      @media (pointer: coarse) {
        .open {
          display: inline-flex;
          justify-content: center;
          min-block-size: var(--_control);
        }
      }
    `,
  ];

  protected override readonly saysItself: readonly ProblemCode[] = ['invalid-code', 'code-used'];

  protected override heading(): string {
    return this.text('totp.title');
  }

  protected override intro(): string {
    return this.text('totp.intro');
  }

  protected override above(): TemplateResult {
    const { secret, uri } = this.step;
    return html`<p class="help">${this.text('totp.apps')}</p>
      <sally-qr-code exportparts="qr" .value=${uri}></sally-qr-code>
      <a class="text-button open" part="link" href=${uri.startsWith('otpauth:') ? uri : nothing}>
        ${this.text('totp.open')}
      </a>
      <div class="secret">
        <p class="help">${this.text('totp.secret')}</p>
        <sally-copyable exportparts="link" .value=${secret}></sally-copyable>
      </div>`;
  }

  protected override content(): TemplateResult {
    return html`<form novalidate @submit=${this.#submit}>
      ${codeEntry({
        id: this.uid('code'),
        name: 'otp-code',
        format: FORMAT,
        label: this.text('totp.label'),
        hint: this.autoSubmit ? this.text('code.hint-auto') : '',
        error: this.fieldProblem(),
        autoSubmit: this.autoSubmit,
      })}
      ${this.submit('totp.submit')}
    </form>`;
  }

  protected override below(): unknown {
    return this.back(this.step.back);
  }

  /** Arriving here the person has to look at the heading and the drawing first; the field is for later. */
  protected override focusTarget(): HTMLElement | undefined {
    return this.fieldProblem() ? super.focusTarget() : undefined;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    if (this.justRefused(changed) && this.fieldProblem())
      this.querySelector<SallyCodeField>('sally-code-field')?.shake();
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { code, wrong } = readCode(event.target as HTMLFormElement, FORMAT, (key, values) => this.text(key, values));
    if (wrong) return this.refuse({ field: 'code', words: wrong });
    this.invalid = undefined;
    this.answer({ kind: 'code', code });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-enrol-totp-step': SallyEnrolTotpStep;
  }
}
