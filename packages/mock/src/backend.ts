import './without-eval.ts';
import { createApp, createKeyring, type Ports } from '@sallyport/server';
import { demoPolicy, seedDemo } from '@sallyport/server/demo/seed';
import {
  memoryDirectory,
  memoryStore,
  outbox,
  pooledRandom,
  relyingParty,
  type CookieTaker,
  type Entry,
  type KeptMessage,
  type Listing,
} from '@sallyport/server/memory';
import type { Policy } from '@sallyport/rules';
import { Hono } from 'hono';
import { CookieJar, type Cookie } from './cookie-jar.ts';
import { pbkdf2Hasher } from './pbkdf2-hasher.ts';

/** All that a backend holds, as plain data: JSON keeps it whole. */
export interface BackendState {
  entries: [string, Entry][];
  listings: [string, Listing][];
  cookies: [string, Cookie][];
  messages: KeptMessage[];
}

/** A backend, and the one browser that it is for. */
export interface Backend {
  ports: Ports;
  app: Hono<{ Bindings: Partial<CookieTaker> }>;
  jar: CookieJar;
  /** Newest first. */
  messages: readonly KeptMessage[];
  state(): BackendState;
  /** Waits for what is done after an answer, such as a mail. */
  idle(): Promise<void>;
}

interface BackendOptions {
  origin: string;
  clock: () => number;
  /** What differs from the demo's policy. */
  policy: Partial<Policy>;
}

/** No secret: what is kept under it is made up, and a state that was taken in one tab is to be read in another. */
const SECRET = new TextEncoder().encode('the mock of sallyport keeps none');

/** Opens the real backend in memory: with the demo's people, or as it was left. */
export async function openBackend({ origin, clock, policy }: BackendOptions, left?: BackendState): Promise<Backend> {
  const entries = new Map(left?.entries);
  const listings = new Map(left?.listings);
  const jar = new CookieJar(clock, left?.cookies);
  const { mail, sms, messages } = outbox(clock, left?.messages);
  const pending = new Set<Promise<void>>();
  const site: Ports['site'] = { url: new URL(origin), name: 'Sallyport mock', origins: [origin], trustedProxies: [] };
  const ports: Ports = {
    store: memoryStore({ now: clock, entries }),
    directory: memoryDirectory(listings),
    clock,
    random: pooledRandom(),
    remoteAddress: () => '127.0.0.1',
    hasher: pbkdf2Hasher(),
    mail,
    sms,
    later(work) {
      const done = Promise.resolve().then(work);
      pending.add(done);
      void done.finally(() => pending.delete(done));
    },
    log: { info() {}, error: console.error, within: (_id, work) => work() },
    metrics: undefined,
    keyring: await createKeyring(SECRET),
    defaults: { ...demoPolicy, ...policy },
    channels: { mail: true, sms: true, passkeys: relyingParty(site) !== undefined },
    site,
  };
  if (!left) await seedDemo(ports);
  return {
    ports,
    app: new Hono<{ Bindings: Partial<CookieTaker> }>().route('/auth', createApp(ports)),
    jar,
    messages,
    state: () =>
      structuredClone({
        entries: [...entries],
        listings: [...listings],
        cookies: [...jar.cookies],
        messages: [...messages],
      }),
    async idle() {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}
