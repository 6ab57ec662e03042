import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Renders the host again as each minute before an instant passes. A deadline, not a duration: a tab that slept shows
 * the true rest. Display only; the server enforces the wait.
 */
export class MinuteController implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #deadline: () => number;

  /** @param deadline Unix time in **ms**. */
  constructor(host: ReactiveControllerHost, deadline: () => number) {
    (this.#host = host).addController(this);
    this.#deadline = deadline;
  }

  /** Whole minutes left, rounded up; 0 once the instant has passed. */
  get minutes(): number {
    return Math.max(0, Math.ceil((this.#deadline() - Date.now()) / 60_000));
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    if (this.minutes === 0) return;
    const untilNext = (this.#deadline() - Date.now()) % 60_000 || 60_000;
    this.#timer = setTimeout(() => this.#host.requestUpdate(), untilNext + 50);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
