import { freshUntil, lackOf, type AuthNeeds, type Lack } from '@sallyport/client';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { adviseLater } from '../base/advise-later.ts';
import { emit } from '../events.ts';
import type { MessageKey } from '../messages/message-key.ts';
import { textButton } from '../parts/buttons.ts';
import { ALERT, icon } from '../theme/icon.ts';
import { LOCK } from '../theme/icons.ts';
import { AskingElement } from './asking-element.ts';
import { gateStyles } from './gate-styles.ts';

type State = 'open' | 'locked';

/** A timer reaches no further, in **ms**. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Whom something is shown to. Its content stands in a `<template>`, and is on the page only while it may be seen:
 *
 *     <sally-gate aal="2" max-age="600" reason="See payout details"><template>…</template></sally-gate>
 *     <sally-gate when="signed-out"><template><a href="/login">Sign in</a></template></sally-gate>
 *
 * A gate is presentation. What is secret comes from the site's own backend, which guards it itself
 * (`@sallyport/server/guard`). `stepUp()` of the gate makes a call there, and asks where the answer says so.
 *
 * A proof that becomes too old takes nothing away from under somebody's hands: `sally-stale` tells the page, and the
 * next call asks. Whoever signs out, in whatever tab, sees nothing any more.
 *
 * @summary Shows its content only to a session that is signed in, strong and fresh enough, and else offers to prove it.
 * @tag sally-gate
 * @event {CustomEvent} sally-open - The content is on the page.
 * @event {CustomEvent<SallyEventDetails['sally-locked']>} sally-locked - It isn't, or no longer; `lack` says why.
 * @event {CustomEvent<SallyEventDetails['sally-before-ask']>} sally-before-ask - The person is about to be asked.
 *   Cancelable.
 * @event {CustomEvent} sally-stale - The proof has become too old, and the content stays.
 * @slot waiting - Until it is known who is signed in.
 * @csspart content - Around the content.
 * @csspart card - What stands in its place while it is locked; with `when`, nothing does.
 * @csspart heading - What it is for, or what to do.
 * @csspart button - The button that asks.
 * @cssstate open - The content is on the page.
 * @cssstate locked - It isn't.
 * @cssstate asking - The person is being asked.
 */
export class SallyGate extends AskingElement {
  static readonly tag = 'sally-gate';
  static override readonly styles = [...AskingElement.styles, ...gateStyles];

  /** Least assurance level: 2 where a second factor has to be proved. */
  @property({ type: Number }) aal: 1 | 2 | undefined;
  /** For how many seconds after the person last proved who they are. */
  @property({ type: Number, attribute: 'max-age' }) maxAge: number | undefined;
  /** What the person is asked for, in the words of the page: "See payout details". */
  @property() reason: string | undefined;
  /** Shows the content to whoever is signed in, or out, and nothing in its place to anybody else. */
  @property() when: 'signed-in' | 'signed-out' | undefined;

