import { Resource, type AccountSearch, type Client } from '@sallyport/client';
import type { AccountPage } from '@sallyport/protocol';

/** Where each page begins, up to one of them: the first without a cursor. */
type Cursors = readonly (string | undefined)[];

/** The accounts that one admin is shown over one connection, a page at a time. */
export class TeamList extends Resource<AccountPage> {
  #search: AccountSearch;
  #shown: Cursors;
  #wanted: Cursors;

  constructor({ admin }: Client) {
    super({
      load: async (signal) => {
        const wanted = this.#wanted;
        const page = await admin.accounts({ ...this.#search, cursor: wanted.at(-1) }, signal);
        if (!signal.aborted) this.#shown = wanted;
        return page;
      },
    });
    this.#search = {};
    this.#shown = this.#wanted = [undefined];
  }

  /** Whom a search is for. */
  get search(): AccountSearch {
    return this.#search;
  }

  /** The number of the page that is shown, from 1. */
  get page(): number {
    return this.#shown.length;
  }

  /** Goes to the first page of whom a search finds. */
  find(search: AccountSearch): void {
    this.#search = search;
    this.#turn([undefined]);
  }

  back(): void {
    this.#turn(this.#shown.slice(0, -1));
  }

  /** @param cursor  The `next` of the page that is shown. */
  forth(cursor: string | undefined): void {
    this.#turn([...this.#shown, cursor]);
  }

  #turn(cursors: Cursors): void {
    this.#wanted = cursors;
    void this.refresh();
  }
}
