import type { Context } from 'hono';
import type { Ports } from '../ports/ports.ts';

/** A page of a list that says where the next begins. */
interface Page {
  next?: string | undefined;
}

/** A file that a list is sent as. */
interface ListFile<T extends Page> {
  /** `text/csv; charset=utf-8`. */
  type: string;
  /** Letters, digits, `.`, `_` and `-`. */
  name: string;
  /** What stands before the first page. */
  head: string;
  /** What a page is in it. */
  draw: (page: T) => string | Promise<string>;
  read: (cursor: string) => Promise<T>;
}

/**
 * Answers with a list as a file that a browser saves. It is read a page at a time, each once the one before was taken:
 * however long the list and however slow who reads it, no more than a page is in memory, and who goes away has nothing
 * more read for them. Where a page can't be read any more the answer is cut off, so that half a list is never taken for
 * a whole one.
 *
 * @param first  The first page: what is refused of it has been answered already.
 */
export function streamPages<T extends Page>(
  c: Context,
  { log }: Pick<Ports, 'log'>,
  first: T,
  { type, name, head, draw, read }: ListFile<T>,
): Response {
  const encoder = new TextEncoder();
  let page: T | undefined;
  const pull = async (to: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    try {
      const isFirst = page === undefined;
      page = page?.next === undefined ? first : await read(page.next);
      to.enqueue(encoder.encode((isFirst ? head : '') + (await draw(page))));
      if (page.next === undefined) to.close();
    } catch (error) {
      log.error('A download was cut off.', error);
      to.error(new Error('A download was cut off.'));
    }
  };
  return c.body(new ReadableStream({ pull }, { highWaterMark: 0 }), 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
  });
}
