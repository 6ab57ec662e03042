import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { EnrolTotpStep, ProblemCode } from '@sallyport/protocol';
import { Enrolling } from './enrolling.ts';
import type { MessageKey } from '../messages/message-key.ts';
import { textButton } from '../parts/buttons.ts';
import { SallyButton } from '../parts/sally-button.ts';
import { SallyCodeField } from '../parts/sally-code-field.ts';
import { SallyCopyable } from '../parts/sally-copyable.ts';
import { SallyQrCode } from '../parts/sally-qr-code.ts';
import { codeEntry, readCode } from './code-entry.ts';
import { css } from '../theme/css.ts';

type Disclosure = 'totp.no-app' | 'totp.secret' | 'totp.no-link' | 'totp.other-device';

/** What every authenticator app shows (R-06). */
const FORMAT = { length: 6, alphabet: 'digits' } as const;

/**
 * @summary Shows the key of an authenticator app that is being set up, and asks for its first code.
 * @tag sally-enrol-totp-step
 * @event {SallyAnswerEvent} sally-answer - A code was submitted, or the person went back.
 * @csspart heading - The heading.
 * @csspart qr - The QR code.
 * @csspart link - The text buttons.
 * @csspart secondary-button - Opens the app on a phone.
 */
export class SallyEnrolTotpStep extends Enrolling<EnrolTotpStep> {
  static readonly tag = 'sally-enrol-totp-step';
  static override readonly needs = [SallyButton, SallyCodeField, SallyCopyable, SallyQrCode];
  static override styles = [
    ...Enrolling.styles,
    css`
      .step {
        gap: 0.9375rem; /* the whole of it is to be seen on a phone */
      }

      .help {
        margin: 0;
        font-size: var(--_help);
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
      }

      .stage > p:first-child {
        font-weight: 500;
      }

      .scan {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 1rem;
        inline-size: 100%;
      }

      .scan > .text-button {
        flex: 1 1 6rem;
      }

      sally-qr-code {
        border: 1px solid var(--_hairline);
        border-radius: var(--_radius);
        background: #fff;
      }

      sally-copyable {
        inline-size: 100%;
      }

      .open {
        margin-block: 0.25rem;
      }
    `,
  ];

  /** The app is on this very device, most likely: it is opened from here, and another one scans what it is asked to. */
  @property({ type: Boolean }) phone = matchMedia('(pointer: coarse)').matches;

  @state() private opened: Disclosure | undefined;

  protected override readonly saysItself: readonly ProblemCode[] = ['invalid-code', 'code-used'];

  protected override heading(): string {
    return this.text('totp.title');
  }

  protected override above(): TemplateResult {
    return this.phone ? this.#fromPhone() : this.#fromScreen();
  }

  #fromScreen(): TemplateResult {
    return html`<div class="stage">
        <p>${this.#numbered(1, 'totp.intro')}</p>
        ${this.#opener('totp.no-app')} ${this.#unfolded('totp.no-app', this.#apps())}
      </div>
      <div class="stage">
        <p>${this.#numbered(2, 'totp.scan')}</p>
        <div class="scan">${this.#qrCode()}${this.#opener('totp.secret')}</div>
        ${this.#unfolded('totp.secret', this.#key())}
      </div>`;
  }

  #fromPhone(): TemplateResult {
    const { uri } = this.step;
    return html`<div class="stage">
      <p>${this.#numbered(1, 'totp.add')}</p>
      <a class="secondary-button open" part="secondary-button" href=${uri.startsWith('otpauth:') ? uri : nothing}>
        ${this.text('totp.open')}
      </a>
      ${this.#opener('totp.no-app')} ${this.#unfolded('totp.no-app', this.#apps())}
      ${this.#opener('totp.no-link')} ${this.#unfolded('totp.no-link', this.#key())}
      ${this.#opener('totp.other-device')}
      ${this.#unfolded('totp.other-device', html`<p class="help">${this.text('totp.scan')}</p>${this.#qrCode()}`)}
    </div>`;
  }

  #numbered(number: number, key: MessageKey): string {
    return `${number}. ${this.text(key)}`;
  }

  #apps(): TemplateResult {
    return html`<p class="help">${this.text('totp.apps')}</p>`;
  }

  #key(): TemplateResult {
    return html`<sally-copyable exportparts="link" .value=${this.step.secret}></sally-copyable>`;
  }

  #qrCode(): TemplateResult {
    return html`<sally-qr-code exportparts="qr" .value=${this.step.uri}></sally-qr-code>`;
  }

  /** Opens what few need, and closes what was open. */
  #opener(key: Disclosure): TemplateResult {
    const expanded = this.opened === key;
    return textButton(this.text(key), () => (this.opened = expanded ? undefined : key), { expanded });
  }

  #unfolded(key: Disclosure, content: TemplateResult): unknown {
    return this.opened === key ? content : nothing;
  }

  protected override content(): TemplateResult {
    return html`<form method="post" novalidate @submit=${this.#submit}>
      ${codeEntry({
        id: this.uid('code'),
        name: 'otp-code',
        format: FORMAT,
        label: this.#numbered(this.phone ? 2 : 3, 'totp.label'),
        hint: this.autoSubmit ? this.text('code.hint-auto') : '',
        error: this.fieldProblem(),
        autoSubmit: this.autoSubmit,
      })}
      ${this.submit('totp.submit')}
    </form>`;
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