  readonly #internals = this.attachInternals();
  #state: State | undefined;
  /** What the page was told last. */
  #told: State | undefined;
  #lack: Lack | undefined;
  /** The account that it was opened for. */
  #openFor: string | undefined;
  #content: DocumentFragment | undefined;
  #isStale = false;
  /** What is read aloud: the content has gone. */
  #news = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    adviseLater(this);
  }

  override render(): TemplateResult {
    const isOpen = this.#state === 'open';
    const { failure, value } = this.session;
    const isWaiting = value === undefined && !failure;
    const named = isOpen && this.reason !== undefined;
    return html`<slot name="waiting" ?hidden=${!isWaiting}></slot>
      <div part="content" tabindex=${isOpen ? -1 : nothing} role=${named ? 'group' : nothing}
        aria-label=${named ? this.reason : nothing}><slot @slotchange=${() => this.requestUpdate()}></slot></div>
      <div class="container" ?hidden=${isOpen || isWaiting || this.when !== undefined}>${this.#locked()}</div>
      <p class="visually-hidden" role="status">${isOpen ? nothing : this.#news}</p>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { value, failure } = this.session;
    if (value === undefined) return failure ? this.#lock(undefined) : undefined;
    this.#lack = lackOf(this.#needs, value, Date.now());
    const isHidden = this.when === 'signed-out' ? value !== null : this.#lack !== undefined;
    const account = value?.account.id;
    const staysOpen = this.#state === 'open' && this.#openFor === account && this.#lack === 'age';
    if (isHidden && !staysOpen) return this.#lock(this.#lack);
    if (this.#state !== 'open' || this.#openFor !== account) this.#content = undefined;
    this.#content ??= this.#stamp();
    this.#state = 'open';
    this.#openFor = account;
  }

  protected override content(): TemplateResult {
    return html`${super.content()}${this.#content ?? nothing}`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#planStale();
    this.#tell();
  }

  protected override async ask(needs: AuthNeeds): Promise<boolean> {
    const lack = this.#lack;
    if (!emit(this, 'sally-before-ask', { lack }, true)) return false;
    this.#mark('asking', true);
    const done = await super.ask(needs).finally(() => this.#mark('asking', false));
    await this.updateComplete;
    if (done && lack !== undefined && this.#state === 'open')
      this.renderRoot.querySelector<HTMLElement>('[part=content]')?.focus();
    return done;
  }

  get #needs(): AuthNeeds {
    return { aal: this.aal, maxAge: this.maxAge };
  }

  #tell(): void {
    const state = this.#state;
    if (state && state !== this.#told) {
      if (this.#told) this.#mark(this.#told, false);
      this.#told = state;
      this.#mark(state, true);
      if (state === 'open') emit(this, 'sally-open', null);
      else emit(this, 'sally-locked', { lack: this.#lack });
    }
    const wasStale = this.#isStale;
    this.#isStale = state === 'open' && this.#lack === 'age';
    if (this.#isStale && !wasStale) emit(this, 'sally-stale', null);
  }

  #lock(lack: Lack | undefined): void {
    if (this.#state === 'open' && lack && this.when === undefined) this.#news = this.text(`gate.${lack}`);
    this.#state = 'locked';
    this.#lack = lack;
    this.#openFor = undefined;
    this.#content = undefined;
  }

  #stamp(): DocumentFragment | undefined {
    const template = this.querySelector<HTMLTemplateElement>(':scope > template');
    return template ? document.importNode(template.content, true) : undefined;
  }

  /** For the style sheet of the page, where the browser knows such states. */
  #mark(state: State | 'asking', isSo: boolean): void {
    this.#internals.states?.[isSo ? 'add' : 'delete'](state);
  }

  #planStale(): void {
    clearTimeout(this.#timer);
    const { value } = this.session;
    if (this.#state !== 'open' || !value || this.maxAge === undefined || this.#lack) return;
    const left = Math.max(0, freshUntil(value, this.maxAge) - Date.now()) + 1;
    this.#timer = setTimeout(() => this.requestUpdate(), Math.min(left, LONGEST_TIMER));
  }

  #locked(): unknown {
    const { language, dir } = this.words;
    const { whyUnknown } = this;
    if (whyUnknown !== undefined)
      return html`<div class="notice error" role="alert" lang=${language} dir=${dir}>${icon(ALERT)}<span>
        ${whyUnknown} ${textButton(this.text('try-again'), () => this.session.retry())}</span></div>`;
    const lack = this.#lack;
    if (!lack) return nothing;
    const help: MessageKey = `gate.${lack}`;
    return html`<section class="locked" part="card" lang=${language} dir=${dir} aria-labelledby=${this.uid('heading')}>
      ${icon(LOCK)}
      <div>
        <div id=${this.uid('heading')} part="heading" role="heading" aria-level=${this.headingLevel}>
          <bdi>${this.reason ?? this.text(lack === 'signed-out' ? 'gate.sign-in' : 'gate.title')}</bdi>
        </div>
        <p id=${this.uid('help')}>${this.text(help)}</p>
      </div>
      <button class="button" part="button" type="button" aria-describedby=${this.uid('heading')}
        @click=${() => void this.ask(this.#needs)}>${this.text(this.#action(lack))}</button>
    </section>`;
  }

  #action(lack: Lack): MessageKey {
    return lack === 'signed-out' ? 'gate.sign-in' : 'gate.confirm';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-gate': SallyGate;
  }
}
