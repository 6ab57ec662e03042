import type { AccountPage, AccountView, EnrolmentGroup } from '@sallyport/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Loads a page of a group's people. */
export type LoadPeople = (
  group: EnrolmentGroup,
  cursor: string | undefined,
  signal: AbortSignal,
) => Promise<AccountPage>;

/** The people of the group that is open, page by page. An answer about another group is never shown. */
export class GroupPeople implements ReactiveController {
  group: EnrolmentGroup | undefined;
  people: readonly AccountView[] = [];
  pending = false;
  failed = false;

  readonly #host: ReactiveControllerHost;
  readonly #load: LoadPeople;
  #next: string | undefined;
  #request: AbortController | undefined;

  constructor(host: ReactiveControllerHost, load: LoadPeople) {
    (this.#host = host).addController(this);
    this.#load = load;
  }

  /** Whether there may be more of them. */
  get hasMore(): boolean {
    return this.#next !== undefined;
  }

  /** Opens a group, or closes it again. */
  toggle(group: EnrolmentGroup): Promise<void> {
    const isOpen = this.group === group;
    this.close();
    if (isOpen) return Promise.resolve();
    this.group = group;
    return this.more();
  }

  /** Loads those that follow. */
  async more(): Promise<void> {
    const { group } = this;
    if (!group || this.pending) return;
    const request = (this.#request = new AbortController());
    this.pending = true;
    this.failed = false;
    this.#host.requestUpdate();
    try {
      const { accounts, next } = await this.#load(group, this.#next, request.signal);
      if (request.signal.aborted) return;
      this.people = [...this.people, ...accounts];
      this.#next = next;
    } catch {
      if (request.signal.aborted) return;
      this.failed = true;
    }
    this.pending = false;
    this.#host.requestUpdate();
  }

  /** Shows nobody any more: what they were found by is another draft. */
  close(): void {
    this.#request?.abort();
    this.group = this.#next = undefined;
    this.people = [];
    this.pending = this.failed = false;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.close();
  }
}
