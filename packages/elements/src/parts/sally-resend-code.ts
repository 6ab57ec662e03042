import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Delivery } from '@sallyport/protocol';
import { SallyElement } from '../base/sally-element.ts';
import { CountdownController } from '../controllers/countdown-controller.ts';
import { signal, SallyAnswerEvent } from '../events.ts';
import { relativeTime } from '../messages/relative-time.ts';
import { ALERT, icon } from '../theme/icon.ts';
import { CHECK } from '../theme/icons.ts';
import { noticeStyles, textButtonStyles, visuallyHiddenStyles } from '../theme/common.ts';
import { tokens } from '../theme/tokens.ts';
import { submitButton, textButton } from './buttons.ts';
import { SallyButton } from './sally-button.ts';
import { unfold } from './unfold.ts';
import { secondStep } from '../messages/second-step/second-step.ts';
import { css } from '../theme/css.ts';

/** How long before its end a code's end is announced, in seconds. */
const ENDING = 60;

/** What is said of a code, and of a link in words of its own. */
type Said = 'action' | 'expired' | 'sent' | 'wait';

/**
 * @summary What to do about a code that doesn't arrive or has run out: where to look, and to have another one sent.
 *   Nothing is sent unasked.
 * @tag sally-resend-code
 * @event {SallyAnswerEvent} sally-answer - Another code is asked for.
 * @event {CustomEvent} sally-leave - No code can be sent any more, there is no other way, and the person starts again.
 * @csspart link - The text buttons.
 */
export class SallyResendCode extends SallyElement {
  static readonly tag = 'sally-resend-code';
  static override readonly areas = [secondStep];
  static override readonly needs = [SallyButton];
  static override styles = [
    tokens,
    textButtonStyles,
    visuallyHiddenStyles,
    noticeStyles,
    css`
      .notice {
        margin-block-end: 0.75rem;
      }

      .help {
        margin: 0.25rem 0 0.5rem;
        font-size: var(--_help);
        line-height: 1.45;
        color: var(--_muted);
      }

      .text-button {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  /** Where the code went, and when another can be sent. */
  @property({ attribute: false }) delivery: Delivery | undefined;
  /** Something is on its way: nothing can be asked for. */
  @property({ type: Boolean }) busy = false;
  /** The person has no other way than this one. */
  @property({ type: Boolean }) sole = false;

  /** That the code has run out was said already. */
  @property({ type: Boolean }) announced = false;

  /** What can be done about it is shown. */
  @property({ type: Boolean }) unfolded = false;

  @state() private announcement = '';
  @state() private sent = false;

  readonly #life = new CountdownController(this, () => this.delivery?.expiresAt);
  readonly #wait = new CountdownController(this, () => this.delivery?.resendAt);
  #moveFocus = false;
  #before = { life: 0, wait: 0 };

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { seconds: life } = this.#life;
    const { seconds: wait } = this.#wait;
    const before = this.#before;
    this.#before = { life, wait };
    const last = changed.get('delivery');
    if (last && last.expiresAt !== this.delivery?.expiresAt) {
      this.sent = life > 0;
      this.announcement = this.sent ? this.#say('sent') : '';
    } else if (before.life > 0 && life === 0) {
      this.announcement = this.#expired();
    } else if (before.life > ENDING && life <= ENDING) {
      this.announcement = this.text('resend.ending');
    } else if (before.wait > 0 && wait === 0 && this.unfolded) {
      this.announcement = this.text('resend.ready');
    }
    if (life > 0 || (before.life === 0 && !changed.has('delivery'))) return;
    this.unfolded = true;
    this.#moveFocus = this.shadowRoot?.activeElement?.matches('.opener') ?? false; // it makes room for what it opened
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.delivery) return nothing;
    return html`${this.#news()} ${this.#gone() ? nothing : this.#opener()}
      ${this.unfolded || this.#gone() ? this.#ways(this.delivery) : nothing}
      <span class="visually-hidden" role="status">${this.announcement}</span>`;
  }

  protected override updated(): void {
    if (this.#moveFocus) void this.#focusOnWay();
    this.#moveFocus = false;
  }

  /** A button that is slotted into an element which has not drawn its slot yet takes no focus. */
  async #focusOnWay(): Promise<void> {
    await this.renderRoot.querySelector<SallyButton>('sally-button')?.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('button')?.focus();
  }

  /** No code is out: the last one ran out, or none could be sent. */
  #gone(): boolean {
    return this.#life.seconds === 0;
  }

  /** What became of the code: it ran out, or a new one was sent. */
  #news(): unknown {
    if (this.#gone())
      return this.delivery?.expiresAt && !this.announced
        ? html`<p class="notice warning">${icon(ALERT)}<span>${this.#expired()}</span></p>`
        : nothing;
    return this.sent ? html`<p class="notice success">${icon(CHECK)}<span>${this.#say('sent')}</span></p>` : nothing;
  }

  #opener(): TemplateResult {
    return textButton(this.text('resend.title'), () => unfold(this), {
      expanded: this.unfolded,
      kind: 'opener',
    });
  }

  #expired(): string {
    if (this.delivery?.resendAt) return this.#say('expired');
    return this.text(this.delivery?.linkOnly ? 'code.title-link-expired' : 'code.title-expired');
  }

  /** What is said of a code, or of a link where the message holds that alone. */
  #say(what: Said, values?: { relative: string }): string {
    return this.text(this.delivery?.linkOnly ? `resend.link-${what}` : `resend.${what}`, values);
  }

  #ways({ via, resendAt }: Delivery): TemplateResult {
    return html`${this.#gone() ? nothing : html`<p class="help">${this.text(`resend.look-${via}`)}</p>`}
      ${resendAt ? this.#resend() : this.#noMore()}`;
  }

  /** Stays where it is and keeps the focus while it counts (OTP-8). The obvious button where no code is out. */
  #resend(): TemplateResult {
    const { seconds } = this.#wait;
    const relative = relativeTime(seconds, this.words.language, 'narrow');
    const text = seconds > 0 ? this.#say('wait', { relative }) : this.#say('action');
    const disabled = seconds > 0 || this.busy;
    const press = () => this.#ask();
    if (!this.#gone()) return textButton(text, press, { disabled });
    return submitButton(this.busy ? this.text('busy-sending') : text, { busy: this.busy, disabled, press });
  }

  #noMore(): TemplateResult {
    if (!this.sole) return html`<p class="help">${this.text('resend.no-more')}</p>`;
    return html`<p class="help">${this.text('resend.no-more-alone')}</p>
      ${submitButton(this.text('start-again'), { press: () => signal(this, 'sally-leave', null) })}`;
  }

  #ask(): void {
    if (this.#wait.seconds === 0 && !this.busy) this.dispatchEvent(new SallyAnswerEvent({ kind: 'resend' }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-resend-code': SallyResendCode;
  }
}
