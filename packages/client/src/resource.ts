import { Failure } from './http.ts';

/** How a resource comes by its value. */
export interface ResourceOptions<T> {
  load(signal: AbortSignal): Promise<T>;
  /** For how many **ms** a value is good, from when it came. Without it a value is good until `refresh()`. */
  lifetime?(value: T): number;
}

/**
 * A value that the backend holds, for whoever shows it. It is loaded with its first subscriber, by one request however
 * many there are, and the request is aborted with the last. The value is what the backend said, never what a change is
 * hoped to make of it.
 */
export class Resource<T> {
  readonly #options: ResourceOptions<T>;
  readonly #listeners = new Set<() => void>();
  #value: T | undefined;
  #failure: Failure | undefined;
  #request: AbortController | undefined;
  #loading: Promise<void> | undefined;
  /** Unix time in ms; 0 before the first value and after a change. */
  #staleAt = 0;

  constructor(options: ResourceOptions<T>) {
    this.#options = options;
  }

  /** The value last loaded, also while another is on its way. */
  get value(): T | undefined {
    return this.#value;
  }

  /** A request is on its way. */
  get pending(): boolean {
    return this.#request !== undefined;
  }

  /** Why the last request brought no value. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** The value may no longer be what the backend holds. */
  get stale(): boolean {
    return Date.now() >= this.#staleAt;
  }

  /** When the value becomes stale, Unix time in ms. */
  get staleAt(): number {
    return this.#staleAt;
  }

  /**
   * Tells the listener of each change of `value`, `pending` and `failure`, and loads what is missing or stale.
   *
   * @returns A function that ends the subscription.
   */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (this.stale && !this.pending) void this.#begin();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0 || !this.#request) return;
      this.#request.abort();
      this.#request = undefined;
    };
  }

  /**
   * Loads anew, now or with the next subscriber. A request that is on its way may have been answered before a change,
   * so another takes its place.
   *
   * @returns Once no request is on its way any more, this one or one that took its place.
   */
  async refresh(): Promise<void> {
    this.#staleAt = 0;
    if (this.#listeners.size > 0) await this.#begin();
  }

  /** Waits for a request that is on its way. */
  async settled(): Promise<void> {
    if (this.pending) await this.#loading;
  }

  #begin(): Promise<void> {
    return (this.#loading = this.#load());
  }

  async #load(): Promise<void> {
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    this.#tell();
    let outcome: { value: T; lifetime: number } | Failure;
    try {
      const value = await this.#options.load(request.signal);
      // what isn't of ours has none to read
      outcome = { value, lifetime: this.#options.lifetime?.(value) ?? Infinity };
    } catch (error) {
      outcome = error instanceof Failure ? error : new Failure('unexpected');
    }
    if (this.#request !== request) return this.settled(); // another took its place, or nobody listens
    this.#request = undefined;
    this.#failure = outcome instanceof Failure ? outcome : undefined;
    if (!(outcome instanceof Failure)) this.#take(outcome);
    else if (isWithdrawn(outcome)) this.#value = undefined;
    this.#tell();
  }

  #take({ value, lifetime }: { value: T; lifetime: number }): void {
    this.#value = value;
    this.#staleAt = Date.now() + lifetime;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Nobody is signed in any more, or they may not see it now: what was loaded before is not theirs to see either. */
const isWithdrawn = ({ problem }: Failure): boolean => problem?.status === 401 || problem?.status === 403;
