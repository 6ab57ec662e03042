import type { Driver } from 'unstorage';
import type { Page } from '../ports/store.ts';

type MaybePromise<T> = T | Promise<T>;

/** A stored text, its deadline in Unix **ms** if it has one, and what it can be listed by besides its list. */
export interface Item {
  value: string;
  expiresAt?: number | undefined;
  label?: string | undefined;
}

/** Which page of a list a driver is asked for. */
export interface ListPageOptions {
  limit: number;
  after?: string | undefined;
  /** Only what has this label, found by an index. */
  label?: string | undefined;
  now: number;
}

/** An item as one write left it. The writer makes `version`: random, never used twice. */
export interface Entry extends Item {
  version: string;
}

/** What became of a write that was tried: where somebody else was first, what stands there now. */
export type Swapped = { done: true } | { done: false; current: Entry | null };

/**
 * The version of an entry that is about to be written: 122 random bits (RFC 9562 §5.4), which the runtime takes from a
 * pool of its own. A counter would start again after a delete and let a write through that read the deleted value.
 *
 * In capitals, since a text that changes is written anew: Node puts a UUID together from twenty texts, and an entry
 * that is kept in memory would keep them all, 480 bytes in place of 56.
 */
export const newVersion = (): string => crypto.randomUUID().toUpperCase();

/**
 * An unstorage driver that can also compare and swap. It takes keys as they come and keeps JSON texts unchanged;
 * checking keys, turning values into JSON and trying again are the store's.
 *
 * `now` is the caller's clock in Unix **ms**. An entry with `expiresAt <= now` is absent for every method but `sweep`.
 * Methods throw or reject with `UnavailableError`.
 */
export interface AtomicDriver extends Driver {
  flags: { ttl: true; cas: true };
  getEntry(key: string, now: number): MaybePromise<Entry | null>;
  /** The entries of at least one key, in the order of the keys, in one round trip. A key may be there twice. */
  getEntries(keys: readonly string[], now: number): MaybePromise<(Entry | null)[]>;
  /**
   * Replaces the entry of one version by another, `null` standing for absent on either side. Resolves only when that is
   * durable, with `false` if somebody else was first. Finding `next` already stored is success: the first of a command
   * that was sent twice did it.
   */
  cas(key: string, expected: string | null, next: Entry | null, now: number): MaybePromise<boolean>;
  /**
   * As `cas`, and tells what stands there where somebody else was first: a write is then tried without reading first.
   * For storages over a network, where a read costs as much as a write.
   */
  swap?(key: string, expected: string | null, next: Entry | null, now: number): MaybePromise<Swapped>;
  /** Removes the entry, of whatever version; whether there was one. In one round trip, as `swap`. */
  remove?(key: string, now: number): MaybePromise<boolean>;
  /** Keys that begin with `list:`, in byte order, from the first beyond `after`; `next` only if there are more. */
  listPage(list: string, options: ListPageOptions): MaybePromise<Page>;
  /** Removes up to `limit` expired entries; resolves with how many. Absent where the storage does so itself. */
  sweep?(now: number, limit: number): MaybePromise<number>;
  close(): MaybePromise<void>;
}
