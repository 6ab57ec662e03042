import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { EnrolTotpStep, ProblemCode } from '@sallyport/protocol';
import { StepElement } from './step-element.ts';
import { textButton } from '../parts/buttons.ts';
import { SallyButton } from '../parts/sally-button.ts';
import { SallyCodeField } from '../parts/sally-code-field.ts';
import { SallyCopyable } from '../parts/sally-copyable.ts';
import { SallyQrCode } from '../parts/sally-qr-code.ts';
import { codeEntry, readCode } from './code-entry.ts';
import { secondStep } from '../messages/second-step/second-step.ts';
import { setUp } from '../messages/set-up/set-up.ts';

type Disclosure = 'totp.no-app' | 'totp.secret';

/** What every authenticator app shows (R-06). */
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

      .stage {
        display: grid;
        justify-items: start;
        gap: 0.25rem;
      }

      .stage > p {
        margin: 0;
        font-weight: 500;
      }

      .stage > .help {
        font-weight: 400;
      }

      sally-qr-code {
        margin-block: 0.5rem 0.25rem;
        padding: 0.5rem;
        border: 1px solid var(--_hairline);
        border-radius: var(--_radius);
        background: #fff;
      }

      sally-copyable {
        inline-size: 100%;
      }

      .open {
        display: none;
      }

      @media (pointer: coarse) {
        .open {
          display: flex;
        }
      }
    `,
  ];

  protected override readonly saysItself: readonly ProblemCode[] = ['invalid-code', 'code-used'];

  protected override heading(): string {
    return this.text('totp.title');
  }

  @state() private opened: ReadonlySet<Disclosure> = new Set();

  protected override above(): TemplateResult {
    const { secret, uri } = this.step;
    return html`<div class="stage">
        <p>${this.text('totp.intro')}</p>
        ${this.#disclose('totp.no-app', html`<p class="help">${this.text('totp.apps')}</p>`)}
      </div>
      <div class="stage">
        <p>${this.text('totp.scan')}</p>
        <a class="secondary-button open" part="secondary-button" href=${uri.startsWith('otpauth:') ? uri : nothing}>
          ${this.text('totp.open')}
        </a>
        <sally-qr-code exportparts="qr" .value=${uri}></sally-qr-code>
        ${this.#disclose('totp.secret', html`<sally-copyable exportparts="link" .value=${secret}></sally-copyable>`)}
      </div>`;
  }

  /** What few need, behind a button that asks for it. */
  #disclose(key: Disclosure, content: TemplateResult): TemplateResult {
    const expanded = this.opened.has(key);
    const toggle = () => (this.opened = expanded ? new Set() : new Set([key]));
    return html`${textButton(this.text(key), toggle, { expanded })} ${expanded ? content : nothing}`;
  }

  protected override content(): TemplateResult {
    return html`<form method="post" novalidate @submit=${this.#submit}>
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
