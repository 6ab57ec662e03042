import { createKeyring, type Ports } from '@sallyport/server';
import { standard, type Policy } from '@sallyport/rules';
import { memoryStore } from '../../server/src/adapters/memory-store.ts';
import { openStore } from '../../server/src/adapters/open-store.ts';
import { plainHasher } from './plain-hasher.ts';

interface TestPortsOptions extends Partial<Omit<Ports, 'policy' | 'site' | 'store'>> {
  clock: () => number;
  /** Public base URL of the site. */
  url: string;
  /** What differs from `standard`. */
  policy?: Partial<Policy> | undefined;
  /** A URL of the stores; memory unless told. */
  store?: string | undefined;
  /** Other origins that are let in. */
  origins?: string[];
}

/** Everything that the backend needs, fast and in memory. */
export async function testPorts({
  clock,
  url,
  policy,
  store,
  origins = [],
  ...given
}: TestPortsOptions): Promise<Ports> {
  const { origin } = new URL(url);
  return {
    store: store ? await openStore(store, { now: clock }) : memoryStore({ now: clock }),
    clock,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    hasher: plainHasher(),
    mail: { send: async () => {} },
    log: { error: console.error },
    keyring: await createKeyring(new Uint8Array(32).fill(7)),
    policy: { ...standard, ...policy },
    site: { url: new URL(url), origins: [origin, ...origins] },
    ...given,
  };
}
