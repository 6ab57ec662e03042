import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { FlowClient, type Failure, type FlowStart } from '@sallyport/client';
import type { Config, DoneStep, Step } from '@sallyport/protocol';
import { FlowController } from './flow-controller.ts';
import type { FlowHost, LoginClient } from './flow-host.ts';
import { emit, type SallyAnswerEvent } from '../events.ts';
import { elementOf } from '../steps/table.ts';
import { cardStyles } from '../theme/card-styles.ts';
import { flowCard } from './flow-card.ts';
import { FlowSettings } from '../base/widget-element.ts';
import { goTo } from './go-to.ts';
import type { ElementClass } from '../base/sally-element.ts';
import type { StepElement } from '../steps/step-element.ts';
import { isToBeRead } from '../steps/to-be-read.ts';

/** A whole flow in a card: shows its steps one after the other, takes the answers, and goes on when it is done. */
export abstract class FlowElement extends FlowSettings implements FlowHost {
  static override styles = cardStyles;

  /** Registers the element of a step once it is loaded. Set by what registers the widget: a class never does. */
  static register: (element: ElementClass) => void = () => {};

  protected readonly flow: FlowController = new FlowController(this);
  #ownClient: LoginClient | undefined;
  #element: StepElement | undefined;
  #shown = '';
  #linked = false;

  constructor() {
    super();
    this.addEventListener('sally-answer', this.#answer);
    this.addEventListener('sally-leave', this.#leave);
    this.addEventListener('sally-continue', this.#goOn);
  }

  /** What the flow is for. */
  protected abstract readonly goal: Omit<FlowStart, 'returnTo'>;

  /** @internal */
  abstract readonly firstStep: Step | undefined;

  /** It is for somebody who is signed in. */
  protected get signedIn(): boolean {
    return true;
  }

  /** Tells the page what came of it. */
  protected abstract ended(step: DoneStep): void;

  /** Goes back to where the flow began. */
  protected abstract leave(): void;

  /** What would do instead of a password. */
  protected get offers(): Pick<Config, 'passkey' | 'sso'> {
    return {};
  }

  /** Stands below the step. */
  protected below(): unknown {
    return nothing;
  }

  /** @internal */
  get begin(): FlowStart {
    const returnTo = this.returnTo && URL.parse(this.returnTo, document.baseURI)?.href; // the page's path, not the server's
    return { ...this.goal, ...(returnTo ? { returnTo } : {}) };
  }

  /** The client that answers go through. @internal */
  get flowClient(): LoginClient {
    return (
      this.client ?? (this.#ownClient ??= new FlowClient({ server: this.server, language: () => this.words.language }))
    );
  }

  /** @internal */
  async prepare(step: Step): Promise<void> {
    const element = await elementOf(step.kind);
    if (element) FlowElement.register(element);
    if (step.kind === 'code' && step.delivery?.link) void this.#followLink();
  }

  /** @internal */
  stepChanged(step: Step, byPerson: boolean): void {
    const before = this.#element;
    emit(this, 'sally-step', { kind: step.kind, problem: step.problem?.code });
    if (!customElements.get(tagOf(step))) emit(this, 'sally-error', { reason: 'unsupported', problem: undefined });
    if (byPerson) void this.#arrive(before);
    if (step.kind !== 'done') return;
    this.ended(step);
    if (!isToBeRead(step)) this.#goOn();
  }

  /** @internal */
  flowFailed({ kind, problem }: Failure): void {
    emit(this, 'sally-error', { reason: kind, problem: problem?.code });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('server') && this.hasUpdated) this.#ownClient = undefined;
  }

  protected override firstUpdated(): void {
    const [card, probe] = ['.card', '.probe'].map((name) => this.renderRoot.querySelector(name));
    if (!card || !probe) return;
    card.classList.toggle('bare', getComputedStyle(this).fontFamily === getComputedStyle(probe).fontFamily);
  }

  override render(): TemplateResult {
    const { step } = this.flow;
    return flowCard(this.flow, this.words, {
      known: !step || customElements.get(tagOf(step)) !== undefined,
      headingLevel: this.headingLevel,
      below: this.below(),
      retry: this.#retry,
      leave: this.#leave,
    });
  }

  protected override content(): TemplateResult {
    const { waiting, step, busy } = this.flow;
    if (waiting || !step || !customElements.get(tagOf(step))) return html``;
    const tag = tagOf(step);
    const key = step.kind === 'code' ? `${tag} ${step.authenticator?.id ?? step.for}` : tag;
    if (!this.#element || key !== this.#shown) this.#element = document.createElement(tag) as StepElement;
    this.#shown = key;
    const { headingLevel, autoSubmit, signedIn } = this;
    Object.assign(this.#element, { step, busy, headingLevel, autoSubmit, signedIn });
    if (step.kind === 'credentials') Object.assign(this.#element, this.offers);
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

  /** Where this can't be loaded, the code can still be typed. */
  async #followLink(): Promise<void> {
    if (this.#linked) return;
    this.#linked = true;
    const loaded = await import('./link-controller.ts').catch(() => undefined);
    if (loaded) new loaded.LinkController(this, this.flow);
  }

  readonly #answer = (event: SallyAnswerEvent): void => {
    event.stopPropagation(); // it may hold a password
    void this.flow.answer(event.answer);
  };

  readonly #leave = (event: Event): void => {
    event.stopPropagation();
    this.leave();
  };

  readonly #goOn = (event?: Event): void => {
    const { step } = this.flow;
    if (step?.kind !== 'done' || !step.returnTo) return;
    event?.stopPropagation();
    goTo(step.returnTo, this);
  };

  readonly #retry = (): void => {
    const form = this.#element?.querySelector('form');
    if (this.flow.formFailed && form) form.requestSubmit();
    else void this.flow.retry();
  };
}

const tagOf = ({ kind }: Step): string => `sally-${kind}-step`;
