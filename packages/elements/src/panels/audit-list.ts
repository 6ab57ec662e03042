import { Resource, type AuditSearch, type Client } from '@sallyport/client';
import type { AuditPage } from '@sallyport/protocol';

/** The newest events of those that an admin asks for, and what comes after them. */
export class AuditList extends Resource<AuditPage> {
  readonly #client: Client;
  #search: AuditSearch;
  #answered: AuditSearch | undefined;

  constructor(client: Client, search: AuditSearch) {
    super({
      load: async (signal) => {
        const asked = this.#search;
        const page = await client.admin.audit(asked, signal);
        if (!signal.aborted) this.#answered = asked;
        return page;
      },
    });
    this.#client = client;
    this.#search = search;
  }

  /** What is asked for. */
  get search(): AuditSearch {
    return this.#search;
  }

  /** The value answers what is asked for, and not what was before. */
  get isAnswered(): boolean {
    return this.#answered === this.#search;
  }

  /** Goes to the newest of what is asked for. */
  find(search: AuditSearch): void {
    this.#search = search;
    void this.refresh();
  }

  /** @param cursor  The `next` of a page. */
  older(cursor: string): Promise<AuditPage> {
    return this.#client.admin.audit({ ...this.#search, cursor });
  }
}
