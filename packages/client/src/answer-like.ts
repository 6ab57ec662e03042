import { Failure, request, type Reply } from './http.ts';

/** An empty value of a kind. */
type Empty<V> = V extends readonly unknown[]
  ? readonly []
  : V extends string
    ? ''
    : V extends number
      ? 0
      : V extends object
        ? Readonly<Record<string, never>>
        : never;

/** What an answer must hold at least: of each, an empty value of its kind. */
export type Sample<T> = { readonly [Name in keyof T]?: Empty<T[Name]> };

/**
 * Makes sure that an answer is one of ours: some other server's JSON would be taken for an account that has nothing, or
 * break whoever shows it.
 *
 * @throws {Failure} `unexpected` where it holds something else.
 */
export function answerLike<T>(sample: Sample<T>, reply: Reply<T>): Reply<T> {
  const given = Object(reply.body) as Record<string, unknown>;
  if (Object.entries(sample).some(([name, empty]) => kindOf(given[name]) !== kindOf(empty)))
    throw new Failure('unexpected');
  return reply;
}

/**
 * Calls the backend for what somebody is shown.
 *
 * @throws {Failure} as `request` and `answerLike` do.
 */
export const ask = async <T>(sample: Sample<T>, ...args: Parameters<typeof request>): Promise<Reply<T>> =>
  answerLike(sample, await request<T>(...args));

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value);
