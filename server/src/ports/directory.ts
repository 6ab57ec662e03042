import type { FactorType, Role } from '@sallyport/protocol';

/** What lists show and sort people by: a copy of what the store holds of one account. */
export interface DirectoryEntry {
  /** Of the account; 1 to 128 of `A-Za-z0-9_-`, as the tenant is. */
  id: string;
  tenant: string;
  email: string;
  name?: string | undefined;
  userName?: string | undefined;
  role: Role;
  owner: boolean;
  state: 'invited' | 'active' | 'suspended';
  kind: 'person' | 'api';
  signIn: 'password' | 'sso';
  /** The types that are set up. */
  factors: readonly FactorType[];
  /** Their codes were locked when it was listed: that may have ended since. */
  locked?: boolean | undefined;
}

/**
 * What an entry must be. Left out, a field may be anything; `mfa` is any factor besides backup codes; those that are
 * locked can be asked for, and not the others.
 */
export type DirectoryFilter = {
  [Field in 'role' | 'state' | 'kind' | 'signIn' | 'owner']?: DirectoryEntry[Field] | undefined;
} & { mfa?: boolean | undefined; locked?: true | undefined };

export interface DirectoryQuery {
  /** Absent: all tenants. */
  tenant?: string | undefined;
  /** What somebody typed. Every character stands for itself. */
  search?: string | undefined;
  filter?: DirectoryFilter | undefined;
  /** 1 to 200. */
  limit: number;
  /** The `next` of the page before, of the same search. */
  after?: string | undefined;
}

/** A cohort: how many entries are alike in all of these; `factors` in alphabetical order. */
export interface DirectoryCount
  extends Pick<DirectoryEntry, 'tenant' | 'role' | 'owner' | 'kind' | 'signIn' | 'state' | 'factors'> {
  n: number;
}

/**
 * Lists across accounts, which the store can't give: a copy beside it, that can be made anew from it at any time.
 *
 * It may lag behind the store, and lack the last changes after a crash, so it decides nothing: what is found here is
 * read from the store before it is shown or acted upon.
 *
 * Every method rejects with `UnavailableError` where the storage fails, and with `InvalidKeyError` for an id or a
 * tenant that can be none.
 */
export interface Directory {
  /**
   * Inserts entries, or replaces those of the same id, all of them or none; the later of one id wins, also among calls
   * of one process. Doing it again changes nothing.
   *
   * @throws {RangeError} for more than 100: a storage is busy with nothing else meanwhile.
   */
  put(entries: readonly DirectoryEntry[]): Promise<void>;
  /** Removes an entry; does nothing where there is none. */
  remove(id: string): Promise<void>;
  /**
   * Ids of entries by e-mail address; in a search those whose address begins with it, then those whose name from any of
   * its words on, or whose user name, does. Upper and lower case are one, as are compatible characters (Unicode NFKC).
   * Only the first 320 characters of a text count, and 16 words of a name. No entry comes twice while nothing changes.
   *
   * A page may hold fewer than `limit`, even none, and still have a `next`: each looks at a bounded number of entries,
   * so that it takes the same few ms however many there are. `next` can be read as the address or the name at which the
   * page ends: it is no secret to whoever saw the page, but is sealed or sent in a body rather than put into a URL.
   *
   * @throws {InvalidCursorError} if `after` is no `next` of this search.
   * @throws {RangeError} for another `limit`.
   */
  page(query: DirectoryQuery): Promise<{ ids: string[]; next?: string }>;
  /** How many there are of each cohort, kept with every change. Those of all tenants may be of different moments. */
  count(tenant?: string): Promise<DirectoryCount[]>;
  /** Waits for the changes on their way, then lets the storage go. */
  close(): Promise<void>;
}

/**
 * The cursor isn't one that a page of this search ended with. The message leaves it out: it may be what somebody typed.
 */
export class InvalidCursorError extends Error {
  override readonly name = 'InvalidCursorError';
  readonly code = 'ERR_DIRECTORY_CURSOR';

  constructor() {
    super('Not a cursor of this search');
  }
}
