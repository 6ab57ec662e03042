import type { PropertyValues, TemplateResult } from 'lit';
import type { RedirectStep } from '@sallyport/protocol';
import { StepElement } from './step-element.ts';
import { emit } from '../events.ts';
import { SallyButton } from '../parts/sally-button.ts';
import { setUp } from '../messages/set-up/set-up.ts';

/**
 * @summary Leads to the identity provider that answers for the person, and goes on once they are back.
 * @tag sally-redirect-step
 * @event {SallyAnswerEvent} sally-answer - The person sets out, or is back.
 * @event {CustomEvent<{ returnTo: string }>} sally-before-redirect - The page is about to be left. Cancelable.
 * @csspart heading - The heading.
 * @csspart error - Why nobody was signed in.
 */
export class SallyRedirectStep extends StepElement<RedirectStep> {
  static readonly tag = 'sally-redirect-step';
  static override readonly areas = [setUp];
  static override readonly needs = [SallyButton];

  /** Asked for by this element: one that comes back by a reload doesn't leave the page by itself again. */
  #asked = false;

  protected override heading(): string {
    return this.text('redirect.title');
  }

  protected override intro(): string {
    const { problem, domain } = this.step;
    return problem ? '' : this.text('redirect.intro', { domain });
  }

  protected override problemText(problem: NonNullable<RedirectStep['problem']>): string {
    const { domain } = this.step;
    return problem.code === 'sso-failed' ? this.text('redirect.failed', { domain }) : super.problemText(problem);
  }

  protected override below(): TemplateResult {
    const { problem } = this.step;
    return this.submit(problem ? 'try-again' : 'redirect.submit', this.busy || this.step.approved, this.#press);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!changed.has('step') || this.step.problem) return;
    const { approved, to } = this.step;
    if (approved) queueMicrotask(() => this.answer({ kind: 'returned' }));
    else if (!to) queueMicrotask(this.#go);
    else if (this.#asked) this.#leave(to);
  }

  readonly #press = (): void => {
    const { to, problem } = this.step;
    if (to && !problem) this.#leave(to);
    else this.#go();
  };

  readonly #go = (): void => {
    this.#asked = true;
    this.answer({ kind: 'go', page: location.href });
  };

  #leave(to: string): void {
    this.#asked = false;
    if (emit(this, 'sally-before-redirect', { returnTo: to }, true)) location.assign(to);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-redirect-step': SallyRedirectStep;
  }
}
