import type { AccountSearch, Client } from '@sallyport/client';
import type { AccountPage } from '@sallyport/protocol';
import { PagedList } from './paged-list.ts';

/** The accounts that one admin is shown over one connection, a page at a time. */
export class TeamList extends PagedList<AccountPage> {
  #search: AccountSearch;

  /** @param search  Whom it is for at first. */
  constructor({ admin }: Client, search: AccountSearch) {
    super((cursor, signal) => admin.accounts({ ...this.#search, cursor }, signal));
    this.#search = search;
  }

  /** Whom a search is for. */
  get search(): AccountSearch {
    return this.#search;
  }

  /** Goes to the first page of whom a search finds. */
  find(search: AccountSearch): void {
    this.#search = search;
    this.begin();
  }
}
