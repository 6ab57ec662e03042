import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { NewPasskey, PasskeyAssertion, PasskeyCreation, PasskeyRequest } from '@sallyport/protocol';
import { offersInField } from './support.ts';

/** Why no passkey came: the person said no or took too long, the device holds one already, or it can't be done here. */
export type NoPasskey = 'cancelled' | 'exists' | 'impossible';

const ceremony = () => import('./ceremony.ts');

/**
 * Asks the browser for passkeys on behalf of a step, one request at a time, and ends what is under way when the step
 * leaves the page, not when it is moved. That nothing came of it is nobody's mistake: the step says so in a note, and
 * the other ways stay (PK-6).
 */
export class PasskeyController implements ReactiveController {
  /** Why nothing came of the last request, once its dialogue is closed. */
  missing: NoPasskey | undefined;
  /** The browser's dialogue is open. */
  asking = false;
  /**
   * Once what is offered in the field is pending: browsers look at that when the field gets the focus (D4). `true`
   * where it is, and not over or refused.
   */
  ready: Promise<true | void> = Promise.resolve();

  readonly #host: ReactiveControllerHost & HTMLElement;
  #abort = new AbortController();
  #offered: PasskeyRequest | undefined;
  #picked: (assertion: PasskeyAssertion) => void = () => {};

  constructor(host: ReactiveControllerHost & HTMLElement) {
    (this.#host = host).addController(this);
  }

  /** Has the browser offer passkeys in the field, for as long as it takes. The same request is never made twice. */
  offer(options: PasskeyRequest, picked: (assertion: PasskeyAssertion) => void): void {
    this.#picked = picked;
    if (this.#offered === options) return;
    this.#offered = options;
    this.#offerAgain();
  }

  /** Opens the browser's dialogue for a passkey to be used. `undefined` where nothing came of it. */
  use(options: PasskeyRequest): Promise<PasskeyAssertion | undefined> {
    return this.#ask(async (signal) => (await ceremony()).usePasskey(options, signal));
  }

  /** Opens the browser's dialogue for a passkey to be made. `undefined` where nothing came of it. */
  make(options: PasskeyCreation): Promise<NewPasskey | undefined> {
    return this.#ask(async (signal) => (await ceremony()).makePasskey(options, signal));
  }

  hostConnected(): void {
    if (this.#abort.signal.aborted) this.#abort = new AbortController();
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.#host.isConnected) return; // it was only moved
      this.#offered = undefined;
      this.#abort.abort();
    });
  }

  async #ask<T>(request: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    if (this.asking) return undefined;
    this.asking = true;
    this.missing = undefined;
    this.#host.requestUpdate();
    try {
      return await request(this.#abort.signal);
    } catch (error) {
      this.missing = whyNot(error);
      return undefined;
    } finally {
      this.asking = false;
      this.#host.requestUpdate();
      if (this.missing) this.#offerAgain();
    }
  }

  #offerAgain(): void {
    const options = this.#offered;
    if (options && !this.asking) this.ready = this.#offerInField(options);
  }

  async #offerInField(options: PasskeyRequest): Promise<true | void> {
    const { signal } = this.#abort;
    const [{ usePasskey }, works] = await Promise.all([ceremony(), offersInField]);
    if (!works || signal.aborted || this.asking || this.#offered !== options) return;
    return new Promise((done) => {
      const picked = usePasskey(options, signal, () => done(true)).then((assertion) => this.#picked(assertion));
      picked.catch(() => {}).finally(done); // aborted, or refused by the browser: the form is there
    });
  }
}

function whyNot(error: unknown): NoPasskey {
  const name = error instanceof Error ? error.name : '';
  if (name === 'InvalidStateError') return 'exists';
  return name === 'SecurityError' || name === 'NotSupportedError' ? 'impossible' : 'cancelled';
}
