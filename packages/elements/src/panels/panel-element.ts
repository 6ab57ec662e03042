import { OwnClient, type Failure, type Resource } from '@sallyport/client';
import type { ProblemCode } from '@sallyport/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ElementClass } from '../base/sally-element.ts';
import { WidgetElement } from '../base/widget-element.ts';
import { ActionController } from '../controllers/action-controller.ts';
import { ResourceController } from '../controllers/resource-controller.ts';
import { adviseOnFailure } from '../flow/advise-on-failure.ts';
import { SallyFlow } from '../flow/sally-flow.ts';
import type { MessageKey } from '../messages/message-key.ts';
import { panel } from '../messages/panel/panel.ts';
import { problemWords } from '../messages/problem-words.ts';
import { ALERT, icon } from '../theme/icon.ts';
import { panelStyles } from './panel-styles.ts';

/** What the dialog of a flow is called. */
const TITLES = {
  reauthenticate: 'panel.confirm-title',
  enrol: 'factors.set-up-title',
  try: 'factors.try-title',
  'change-password': 'password.change-title',
  'change-address': 'address.change-title',
  'not-me': 'not-me.title',
  'sign-in': 'credentials.title',
} as const;

/**
 * A panel takes a value and gives actions. It asks the backend for the value itself, unless the page hands one in; what
 * may be done with each row is said by the row. It decides nothing.
 *
 * Lists stand in the shadow root; forms and the dialog of a fresh proof stand in the light DOM.
 */
export abstract class PanelElement<T> extends WidgetElement {
  static override readonly needs: readonly ElementClass[] = [SallyFlow];
  static override readonly areas = [panel];
  static override styles = panelStyles;

  /** What is shown. A panel that is handed it asks the backend for nothing; the page replaces it after a change. */
  @property({ attribute: false }) value: T | undefined;
  /** Shows everything and changes nothing. */
  @property({ type: Boolean, reflect: true }) readonly = false;

  protected readonly actions: ActionController = new ActionController(this);
  readonly #resource = new ResourceController<T>(this, () =>
    this.value === undefined ? this.resource(this.backend) : undefined,
  );

  /** What a person asks for themselves: a sign-in loads no more than it needs itself. */
  protected override get backend(): OwnClient {
    return OwnClient.of(super.backend);
  }

  /** Where the value comes from. */
  protected abstract resource(client: OwnClient): Resource<T>;

  protected abstract heading(): string;

  protected intro(): string {
    return '';
  }

  /** What stands below the heading, in the shadow root. */
  protected abstract body(value: T): unknown;

  /** Forms, in the light DOM. */
  protected forms(): unknown {
    return nothing;
  }

  /** What became of the last change, in words. */
  protected abstract result(): string;

  /** The value on screen. */
  protected get shown(): T | undefined {
    return this.value ?? this.#resource.value;
  }

  /** Moves the focus to an action by its id, or to the heading, from where everything follows. */
  protected async focusOn(action: string | undefined): Promise<void> {
    await this.updateComplete;
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    const target = action === undefined ? undefined : find(`#${CSS.escape(action)}`);
    (target ?? find('[part=heading]'))?.focus();
  }

  /** Moves the focus to the heading: a link to a part of the page does so. */
  override focus(): void {
    void this.focusOn(undefined);
  }

  /**
   * Why something can't be done, in words; `undefined` where it can.
   *
   * @param about  What the reason is about, where it has words of its own there.
   */
  protected reason(verdict: true | ProblemCode, about = ''): string | undefined {
    if (verdict === true) return undefined;
    const key = [`reason.${verdict}-${about}`, `reason.${verdict}`].find((each) => this.words.has(each));
    return this.text((key ?? 'reason.not-allowed') as MessageKey);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { failure } = this.#resource;
    if (failure) adviseOnFailure(failure, this.backend);
  }

  override render(): TemplateResult {
    const { shown: value } = this;
    const { failure } = this.#resource;
    const { language, dir } = this.words;
    const intro = this.intro();
    return html`<div class="container"><section class="panel" part="card" lang=${language} dir=${dir}
      aria-labelledby=${this.uid('heading')} aria-busy=${value === undefined && !failure ? 'true' : 'false'}>
      <slot name="logo"></slot>
      <header>
        <div id=${this.uid('heading')} part="heading" role="heading" aria-level=${this.headingLevel} tabindex="-1">
          ${this.heading()}
        </div>
        ${intro ? html`<p class="help">${intro}</p>` : nothing}
      </header>
      <div role="alert">${failure ? this.#notice(failure) : nothing}</div>
      ${value === undefined ? (failure ? nothing : this.#skeleton()) : this.body(value)}
      <p class="result" role="status">${this.result()}</p>
      <slot></slot>
    </section></div>`;
  }

  protected override content(): TemplateResult {
    return html`${this.forms()}${this.actions.dialog((flow) => this.text(TITLES[flow.purpose]))}`;
  }

  /** Says in words why a change was not made. */
  protected refusal({ kind, problem }: Failure): string {
    if (problem?.code === 'answered-elsewhere') return this.text('panel.answered-elsewhere'); // no step is done here
    if (problem) return problemWords(problem, this.words);
    return this.text(kind === 'offline' ? 'panel.offline' : 'problem.unavailable');
  }

  /** Says that something went wrong, where it did. */
  protected notice(text: unknown): TemplateResult {
    return html`<div class="notice error" role="alert">${icon(ALERT)}<span>${text}</span></div>`;
  }

  /** Says in words why there is nothing to show. */
  #failureText({ kind, problem }: Failure): string {
    if (problem?.code === 'not-signed-in') return this.text('panel.signed-out');
    if (problem?.code === 'reauthentication-required') return this.text('panel.stale');
    if (problem?.code === 'not-allowed') return this.text('reason.not-allowed');
    return this.text(kind === 'offline' ? 'panel.offline' : 'panel.failed');
  }

  #notice(failure: Failure): TemplateResult {
    const stale = failure.problem?.code === 'reauthentication-required';
    return html`<div class="notice ${stale ? 'warning' : 'error'}">
      ${icon(ALERT)}
      <span>
        ${this.#failureText(failure)}
        <button class="text-button" part="link" type="button" @click=${stale ? this.#prove : this.#retry}>
          ${this.text(stale ? 'panel.confirm' : 'panel.try-again')}
        </button>
      </span>
    </div>`;
  }

  #skeleton(): TemplateResult {
    return html`<div class="skeleton">
      <span class="visually-hidden">${this.text('panel.loading')}</span><i></i><i></i><i></i>
    </div>`;
  }

  readonly #retry = (): void => this.#resource.retry();

  readonly #prove = async (): Promise<void> => {
    if (await this.actions.prove()) this.#resource.retry();
  };
}
