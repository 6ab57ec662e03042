import { html, nothing, type TemplateResult } from 'lit';
import type { CodeStep, Delivery, ProblemCode } from '@sallyport/protocol';
import { otherWays } from './other-ways.ts';
import { StepElement } from './step-element.ts';
import { tabStorage } from '../base/storage.ts';
import type { SallyAnswerEvent } from '../events.ts';
import { CountdownController } from '../controllers/countdown-controller.ts';
import { SallyButton } from '../parts/sally-button.ts';
import { SallyCodeField } from '../parts/sally-code-field.ts';
import { SallyField } from '../parts/sally-field.ts';
import { SallyResendCode } from '../parts/sally-resend-code.ts';
import { SallyTrustDevice } from '../parts/sally-trust-device.ts';
import { SallyTryAnotherWay } from '../parts/sally-try-another-way.ts';
import { ALERT, icon } from '../theme/icon.ts';
import { codeEntry, readCode } from './code-entry.ts';
import { codeHint } from './code-hint.ts';
import { secondStep } from '../messages/second-step/second-step.ts';

/**
 * @summary Asks for a code: from an authenticator app, from a message that was sent, or a backup code.
 * @tag sally-code-step
 * @event {SallyAnswerEvent} sally-answer - A code was submitted, a new one asked for, or another way chosen.
 * @csspart heading - The heading.
 * @csspart error - A problem that concerns no field.
 * @csspart link - The text buttons.
 */
export class SallyCodeStep extends StepElement<CodeStep> {
  static readonly tag = 'sally-code-step';
  static override readonly areas = [secondStep];
  static override readonly needs = [
    SallyButton,
    SallyCodeField,
    SallyField,
    SallyResendCode,
    SallyTrustDevice,
    SallyTryAnotherWay,
  ];

  protected override readonly saysItself: readonly ProblemCode[] = [
    'invalid-code',
    'code-used',
    'code-expired',
    'code-replaced',
  ];

  readonly #life = new CountdownController(this, () => this.step?.delivery?.expiresAt);
  #receives = false;
  #refusals = 0;
  /** The button of the form is about to go, and has the focus. */
  #losesFocus = false;

