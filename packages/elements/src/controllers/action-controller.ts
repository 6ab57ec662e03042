import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { Failure } from '@sallyport/client';
import { emit, type ActionDetail, type SallyEventDetails } from '../events.ts';

/** A change that a panel makes. */
export interface Action extends ActionDetail {
  /** The name of what it is done to, for the words that say so afterwards. */
  subject?: string;
  run(): Promise<void>;
}

/** What became of the last change. */
export type Outcome =
  | { kind: 'done'; action: Action }
  | { kind: 'cancelled'; action: Action }
  | { kind: 'failed'; action: Action; failure: Failure };

/** What the flow in the dialog tells stays there: the page would take it for a sign-in of its own. */
const KEPT = [
  'sally-success',
  'sally-step',
  'sally-error',
  'sally-cancel',
  'sally-continue',
] as const satisfies (keyof SallyEventDetails)[];

/**
 * Makes one change at a time. Where the backend wants a fresh proof first, asks for it in a dialog and then does the
 * same once more. A proof that is cancelled leaves everything as it was.
 */
export class ActionController implements ReactiveController {
  /** The change that is on its way. */
  busy: Action | undefined;
  outcome: Outcome | undefined;

  readonly #host: ReactiveControllerHost & HTMLElement;
  #proof: { resolve: (proven: boolean) => void; dialog?: HTMLDialogElement } | undefined;

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
    return new Promise((resolve) => {
      this.#proof = { resolve };
      this.#host.requestUpdate();
    });
  }

  /**
   * The dialog while a proof is asked for, to be drawn in the host's light DOM: password managers look there.
   *
   * @param label  The dialog's name.
   */
  dialog(label: string): TemplateResult | typeof nothing {
    if (!this.#proof) return nothing;
    return html`<dialog aria-label=${label} @close=${this.#refused}>
      <sally-flow purpose="reauthenticate" @sally-success=${this.#proven} @sally-cancel=${this.#refused}></sally-flow>
    </dialog>`;
  }

  hostUpdated(): void {
    const proof = this.#proof;
    const dialog = proof && !proof.dialog && this.#host.querySelector<HTMLDialogElement>(':scope > dialog');
    if (!dialog) return;
    proof.dialog = dialog;
    for (const name of KEPT) dialog.addEventListener(name, (event) => event.stopPropagation());
    dialog.addEventListener('sally-step', () => dialog.querySelector('sally-flow')?.focus(), { once: true });
    dialog.showModal();
  }

  hostDisconnected(): void {
    queueMicrotask(() => this.#host.isConnected || this.#settle(false));
  }

  async #attempt(action: Action, isSecond = false): Promise<Outcome> {
    try {
      await action.run();
      return { kind: 'done', action };
    } catch (error) {
      const failure = error instanceof Failure ? error : new Failure('unexpected');
      if (isSecond || failure.problem?.code !== 'reauthentication-required') return { kind: 'failed', action, failure };
      return (await this.prove()) ? this.#attempt(action, true) : { kind: 'cancelled', action };
    }
  }

  readonly #proven = (): void => this.#settle(true);
  readonly #refused = (): void => this.#settle(false);

  #settle(proven: boolean): void {
    const proof = this.#proof;
    this.#proof = undefined;
    proof?.dialog?.close();
    proof?.resolve(proven);
    this.#host.requestUpdate();
  }
}

const detailOf = ({ action, id }: Action): ActionDetail => ({ action, ...(id === undefined ? {} : { id }) });
