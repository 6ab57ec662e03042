import { createKeyring, type Ports } from '@sallyport/server';
import { standard, type Policy } from '@sallyport/rules';
import { memoryDirectory } from '../../server/src/adapters/memory/memory-directory.ts';
import { memoryStore } from '../../server/src/adapters/memory/memory-store.ts';
import { pooledRandom } from '../../server/src/crypto/pooled-random.ts';
import { plainHasher } from './plain-hasher.ts';

interface TestPortsOptions extends Partial<Omit<Ports, 'defaults' | 'site'>> {
  clock: () => number;
  /** Public base URL of the site. */
  url: string;
  /** What differs from `standard`. */
  policy?: Partial<Policy> | undefined;
  /** Other origins that are let in. */
  origins?: string[];
  /** Networks whose X-Forwarded-For is believed. */
  trustedProxies?: string[];
}

/** Everything that the backend needs, fast and in memory. */
export async function testPorts({
  clock,
  url,
  policy,
  origins = [],
  trustedProxies = [],
  ...given
}: TestPortsOptions): Promise<Ports> {
  const { origin } = new URL(url);
  return {
    store: memoryStore({ now: clock }),
    directory: memoryDirectory(),
    clock,
    random: pooledRandom(),
    hasher: plainHasher(),
    later: (work) => void work(),
    mail: { send: async () => {} },
    sms: undefined,
    log: { info() {}, error: console.error, within: (_id, work) => work() },
    metrics: undefined,
    keyring: await createKeyring(new Uint8Array(32).fill(7)),
    defaults: { ...standard, ...policy },
    channels: { mail: true, sms: true, passkeys: true },
    remoteAddress: (c) => c.req.header('x-test-remote') ?? '192.0.2.1',
    site: { url: new URL(url), origins: [origin, ...origins], trustedProxies },
    ...given,
  };
}
