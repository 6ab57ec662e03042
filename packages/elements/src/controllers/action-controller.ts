import { Failure } from '@sallyport/client';
import type { FactorType } from '@sallyport/protocol';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { type ActionDetail, emit, type SallyEventDetails } from '../events.ts';

/** A change that a panel makes. */
export interface Action extends ActionDetail {
  /** The name of what it is done to, for the words that say so afterwards. */
  subject?: string;
  /** Makes it; `'cancelled'` where the person gave it up on the way. */
  run(): Promise<void | 'cancelled'>;
}

/** A flow that is walked through in a dialog. */
export interface PanelFlow {
  purpose: 'reauthenticate' | 'enrol' | 'try' | 'change-password' | 'change-address' | 'not-me' | 'sign-in';
  /** With `enrol`: the factor to set up. */
  type?: FactorType;
  /** With `try`: the id of the authenticator; with `enrol`: of the one that the new one replaces. */
  authenticator?: string;
}

/** What became of the last change. */
export type Outcome =
  | { kind: 'done'; action: Action }
  | { kind: 'cancelled'; action: Action }
  | { kind: 'failed'; action: Action; failure: Failure };

/** What the flow in the dialog tells stays there, unless it is one: the page would take it for a sign-in. */
const KEPT = [
  'sally-success',
  'sally-step',
  'sally-error',
  'sally-cancel',
  'sally-continue',
] as const satisfies (keyof SallyEventDetails)[];

/** A flow that is being walked through. */
interface Walk extends PanelFlow {
  resolve: (done: boolean) => void;
  dialog?: HTMLDialogElement;
}

/**
 * Makes one change at a time. Where the backend wants a fresh proof first, asks for it in a dialog and then does the
 * same once more. What is cancelled leaves everything as it was.
 */
export class ActionController implements ReactiveController {
  /** The change that is on its way. */
  busy: Action | undefined;
  outcome: Outcome | undefined;

  readonly #host: ReactiveControllerHost & HTMLElement;
  #walk: Walk | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    (this.#host = host).addController(this);
  }

  /** Makes the change, unless another is on its way or the page says no. */
  async perform(action: Action): Promise<void> {
    if (this.busy || !emit(this.#host, 'sally-before-action', detailOf(action), true)) return;
    this.busy = action;
    this.outcome = undefined;
    this.#host.requestUpdate();
    const outcome = await this.#attempt(action);
    this.busy = undefined;
    this.outcome = outcome;
    this.#host.requestUpdate();
    if (outcome.kind === 'done') emit(this.#host, 'sally-change', detailOf(action));
  }

  /** Forgets what became of the last change. */
  dismiss(): void {
    this.outcome = undefined;
    this.#host.requestUpdate();
  }

  /**
   * Asks the person to prove who they are.
   *
   * @returns Whether they did.
   */
  prove(): Promise<boolean> {
    return this.walk({ purpose: 'reauthenticate' });
  }

  /**
   * Leads the person through a flow in a dialog.
   *
   * @returns Whether they came to its end: not where the host has left the page before it began.
   */
  async walk(flow: PanelFlow): Promise<boolean> {
    await this.#host.updateComplete; // the dialog of a flow before this one is gone by then
    if (!this.#host.isConnected) return false;
    return new Promise((resolve) => {
      this.#walk = { ...flow, resolve };
      this.#host.requestUpdate();
    });
  }

  /**
   * The dialog while a flow is walked through, to be drawn in the host's light DOM: password managers look there.
   *
   * @param labelOf  The dialog's name.
   * @param leave  What the button says that gives a sign-in up; every other flow has its own.
   */
  dialog(labelOf: (flow: PanelFlow) => string, leave = ''): TemplateResult | typeof nothing {
    const walk = this.#walk;
    if (!walk) return nothing;
    const widget = walk.purpose === 'sign-in' ? this.#signIn(leave) : flowOf(walk);
    return html`<dialog data-flow aria-label=${labelOf(walk)} @close=${this.#closed}
      @sally-success=${this.#done} @sally-cancel=${this.#cancelled}>${widget}</dialog>`;
  }

  hostUpdated(): void {
    const walk = this.#walk;
    const dialog = walk && !walk.dialog && this.#host.querySelector<HTMLDialogElement>(':scope > dialog[data-flow]');
    if (!dialog) return;
    walk.dialog = dialog;
    const focus = () => dialog.querySelector<HTMLElement>('sally-flow, sally-login')?.focus();
    if (walk.purpose === 'sign-in')
      queueMicrotask(focus); // its form is there at once
    else for (const name of KEPT) dialog.addEventListener(name, (event) => event.stopPropagation());
    dialog.addEventListener('sally-step', focus, { once: true });
    dialog.showModal();
  }

  hostDisconnected(): void {
    queueMicrotask(() => this.#host.isConnected || this.#settle(false));
  }

  #signIn(leave: string): TemplateResult {
    return html`<sally-login><div slot="footer"><sally-secondary-button><button type="button"
      @click=${this.#cancelled}>${leave}</button></sally-secondary-button></div></sally-login>`;
  }

  async #attempt(action: Action, isSecond = false): Promise<Outcome> {
    try {
      return { kind: (await action.run()) ?? 'done', action };
    } catch (error) {
      const failure = error instanceof Failure ? error : new Failure('unexpected');
      if (isSecond || failure.problem?.code !== 'reauthentication-required') return { kind: 'failed', action, failure };
      return (await this.prove()) ? this.#attempt(action, true) : { kind: 'cancelled', action };
    }
  }

  readonly #done = (): void => this.#settle(true);
  readonly #cancelled = (): void => this.#settle(false);
  /** A dialog is told later that it was closed: by then the next flow may have one of its own. */
  readonly #closed = ({ target }: Event): void => {
    if (target === this.#walk?.dialog) this.#settle(false);
  };

  #settle(done: boolean): void {
    const walk = this.#walk;
    this.#walk = undefined;
    walk?.dialog?.close();
    walk?.resolve(done);
    this.#host.requestUpdate();
  }
}

const flowOf = ({ purpose, type, authenticator }: PanelFlow): TemplateResult =>
  html`<sally-flow purpose=${purpose} .type=${type} .authenticator=${authenticator}></sally-flow>`;

const detailOf = ({ action, id }: Action): ActionDetail => ({ action, ...(id === undefined ? {} : { id }) });
