import { readFileSync } from 'node:fs';

/**
 * who may call what, as `route-list.txt` has it. `ok` is any 2xx, and where a browser is sent on; `none` is one
 * that tells nothing; else the status, with the code where there are several of it. After the path stands what is
 * sent, or which scope or query is asked for, where that makes a difference. Ids are those of `full` and of what is
 * hers: her tenant, `acme`, and its profile; a flow is the one that `in-flow` has begun for the same account. With
 * `above` the account is a system admin's whom her tenant holds. Everybody else but her admins is told that there are
 * none.
 */
const LIST = readFileSync(new URL('route-list.txt', import.meta.url), 'utf8');

/** A line of the list. */
export interface Row {
  /** Method, path and variant: unlike any other’s. */
  name: string;
  /** As openapi.json names it: `GET /flows/{id}`. */
  route: string;
  method: string;
  path: string;
  /** What makes it another than the route's other rows. */
  variant: string | undefined;
  /** What each caller is answered with, in the order of the heading. */
  classes: string[];
}

const [first = [], ...lines] = LIST.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

export const heading: readonly string[] = first;

export const rows: readonly Row[] = lines.map((words) => {
  const classes = words.splice(-heading.length);
  const [method = '', path = '', variant] = words;
  return { method, path, variant, name: words.join(' '), route: `${method} ${path}`, classes };
});
