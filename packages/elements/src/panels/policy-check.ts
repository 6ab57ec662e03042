import { Failure } from '@sallyport/client';
import type { PolicyPreview } from '@sallyport/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long is waited for another edit, in **ms**. */
const EDITING = 400;

/** Asks what a draft would do, once nothing more is edited. An answer to an earlier draft is never shown. */
export class PolicyCheck implements ReactiveController {
  /** What the draft would do; `undefined` until it is known. */
  preview: PolicyPreview | undefined;
  /** The field that isn't even one that a policy can have. */
  invalid: string | undefined;

  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | undefined;

  constructor(host: ReactiveControllerHost) {
    (this.#host = host).addController(this);
  }

  /** @param isEditing  More may follow. */
  ask(load: (signal: AbortSignal) => Promise<PolicyPreview>, isEditing: boolean): void {
    this.forget();
    this.#timer = setTimeout(() => void this.#load(load), isEditing ? EDITING : 0);
  }

  /** Forgets the draft, and what it would do. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.preview = this.invalid = undefined;
  }

  hostDisconnected(): void {
    this.forget();
  }

  async #load(load: (signal: AbortSignal) => Promise<PolicyPreview>): Promise<void> {
    const request = (this.#request = new AbortController());
    try {
      const preview = await load(request.signal);
      if (!request.signal.aborted) this.preview = preview;
    } catch (error) {
      // where it can't be known, saving says why
      if (!request.signal.aborted && error instanceof Failure) this.invalid = error.problem?.field;
    }
    this.#host.requestUpdate();
  }
}
