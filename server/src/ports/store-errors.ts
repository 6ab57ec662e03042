/** Others changed the value first, time and again. Nothing is stored; trying later is safe. */
export class ContentionError extends Error {
  override readonly name = 'ContentionError';
  readonly code = 'ERR_STORE_CONTENTION';

  constructor() {
    super('The value kept changing while it was being updated');
  }
}

/**
 * The storage can't be used: disk full, locked for too long, closed, connection lost.
 *
 * `committed` says what became of the write: `no`, or `unknown` where it failed so late that it may have been stored.
 */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
  readonly code = 'ERR_STORE_UNAVAILABLE';
  readonly committed: 'no' | 'unknown';

  constructor(committed: 'no' | 'unknown', cause?: unknown) {
    super('The storage is unavailable', { cause });
    this.committed = committed;
  }
}

/** The key isn't one of `kind:id` and `kind:id:member`. The message leaves it out: it may be what somebody typed. */
export class InvalidKeyError extends Error {
  override readonly name = 'InvalidKeyError';
  readonly code = 'ERR_STORE_KEY';

  constructor(expected: string) {
    super(`Not ${expected}`);
  }
}

/** What is stored isn't JSON. Without a cause: the parser's message quotes the value, which may be a secret. */
export class CorruptError extends Error {
  override readonly name = 'CorruptError';
  readonly code = 'ERR_STORE_CORRUPT';

  constructor() {
    super('The stored value is not JSON');
  }
}
