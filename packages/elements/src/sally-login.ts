import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { FlowClient, type Failure } from '@sallyport/client';
import type { Step } from '@sallyport/protocol';
import { LightContent } from './base/light-content.ts';
import type { ElementClass } from './base/sally-element.ts';
import type { StepElement } from './base/step-element.ts';
import { FlowController, type FlowHost, type LoginClient } from './controllers/flow-controller.ts';
import { languageChanged } from './controllers/language-watch.ts';
import { emit, type SallyAnswerEvent } from './events.ts';
import type { MessageOverrides } from './messages/en.ts';
import { SallyCredentialsStep } from './steps/credentials-step.ts';
import { elementOf } from './steps/table.ts';
import { ALERT, icon } from './theme/icon.ts';
import { loginStyles } from './theme/login-styles.ts';

/**
 * @summary The whole sign-in: password, code, and setting up a second step where it is asked for.
 * @tag sally-login
 * @event {CustomEvent<{ session: SessionView, returnTo?: string }>} sally-success - The person is signed in.
 * @event {CustomEvent<{ kind: string, problem?: string }>} sally-step - Another step is on screen.
 * @event {CustomEvent<{ reason: string, problem?: string }>} sally-error - No usable answer came.
 * @event {CustomEvent<{ returnTo: string }>} sally-before-redirect - The page is about to be left. Cancelable.
 * @slot logo - Above the heading.
 * @slot footer - Below everything.
 * @csspart card - The card around everything.
 * @csspart alert - What is said when the server can't be reached.
 * @cssprop [--sally-accent] - Buttons, links and the focus ring.
 * @cssprop [--sally-on-accent] - Text on the accent.
 * @cssprop [--sally-surface] - The card and its fields.
 * @cssprop [--sally-raised] - What is set apart from the card.
 * @cssprop [--sally-text] - Text.
 * @cssprop [--sally-muted] - Help and hints.
 * @cssprop [--sally-border] - Borders of fields.
 * @cssprop [--sally-hairline] - The card's own border.
 * @cssprop [--sally-error] - Errors.
 * @cssprop [--sally-success] - Good news.
 * @cssprop [--sally-warning] - What needs care.
 * @cssprop [--sally-font] - Family of the text; the page's own by default.
 * @cssprop [--sally-font-mono] - Family of codes and keys.
 * @cssprop [--sally-radius=0.625rem] - Corners of fields and buttons.
 * @cssprop [--sally-card-radius=1rem] - Corners of the card.
 * @cssprop [--sally-control-height=2.75rem] - Height of fields and buttons.
 * @cssprop [--sally-shadow] - The card's shadow.
 * @cssprop [--sally-width=24rem] - Largest width.
 * @cssprop [--sally-motion=150ms] - Time of each movement.
 */
export class SallyLogin extends LightContent implements FlowHost {
  static readonly tag = 'sally-login';
  static override readonly needs = [SallyCredentialsStep];
  static override styles = loginStyles;

  /** Registers the element of a step once it is loaded. Set by what registers the widget: a class never does. */
  static register: (element: ElementClass) => void = () => {};

  /** Address of the backend, without a slash at the end. */
  @property() server = '/auth';
  /** Language of the widget; else that of the page around it. */
  @property({ reflect: true }) locale: string | undefined;
  /** Level of the headings in the page's outline, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** Leaves out the card, for a page that has its own. */
  @property({ type: Boolean, reflect: true }) plain = false;
  /** Where to go afterwards: a path, or an address that the server lets in. */
  @property({ attribute: 'return-to' }) returnTo: string | undefined;
  /** `light` or `dark`; else the page's own. */
  @property({ attribute: 'color-scheme', reflect: true }) colorScheme: string | undefined;
  /** Sends a code as soon as it is complete, where no box is left to tick; the hint says so. */
  @property({ type: Boolean, attribute: 'auto-submit' }) autoSubmit = false;
  /** The site's own words, by language. */
  @property({ attribute: false }) messages: MessageOverrides | undefined;
  /** A client to use instead of one for `server`. */
  @property({ attribute: false }) client: LoginClient | undefined;

  readonly #flow = new FlowController(this);
  #ownClient: LoginClient | undefined;
  #element: StepElement | undefined;
  #shown = '';

