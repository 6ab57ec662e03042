import { Failure } from '@sallyport/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long is waited for another edit, in **ms**. */
const EDITING = 400;

type Host = ReactiveControllerHost & { readonly isConnected: boolean };

/** Asks what a draft would do, once nothing more is edited. An answer to an earlier draft is never shown. */
export class PolicyCheck<T> implements ReactiveController {
  /** What the draft would do; `undefined` until it is known. */
  answer: T | undefined;
  /** Why that can't be known. */
  failure: Failure | undefined;

  readonly #host: Host;
  /** The draft that was asked about last. */
  #draft: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | undefined;

  constructor(host: Host) {
    (this.#host = host).addController(this);
  }

  /**
   * @param draft  What tells it from every other: about the same nothing is asked anew.
   * @param isEditing  More may follow.
   */
  ask(draft: string, load: (signal: AbortSignal) => Promise<T>, isEditing: boolean): void {
    if (draft === this.#draft) return;
    this.forget();
    this.#draft = draft;
    this.#timer = setTimeout(() => void this.#load(load), isEditing ? EDITING : 0);
  }

  /** Forgets the draft, and what it would do. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.answer = this.failure = this.#draft = undefined;
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.forget(); // still connected: it was only moved
    });
  }

  async #load(load: (signal: AbortSignal) => Promise<T>): Promise<void> {
    const request = (this.#request = new AbortController());
    try {
      const answer = await load(request.signal);
      if (!request.signal.aborted) this.answer = answer;
    } catch (error) {
      if (!request.signal.aborted) this.failure = error instanceof Failure ? error : new Failure('unexpected');
    }
    this.#host.requestUpdate();
  }
}
