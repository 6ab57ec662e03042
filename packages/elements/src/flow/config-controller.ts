import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Config } from '@sallyport/protocol';

/** What the controller needs of the element that it serves. */
interface ConfigHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  fetchConfig(signal: AbortSignal): Promise<Config>;
}

/**
 * Holds what the backend offers to whoever has not signed in, fetched beside the painting of the first form. Its
 * challenge for passkeys runs out: by half its life another is fetched, while the form is on screen and somebody could
 * see it. Without an answer there are no passkeys, and all else works.
 */
export class ConfigController implements ReactiveController {
  #config: Config | undefined;
  #staleAt = 0;
  #fetching: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #host: ConfigHost;

  constructor(host: ConfigHost) {
    (this.#host = host).addController(this);
  }

  /** The configuration to draw the first form from; fetches it where it is missing or stale. */
  get current(): Config | undefined {
    if (Date.now() >= this.#staleAt && !document.hidden) void this.#fetch();
    return this.#config;
  }

  /** The challenge was used: the next form needs another. */
  renew(): void {
    this.#staleAt = 0;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look);
    this.#lookInTime();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
    clearTimeout(this.#timer);
    queueMicrotask(() => this.#host.isConnected || this.#fetching?.abort()); // still connected: it was only moved
  }

  async #fetch(): Promise<void> {
    if (this.#fetching) return;
    const { signal } = (this.#fetching = new AbortController());
    try {
      this.#config = await this.#host.fetchConfig(signal);
      const { passkey } = this.#config;
      this.#staleAt = passkey ? Date.now() + passkey.timeout / 2 : Infinity;
      this.#lookInTime();
    } catch {
      this.#staleAt = signal.aborted ? 0 : Infinity; // whoever is offline hears of it when they send the form
    }
    this.#fetching = undefined;
    this.#host.requestUpdate();
  }

  #lookInTime(): void {
    clearTimeout(this.#timer);
    if (this.#config?.passkey) this.#timer = setTimeout(this.#look, this.#staleAt - Date.now());
  }

  readonly #look = (): void => this.#host.requestUpdate();
}