  constructor() {
    super();
    this.addEventListener('sally-answer', this.#answer);
    this.addEventListener('sally-leave', this.#leave);
    this.addEventListener('sally-continue', this.#goOn);
  }

  /** The client that answers go through. @internal */
  get flowClient(): LoginClient {
    return this.client ?? (this.#ownClient ??= new FlowClient({ server: this.server }));
  }

  /** @internal */
  async prepare(step: Step): Promise<void> {
    const element = await elementOf(step.kind);
    if (element) SallyLogin.register(element);
  }

  /** @internal */
  stepChanged(step: Step, byPerson: boolean): void {
    const before = this.#element;
    emit(this, 'sally-step', { kind: step.kind, problem: step.problem?.code });
    if (!customElements.get(tagOf(step))) emit(this, 'sally-error', { reason: 'unsupported', problem: undefined });
    if (byPerson) void this.#arrive(before);
    if (step.kind !== 'done') return;
    if (step.session) emit(this, 'sally-success', { session: step.session, returnTo: step.returnTo });
    if (step.notice !== 'backup-codes-low') this.#goOn(); // else there is something to read first
  }

  /** @internal */
  flowFailed({ kind, problem }: Failure): void {
    emit(this, 'sally-error', { reason: kind, problem: problem?.code });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('server') && this.hasUpdated) this.#ownClient = undefined;
    if (changed.has('messages') || changed.has('locale')) languageChanged();
  }

  protected override firstUpdated(): void {
    const [card, probe] = ['.card', '.probe'].map((name) => this.renderRoot.querySelector(name));
    if (!card || !probe) return;
    card.classList.toggle('bare', getComputedStyle(this).fontFamily === getComputedStyle(probe).fontFamily);
  }

  override render(): TemplateResult {
    const { busy, resuming, failure, step } = this.#flow;
    return html`<div class="card" part="card" lang=${this.words.language} dir=${this.words.dir}>
      <slot name="logo"></slot>
      <div role="alert" part="alert">${failure ? this.#failureText(failure) : nothing}</div>
      <div role="status" class="spoken">${busy ? this.text(resuming ? 'loading' : 'busy') : nothing}</div>
      ${resuming && !failure ? html`<div class="skeleton" aria-hidden="true"><i></i><i></i><i></i><i></i></div>` : nothing}
      ${resuming || customElements.get(tagOf(step)) ? html`<slot></slot>` : this.#unsupported()}
      <slot name="footer"></slot>
      <i class="probe" hidden></i>
    </div>`;
  }

  protected override content(): TemplateResult {
    const { resuming, step, busy } = this.#flow;
    const tag = tagOf(step);
    if (resuming || !customElements.get(tag)) return html``;
    const key = 'authenticator' in step ? `${tag} ${step.authenticator.id}` : tag;
    if (!this.#element || key !== this.#shown) this.#element = document.createElement(tag) as StepElement;
    this.#shown = key;
    const { headingLevel, autoSubmit } = this;
    Object.assign(this.#element, { step, busy, headingLevel, autoSubmit });
    if (this.#element.lang !== this.words.language) this.#element.lang = this.words.language;
    return html`${this.#element}`;
  }

  /** Brings the person to a step that follows. One that stays takes the focus itself, to what was refused. */
  async #arrive(before: StepElement | undefined): Promise<void> {
    await this.updateComplete;
    const element = this.#element;
    if (!element || element === before) return;
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) {
      element.animate([{ opacity: 0, translate: '0 4px' }, {}], { duration: 150, easing: 'ease-out' });
    }
    await element.takeFocus();
  }

  #failureText({ kind }: Failure): TemplateResult {
    const { resuming } = this.#flow;
    return html`<div class="notice error failure">
      ${icon(ALERT)}
      <span>
        ${this.text(kind === 'offline' ? 'failure.offline' : 'failure.unexpected')}
        <button class="quiet" part="link" type="button" @click=${this.#retry}>${this.text('try-again')}</button>
        ${resuming ? html`<button class="quiet" part="link" type="button" @click=${this.#leave}>${this.text('start-again')}</button>` : nothing}
      </span>
    </div>`;
  }

  #unsupported(): TemplateResult {
    return html`<div class="unsupported">
      <div part="heading" role="heading" aria-level=${this.headingLevel}>${this.text('unsupported.title')}</div>
      <p>${this.text('unsupported.intro')}</p>
    </div>`;
  }

  readonly #answer = (event: SallyAnswerEvent): void => {
    event.stopPropagation(); // it may hold a password
    void this.#flow.answer(event.answer);
  };

  readonly #leave = (event: Event): void => {
    event.stopPropagation();
    this.#flow.leave();
  };

  readonly #goOn = (event?: Event): void => {
    event?.stopPropagation();
    const { step } = this.#flow;
    if (step.kind !== 'done' || !step.returnTo) return;
    const target = URL.parse(step.returnTo, document.baseURI);
    if (target?.origin !== location.origin) return; // another site: the page's own business
    if (emit(this, 'sally-before-redirect', { returnTo: step.returnTo }, true)) location.assign(target);
  };

  readonly #retry = (): void => {
    const form = this.#element?.querySelector('form');
    if (this.#flow.formFailed && form) form.requestSubmit();
    else void this.#flow.retry();
  };
}

const tagOf = ({ kind }: Step): string => `sally-${kind}-step`;
