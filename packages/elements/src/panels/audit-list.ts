import { Resource, type AuditSearch, type Client } from '@sallyport/client';
import type { AuditPage } from '@sallyport/protocol';

/** The newest events of those that an admin asks for, and what comes after them. */
export class AuditList extends Resource<AuditPage> {
  readonly #client: Client;
  #search: AuditSearch = {};

  constructor(client: Client) {
    super({ load: (signal) => client.admin.audit(this.#search, signal) });
    this.#client = client;
  }

  /** What is asked for. */
  get search(): AuditSearch {
    return this.#search;
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