  /** No code that was sent can succeed now: the last one ran out, or none went out. */
  get #dead(): boolean {
    return this.step.delivery !== undefined && this.#life.seconds === 0;
  }

  /** The mail's link was opened, and the flow goes on by itself. */
  get #approved(): boolean {
    return Boolean(this.step.delivery?.approved && !this.step.problem);
  }

  protected override heading(): string {
    const { delivery } = this.step;
    if (!delivery) return this.text(this.step.authenticator?.type === 'totp' ? 'code.title-totp' : 'code.title');
    if (this.#approved) return this.text('code.title-approved');
    if (this.#dead && !delivery.expiresAt) return this.text('code.title-not-sent');
    if (!this.#dead || delivery.resendAt) return this.text(`code.title-${delivery.via}`);
    return this.text(delivery.linkOnly ? 'code.title-link-expired' : 'code.title-expired');
  }

  protected override intro(): unknown {
    const { delivery, for: use } = this.step;
    if (this.#approved) return this.text(use === 'challenge' ? 'busy-signing-in' : 'busy');
    if (delivery?.linkOnly && delivery.expiresAt)
      return html`${this.#dead ? '' : this.text('code.link')} ${this.#hint()}`;
    if (this.#dead) return '';
    if (delivery?.link) return this.text('code.link-or-code');
    return use === 'enrolment' ? this.text('code.enrols') : '';
  }

  protected override above(): unknown {
    const { delivery, problem } = this.step;
    if (!delivery || this.#approved) return nothing;
    const { expiresAt, resendAt, fellBack, linkOnly } = delivery;
    if (!this.#dead) return fellBack ? this.#warning('code.fell-back') : nothing;
    return expiresAt && resendAt && !problem
      ? this.#warning(linkOnly ? 'resend.link-expired' : 'resend.expired')
      : nothing;
  }

  #warning(key: 'code.fell-back' | 'resend.expired' | 'resend.link-expired'): TemplateResult {
    return html`<p class="notice warning">${icon(ALERT)}<span>${this.text(key)}</span></p>`;
  }

  protected override content(): TemplateResult {
    const { authenticator, format, trust, delivery } = this.step;
    if (this.#approved || delivery?.linkOnly || (this.#dead && !delivery?.expiresAt)) return html``;
    const backup = authenticator?.type === 'backup-code';
    return html`<form method="post" novalidate @submit=${this.#submit}>
      ${codeEntry({
        id: this.uid('code'),
        name: backup ? 'backup-code' : 'otp-code',
        format,
        label: this.#label(),
        hint: this.#hint(),
        error: this.fieldProblem(),
        autoSubmit: this.#submitsItself(),
      })}
      ${
        trust && tabStorage() && !this.#dead
          ? html`<sally-trust-device days=${trust.days}></sally-trust-device>`
          : nothing
      }
      ${this.#dead ? nothing : this.submit('code.submit')}
    </form>`;
  }

  #hint(): unknown {
    return codeHint(this.step, { expired: this.#dead, submitsItself: this.#submitsItself() }, this.words);
  }

  protected override below(): unknown {
    const { others, delivery, back } = this.step;
    if (this.#approved) return nothing;
    return html`<div class="more">
      ${delivery ? this.#resend(delivery) : nothing}
      ${this.back(back, delivery?.via === 'sms' ? 'code.other-number' : 'totp.back')}
      ${others.length > 0 ? otherWays(this, others) : nothing}
    </div>`;
  }

  #resend(delivery: Delivery): TemplateResult {
    const { others, back } = this.step;
    return html`<sally-resend-code exportparts="link" .delivery=${delivery} ?busy=${this.busy}
      announced ?sole=${others.length === 0 && !back}
      @sally-answer=${this.#forward} @sally-leave=${this.leave}></sally-resend-code>`;
  }

  protected override problemText(problem: NonNullable<CodeStep['problem']>): string {
    const { attemptsLeft, ...wrong } = problem;
    if ((this.step.for === 'recovery' || this.step.for === 'sign-up') && attemptsLeft !== undefined) {
      return `${super.problemText(wrong)} ${this.text('code.attempts-left-recovers', { count: attemptsLeft })}`;
    }
    if (problem.code === 'invalid-code' && this.step.authenticator?.type === 'totp' && this.#refusals > 1) {
      return `${super.problemText(problem)} ${this.text('code.clock')}`;
    }
    if (problem.code !== 'code-used') return super.problemText(problem);
    if (this.step.delivery) return this.text('problem.sent-code-used');
    return this.text(
      this.step.authenticator?.type === 'backup-code' ? 'problem.backup-code-used' : 'problem.code-used',
    );
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (this.justRefused(changed)) this.#refusals++;
    this.#losesFocus = this.#dead && this.querySelector('sally-button :focus') !== null;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    if (this.#losesFocus) void this.takeFocus();
    if (this.justRefused(changed) && this.fieldProblem()) this.#codeField()?.shake();
    if (!this.#receives && this.step.delivery?.via === 'sms' && 'OTPCredential' in window) void this.#receive();
  }

  #codeField(): SallyCodeField | null {
    return this.querySelector('sally-code-field');
  }

  #label(): string {
    const { authenticator, format } = this.step;
    if (authenticator?.type === 'backup-code') return this.text('code.backup-label');
    return format.alphabet === 'digits'
      ? this.text('code.label-digits', { count: format.length })
      : this.text('code.label');
  }

  /** Where the device can be trusted, a form that sends itself would leave no time to tick the box. */
  #submitsItself(): boolean {
    return this.autoSubmit && !this.step.trust && !this.step.delivery?.linkOnly;
  }

  async #receive(): Promise<void> {
    this.#receives = true;
    const loaded = await import('../controllers/web-otp-controller.ts').catch(() => undefined); // it can be typed
    const sent = () => (this.step.delivery?.via === 'sms' ? this.step.delivery.expiresAt : undefined);
    if (loaded) new loaded.WebOtpController(this, sent, (code) => this.#codeField()?.fill(code));
  }

  readonly #forward = (event: SallyAnswerEvent): void => {
    event.stopPropagation();
    this.answer(event.answer);
  };

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { code, wrong } = readCode(form, this.step.format, (key, values) => this.text(key, values));
    if (wrong) return this.refuse({ field: 'code', words: wrong });
    this.invalid = undefined;
    const trustDevice = new FormData(form).has('trust-device');
    this.answer({ kind: 'code', code, ...(trustDevice ? { trustDevice } : {}) });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-code-step': SallyCodeStep;
  }
}
