import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Flow, FlowStart, SignInClient } from '@sallyport/client';
import type { Config, DoneStep, Step } from '@sallyport/protocol';
import { loadWords } from '../base/load-words.ts';
import { place, registered } from '../base/place.ts';
import { ownAddress, parseUrl } from '../base/parse-url.ts';
import { define } from '../base/define.ts';
import { WidgetElement } from '../base/widget-element.ts';
import { emit, type SallyAnswerEvent } from '../events.ts';
import type { StepElement } from '../steps/step-element.ts';
import { elementOf, tagOf } from '../steps/table.ts';
import { isToBeRead } from '../steps/to-be-read.ts';
import { cardStyles } from '../theme/card-styles.ts';
import { adviseOnFailure } from './advise-on-failure.ts';
import { failureNotice, flowCard } from './flow-card.ts';
import { FlowController } from './flow-controller.ts';

/** A whole flow in a card: shows its steps one after the other, takes the answers, and goes on when it is done. */
export abstract class FlowElement extends WidgetElement {
  static override styles = cardStyles;

  /** Where to go afterwards: a path, or an address that the server lets in. */
  @property({ attribute: 'return-to' }) returnTo: string | undefined;
  /** Sends a code as soon as it is complete, where no box is left to tick; the hint says so. */
  @property({ type: Boolean, attribute: 'auto-submit' }) autoSubmit = false;

  protected readonly flow: FlowController = new FlowController(this, {
    client: () => this.#client(),
    start: () => this.withReturn(this.goal),
    first: () => this.first,
    prepare: (step) => this.#prepare(step),
    shown: (step, byPerson) => this.shown(step, byPerson),
    failed: (failure) => {
      emit(this, 'sally-error', { reason: failure.kind, problem: failure.problem?.code });
      adviseOnFailure(failure, this.backend);
    },
  });
  #walked: { backend: SignInClient; flow: Flow } | undefined;
  #element: StepElement | undefined;
  #shown = '';
  #linked = false;

  constructor() {
    super();
    this.addEventListener('sally-answer', this.#answer);
    this.addEventListener('sally-leave', this.#leave);
    this.addEventListener('sally-acknowledge', this.#acknowledge);
  }

  /** What the element's own flow is for. */
  protected abstract readonly goal: Omit<FlowStart, 'returnTo'>;

  /** What is on screen before the server was asked anything. */
  protected get first(): Step | undefined {
    return undefined;
  }

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

  /** A flow of this purpose, with where the page goes afterwards. */
  protected withReturn(goal: Omit<FlowStart, 'returnTo'>): FlowStart {
    // relative to the page, not to the server
    const returnTo = this.returnTo && parseUrl(this.returnTo)?.href;
    return { ...goal, ...(returnTo ? { returnTo } : {}) };
  }

  /** Moves the focus to where the person goes on: a page that opens the flow in a dialog does so. */
  override focus(): void {
    void this.updateComplete.then(() => this.#element?.takeFocus());
  }

  /** Another step is on screen. */
  protected shown(step: Step, byPerson: boolean): void {
    const before = this.#element;
    emit(this, 'sally-step', { kind: step.kind, problem: step.problem?.code });
    if (!registered(tagOf(step))) emit(this, 'sally-error', { reason: 'unsupported', problem: undefined });
    if (byPerson) void this.#arrive(before);
    if (step.kind !== 'done' || isToBeRead(step)) return;
    this.ended(step);
    if (step.returnTo) this.#goTo(step.returnTo);
  }

  override render(): TemplateResult {
    const { step } = this.flow;
    return flowCard(this.flow, this.words, {
      known: !step || registered(tagOf(step)) !== undefined,
      headingLevel: this.headingLevel,
      purpose: this.goal.purpose,
      below: this.below(),
      busyWords: this.#element?.busyWords,
      retry: this.#retry,
      leave: () => this.leave(),
    });
  }

  protected override content(): TemplateResult {
    const { waiting, step, busy, failure: failed, formFailed } = this.flow;
    if (waiting || !step || !registered(tagOf(step))) return html``;
    const tag = tagOf(step);
    const key = step.kind === 'code' ? `${tag} ${step.authenticator?.id ?? step.for}` : tag;
    if (!this.#element || key !== this.#shown) this.#element = place.document.createElement(tag) as StepElement;
    this.#shown = key;
    const { headingLevel, autoSubmit, signedIn } = this;
    const failure = failed ? failureNotice(failed, this.words, formFailed ? undefined : this.#retry) : nothing;
    Object.assign(this.#element, { step, busy, failure, headingLevel, autoSubmit, signedIn });
    if (step.kind === 'credentials') Object.assign(this.#element, this.offers);
    if (this.#element.lang !== this.words.language) this.#element.lang = this.words.language;
    return html`${this.#element}`;
  }

  /** Brings the person to a step that follows. One that stays takes the focus itself, to what was refused. */
  async #arrive(before: StepElement | undefined): Promise<void> {
    await this.updateComplete;
    const element = this.#element;
    if (!element || element === before) return;
    await element.takeFocus();
    element.classList.add('sally-arrived'); // it fades in; password managers look again where a class changes
  }

  #client(): Flow {
    const { backend } = this;
    if (this.#walked?.backend !== backend) this.#walked = { backend, flow: backend.flows(() => this.words.language) };
    return this.#walked.flow;
  }

  /** A session whose cookie the browser has not kept is none. */
  async #prepare(step: Step): Promise<void> {
    if (step.kind === 'done' && step.session && !(await this.backend.session.read()))
      throw (await import('./cookie-advice.ts')).notKept(this.backend.server);
    const element = await elementOf(step);
    if (element) {
      define(element);
      await loadWords(element, this);
    }
    if (step.kind === 'code' && step.delivery?.link) void this.#followLink();
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

  readonly #acknowledge = (event: Event): void => {
    event.stopPropagation();
    const { step } = this.flow;
    // not before: a page that hides the widget then would hide what is to be read
    if (step?.kind === 'done' && isToBeRead(step)) this.ended(step);
    if (step?.kind === 'done' && step.returnTo) this.#goTo(step.returnTo);
    else emit(this, 'sally-continue', null);
  };

  /** Leaves the page for an address on the same site, unless the page keeps it from that. */
  #goTo(returnTo: string): void {
    const target = ownAddress(returnTo);
    if (!target) return; // another site: the page's own business
    if (emit(this, 'sally-before-redirect', { returnTo }, true)) location.assign(target);
  }

  readonly #retry = (): void => void this.flow.retry();
}
