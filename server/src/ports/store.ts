/**
 * What an `update` decided. `return` is what the caller gets once the change is durable.
 *
 * `expiresAt` is a deadline in Unix **ms**: left out it keeps the one there is, `null` removes it. A deadline that has
 * passed deletes.
 *
 * `label` is what a member of a list can be listed by besides, of the letters of an id. It counts where the member
 * comes to be, and stays for as long as it is there.
 */
export type Change<T, R> =
  | { set: T; expiresAt?: number | null | undefined; label?: string | undefined; return: R }
  | { delete: true; return: R }
  | { keep: true; return: R };

/** One page of a list: whole keys in byte order; `next` is the `after` of the page that follows, absent at the end. */
export interface Page {
  keys: string[];
  next?: string;
}

/** Which page of a list is asked for. */
interface ListOptions {
  limit?: number;
  after?: string | undefined;
  label?: string | undefined;
}

/** What stands under as many keys as `T` has types: of each `undefined` where there is nothing. */
export type Values<T extends unknown[]> = { [I in keyof T]: T[I] | undefined };

/**
 * Keeps JSON values under keys, with one atomic operation: `update`. There are no transactions over several keys, so
 * every invariant lives in the value of one.
 *
 * A key is `kind:id`, or `kind:id:member` for a member of the list `kind:id`; ids are 1 to 128 of `A-Za-z0-9_-`. Text
 * that somebody typed is hashed first. A value whose deadline has come is absent for every method.
 *
 * Every method rejects with `InvalidKeyError` for any other key and with `UnavailableError` where the storage fails.
 */
export interface Store {
  /** The value, or `undefined` where there is none. Rejects with `CorruptError` if what is stored isn't JSON. */
  get<T>(key: string): Promise<T | undefined>;
  /**
   * The values of several keys in one round trip, in the order of the keys, `undefined` where there is none. They are
   * no snapshot: another's change between two of them may show. Rejects as `get` would for any one of the keys.
   */
  getMany<T extends unknown[]>(keys: readonly string[]): Promise<Values<T>>;
  /**
   * Changes a value as if nobody else did at the same time; resolves once that is durable.
   *
   * @param fn  Synchronous and pure: it may run several times, and decides from its arguments alone. `now` is the
   *   store's clock in Unix **ms**. If it throws, nothing of it is stored and only this caller rejects.
   * @param seen  What is thought to stand there: the very object that was read or set, or `null` for nothing. Over a
   *   network it saves reading it; where it is another by now, `fn` runs again on that one. Where the connection is
   *   lost as well, it may be unknown whether this was stored: `null` is for keys that are most likely new.
   * @throws {ContentionError} where others were first time and again; nothing is stored.
   */
  update<T, R>(key: string, fn: (current: T | undefined, now: number) => Change<T, R>, seen?: T | null): Promise<R>;
  /** Whether this call removed a value: `true` for exactly one of many callers. */
  delete(key: string): Promise<boolean>;
  /**
   * The keys of the members of the list `kind:id`, or of those that have a label; `limit` is the size of the page, 100
   * unless told. A page by label costs as much as one without, however long the list is.
   */
  list(list: string, options?: ListOptions): Promise<Page>;
  /** Frees the space of up to `limit` (1,000) expired values, and says of how many. Changes nothing a reader sees. */
  sweep(limit?: number): Promise<number>;
  /** Waits for the writes on their way, then lets the storage go. */
  close(): Promise<void>;
}
