/** A storage that outlives the process. */
export type LastingStorage = { kind: 'sqlite'; file: string } | { kind: 'postgres' | 'redis'; url: string };

/** Neither `sqlite::memory:` nor a host: `sqlite://./file` would be the file at the root of the disk. */
const SQLITE_URL = /^sqlite:(?!:|\/\/)(.+)$/;
const POSTGRES_URL = /^postgres(ql)?:\/\/./;
const REDIS_URL = /^rediss?:\/\/./;

/** What a store is called in messages and lines of the log: its URL without user, password and options. */
export function storeName(url: string): string {
  const storage = storageOf(url);
  if (storage.kind === 'memory' || storage.kind === 'sqlite') return url;
  const { protocol, host, pathname, searchParams } = new URL(storage.url);
  const prefix = searchParams.get('prefix');
  return `${protocol}//${host}${pathname}${prefix === null ? '' : `?prefix=${prefix}`}`;
}

/**
 * Which storage a URL names.
 *
 * @throws Error that says in one line what is accepted, without repeating the URL, which may hold a password.
 */
export function storageOf(url: string): { kind: 'memory' } | LastingStorage {
  if (url === 'memory:') return { kind: 'memory' };
  const file = SQLITE_URL.exec(url)?.[1];
  if (file !== undefined) return { kind: 'sqlite', file };
  if (POSTGRES_URL.test(url) && URL.canParse(url)) return { kind: 'postgres', url };
  if (REDIS_URL.test(url) && URL.canParse(url)) return { kind: 'redis', url };
  throw new Error('A store is memory:, sqlite:<path>, postgres://… or redis://…, for example sqlite:./sallyport.db');
}
