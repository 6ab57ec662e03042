import { newVersion, type AtomicDriver } from './atomic-driver.ts';

/** The part of a driver that only its storage can provide. */
type AtomicCore = Pick<
  AtomicDriver,
  'getEntry' | 'getEntries' | 'cas' | 'swap' | 'remove' | 'listPage' | 'sweep' | 'getKeys' | 'close'
>;

/**
 * Completes a driver with unstorage's own methods, so that it can be mounted there: plain reads and unconditional
 * writes, `ttl` in **seconds** by the system's clock.
 */
export function withItems(name: string, core: AtomicCore): AtomicDriver {
  const write = async (key: string, item: { value: string; expiresAt?: number | undefined } | null) => {
    for (let done = false; !done; ) {
      const now = Date.now();
      const current = await core.getEntry(key, now);
      done = await core.cas(key, current?.version ?? null, item && { ...item, version: newVersion() }, now);
    }
  };
  return {
    name,
    flags: { ttl: true, cas: true },
    ...core,
    hasItem: async (key) => (await core.getEntry(key, Date.now())) !== null,
    getItem: async (key) => (await core.getEntry(key, Date.now()))?.value ?? null,
    setItem: (key, value, { ttl }) =>
      write(key, { value, expiresAt: typeof ttl === 'number' ? Date.now() + ttl * 1000 : undefined }),
    removeItem: (key) => write(key, null),
    dispose: () => core.close(),
  };
}
