import { Failure } from '@sallyport/client';
import type { ReactiveControllerHost } from 'lit';

/** A page of a list that says where the next begins. */
interface Page {
  next?: string | undefined;
}

/** The pages that follow the first of a list, each loaded once somebody wants it; each renders the host anew. */
export class OlderPages<T extends Page> {
  /** One is on its way. */
  loading = false;
  /** Why the last one could not be had. */
  failure: Failure | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #load: (cursor: string) => Promise<T>;
  #first: T | undefined;
  #older: T[] = [];

  /** @param load  Asks for the page at a cursor. */
  constructor(host: ReactiveControllerHost, load: (cursor: string) => Promise<T>) {
    this.#host = host;
    this.#load = load;
  }

  /** All that is loaded. With another first page the others are forgotten: what came since would stand between them. */
  after(first: T): [T, ...T[]] {
    if (first !== this.#first) this.#forget(first);
    return [first, ...this.#older];
  }

  /** Whether the list is longer than its first page, and all of it is loaded. */
  get isEnd(): boolean {
    return this.#older.length > 0 && this.#older.at(-1)?.next === undefined;
  }

  /** Loads the page at a cursor, the `next` of the last one. */
  async more(cursor: string): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    this.failure = undefined;
    this.#host.requestUpdate();
    const first = this.#first;
    try {
      const page = await this.#load(cursor);
      if (first === this.#first) this.#older.push(page);
    } catch (error) {
      if (first === this.#first) this.failure = error instanceof Failure ? error : new Failure('unexpected');
    }
    if (first === this.#first) this.loading = false;
    this.#host.requestUpdate();
  }

  #forget(first: T): void {
    this.#first = first;
    this.#older = [];
    this.loading = false;
    this.failure = undefined;
  }
}
