import { Resource } from '@sallyport/client';

/** Where each page begins, up to one of them: the first without a cursor. */
type Cursors = readonly (string | undefined)[];

/** Asks for the page that begins at a cursor. */
type LoadPage<P> = (cursor: string | undefined, signal: AbortSignal) => Promise<P>;

/** A list that one admin is shown a page at a time. */
export class PagedList<P> extends Resource<P> {
  #shown: Cursors;
  #wanted: Cursors;

  constructor(load: LoadPage<P>) {
    super({
      load: async (signal) => {
        const wanted = this.#wanted;
        const page = await load(wanted.at(-1), signal);
        if (!signal.aborted) this.#shown = wanted;
        return page;
      },
    });
    this.#shown = this.#wanted = [undefined];
  }

  /** The number of the page that is shown, from 1. */
  get page(): number {
    return this.#shown.length;
  }

  begin(): void {
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
