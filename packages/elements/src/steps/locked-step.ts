import { html, type TemplateResult } from 'lit';
import type { LockedStep } from '@sallyport/protocol';
import { StepElement } from './step-element.ts';
import { CountdownController } from '../controllers/countdown-controller.ts';
import { SallyButton } from '../parts/sally-button.ts';
import { clockTime } from '../messages/clock-time.ts';
import { standingAddress } from '../parts/sentence.ts';
import { relativeTime } from '../messages/relative-time.ts';
import { icon } from '../theme/icon.ts';
import { LOCK } from '../theme/icons.ts';
import { secondStep } from '../messages/second-step/second-step.ts';
import { css } from '../theme/css.ts';

/**
 * @summary Says that the account is locked, until when, and whom to ask. Offers no other way.
 * @tag sally-locked-step
 * @event {CustomEvent} sally-leave - The lock is over and the person signs in again.
 * @csspart heading - The heading.
 * @csspart link - The link to whom to ask.
 */
export class SallyLockedStep extends StepElement<LockedStep> {
  static readonly tag = 'sally-locked-step';
  static override readonly areas = [secondStep];
  static override readonly needs = [SallyButton];
  static override styles = [
    ...StepElement.styles,
    css`
      p {
        margin: 0;
      }

      .help {
        font-size: var(--_help);
        color: var(--_muted);
      }
    `,
  ];

  readonly #left = new CountdownController(this, () => this.step?.until);

  /** What led to the lock is the lock itself: its own words say all. */
  protected override says(): boolean {
    return true;
  }

  protected override heading(): string {
    return this.text('locked.title');
  }

  protected override intro(): string {
    return this.text('locked.intro');
  }

  protected override above(): TemplateResult {
    return html`<p class="notice warning">${icon(LOCK)}<span>${this.#until()}</span></p>`;
  }

  protected override below(): TemplateResult {
    return this.#over() ? this.submit('start-again', false, this.leave) : html`<p class="help">${this.#support()}</p>`;
  }

  #over(): boolean {
    return Boolean(this.step.until) && this.#left.seconds === 0;
  }

  #until(): string {
    const { until } = this.step;
    if (!until) return this.text('locked.until-admin');
    if (this.#over()) return this.text('locked.over');
    const { language } = this.words;
    const relative = relativeTime(wholeMinutes(this.#left.seconds), language);
    return this.text('locked.until', { time: clockTime(until, language), relative });
  }

  #support(): unknown {
    const { support, until } = this.step;
    const link = support && supportLink(support);
    if (!link) return this.text('locked.support-nobody');
    return html`${this.text(until ? 'locked.support' : 'locked.support-admin')}
      <a class="text-button" part="link" href=${link}>${standingAddress(support)}</a>`;
  }
}

/** Of a lock nobody counts the seconds. */
const wholeMinutes = (seconds: number): number => Math.ceil(seconds / 60) * 60;

/** A link to a mail address or a web page; any other scheme stays text that nobody can press. */
function supportLink(support: string): string | undefined {
  if (/^https?:\/\//i.test(support)) return support;
  return /^[^\s@:/]+@[^\s@:/]+$/.test(support) ? `mailto:${support}` : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-locked-step': SallyLockedStep;
  }
}
