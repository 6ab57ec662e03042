import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Counts down to an instant that the server named, and renders the host again as each second passes. A deadline, not a
 * duration: a tab that slept shows the true rest. Display only; the server enforces the wait.
 */
export class CountdownController implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #deadline: () => string | undefined;

  /** @param deadline ISO 8601; an instant that is not there has passed. */
  constructor(host: ReactiveControllerHost, deadline: () => string | undefined) {
    (this.#host = host).addController(this);
    this.#deadline = deadline;
  }

  /** Whole seconds left, rounded up; 0 once the instant has passed. */
  get seconds(): number {
    return Math.ceil(this.#left / 1000);
  }

  get #left(): number {
    return Math.max(0, (Date.parse(this.#deadline() ?? '') || 0) - Date.now());
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    const left = this.#left;
    if (left > 0) this.#timer = setTimeout(() => this.#host.requestUpdate(), (left % 1000 || 1000) + 20);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
