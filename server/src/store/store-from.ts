import { CorruptError } from '../ports/store-errors.ts';
import type { Change, Store, Values } from '../ports/store.ts';
import type { AtomicDriver, Entry, Item } from './atomic-driver.ts';
import { coalesceUpdates, removeStep, type Step } from './coalesce-updates.ts';
import { checkCursor, checkKey, checkLabel, checkList } from './keys.ts';

/** `now` is the clock of every deadline, in Unix **ms**; the system's unless told. */
export interface StoreOptions {
  now?: (() => number) | undefined;
}

/** Builds the store over a driver: checks keys, turns values into JSON and back, and retries lost writes. */
export function storeFrom(driver: AtomicDriver, { now = Date.now }: StoreOptions = {}): Store {
  const { change, idle } = coalesceUpdates(driver, now);
  /**
   * Which entry a value was read from or written as, for as long as somebody holds the value. Only a driver that can
   * swap asks for it.
   */
  const entries = driver.swap && new WeakMap<object, Item>();
  const valueOf = <T>(entry: Entry | null): T | undefined => {
    if (!entry) return undefined;
    const value = decode<T>(entry.value);
    if (isObject(value)) entries?.set(value, entry);
    return value;
  };
  const seenAs = (value: unknown): Entry | null | undefined => {
    if (value === null) return null;
    const item = isObject(value) ? entries?.get(value) : undefined;
    return item && 'version' in item ? (item as Entry) : undefined; // without one it was never written
  };
  return {
    async get<T>(key: string) {
      return valueOf<T>(await driver.getEntry(checkKey(key), now()));
    },
    async getMany<T extends unknown[]>(keys: readonly string[]) {
      keys.forEach(checkKey);
      const found = keys.length > 0 ? await driver.getEntries(keys, now()) : [];
      return found.map(valueOf) as Values<T>;
    },
    async update(key, fn, seen) {
      return change(checkKey(key), stepOf(fn, entries), seenAs(seen));
    },
    async delete(key) {
      return change(checkKey(key), removeStep);
    },
    async list(list, { limit = 100, after, label } = {}) {
      checkList(list);
      if (after !== undefined) checkCursor(list, after);
      if (label !== undefined) checkLabel(label);
      return driver.listPage(list, { limit: checkCount(limit), after, label, now: now() });
    },
    async sweep(limit = 1000) {
      return (await driver.sweep?.(now(), checkCount(limit))) ?? 0;
    },
    async close() {
      await idle();
      await driver.close();
    },
  };
}

/** Each function gets its own copy of the value, so one that writes into it and then throws leaves no trace. */
function stepOf<T, R>(
  fn: (current: T | undefined, now: number) => Change<T, R>,
  entries: WeakMap<object, Item> | undefined,
): Step<R> {
  return (current, now) => {
    const change = fn(current ? decode<T>(current.value) : undefined, now);
    if ('keep' in change) return { next: current, answer: change.return };
    if ('delete' in change) return { next: null, answer: change.return };
    const expiresAt = change.expiresAt === undefined ? current?.expiresAt : checkDeadline(change.expiresAt);
    const label = current ? current.label : change.label;
    if (label !== undefined) checkLabel(label);
    const next: Item = { value: encode(change.set), expiresAt, label };
    if (isObject(change.set)) entries?.set(change.set, next);
    return { next: expiresAt !== undefined && expiresAt <= now ? null : next, answer: change.return };
  };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function decode<T>(text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new CorruptError();
  }
}

function encode(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new TypeError('A stored value must be JSON');
  return text;
}

/** A deadline that isn't a number would compare as never passed, and what it guards live for ever. */
function checkDeadline(expiresAt: number | null): number | undefined {
  if (expiresAt === null) return undefined;
  if (!(expiresAt <= Number.MAX_SAFE_INTEGER)) throw new RangeError('expiresAt must be a time in milliseconds');
  return expiresAt;
}

function checkCount(limit: number): number {
  if (!Number.isSafeInteger(limit) || limit < 1) throw new RangeError('limit must be a whole number from 1');
  return limit;
}
