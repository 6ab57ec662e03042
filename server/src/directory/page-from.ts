import type { Directory, DirectoryQuery } from '../ports/directory.ts';
import { afterPrefix } from '../store/keys.ts';
import { cursorOf, readCursor } from './cursor.ts';
import type { DirectoryDriver } from './directory-driver.ts';
import { cut, normalise } from './normalise.ts';
import { listsOf } from './listing.ts';
import { rangesOf, readPosting } from './postings.ts';

const MAX_LIMIT = 200;

/** After how many postings a page ends: names may all belong to people who were shown by their address already. */
const MAX_LOOKED_AT = 500;

/** One page of a directory, most by one question to its storage, or two where addresses end and names begin. */
export async function pageFrom(driver: DirectoryDriver, query: DirectoryQuery): ReturnType<Directory['page']> {
  const { search = '', limit, after } = query;
  if (!(Number.isInteger(limit) && limit >= 1 && limit <= MAX_LIMIT)) {
    throw new RangeError(`The limit must be 1 to ${MAX_LIMIT}`);
  }
  const text = cut(normalise(search));
  const lists = listsOf(query);
  const ranges = rangesOf(text);
  const start = after === undefined ? ranges[0] : readCursor(after, ranges);

  const ids: string[] = [];
  const size = limit + 1;
  let last = start;
  let lookedAt = 0;
  for (const range of ranges.slice(ranges.findIndex((each) => start.startsWith(each)))) {
    for (let more = true; more; ) {
      const from = last.startsWith(range) ? last : range;
      const found = await driver.postings(lists, { from, to: afterPrefix(range), limit: size });
      for (const posting of found) {
        const { id, shown } = readPosting(posting, text.length);
        if (shown && ids.length === limit) return { ids, next: cursorOf(last) };
        if (shown) ids.push(id);
        last = posting;
      }
      more = found.length === size;
      lookedAt += found.length;
      if (more && lookedAt >= MAX_LOOKED_AT) return { ids, next: cursorOf(last) };
    }
  }
  return { ids };
}
