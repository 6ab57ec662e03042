import { destination } from 'pino';
import { openDriver } from '../adapters/open-store.ts';
import { pinoLog } from '../adapters/pino-log.ts';
import { storageOf, storeName } from '../adapters/storage-of.ts';
import { ConfigError, naming } from '../config-error.ts';
import { readConfig, type Config } from '../config.ts';
import { openPorts } from '../open-ports.ts';
import type { Ports } from '../ports/ports.ts';
import { checkStore, claimStore } from '../store/store-claim.ts';
import { storeFrom } from '../store/store-from.ts';
import type { Terminal } from './terminal.ts';

/** What a command works on. */
export interface Opened {
  config: Config;
  ports: Ports;
  /** Refuses a store that is another's. */
  check(): Promise<unknown>;
  /** The same, and has it say whose it is, and under which secret. */
  claim(): Promise<void>;
  /** The ids of all accounts there are, of every tenant. */
  accountIds(): Promise<string[]>;
}

interface OpenOptions {
  /** The store is only checked: the work calls `claim` before it keeps anything. */
  unclaimed?: true;
}

/**
 * Opens what the environment names, does the work, and lets it go.
 *
 * @throws ConfigError where the environment can't be used, or names a store that no other process sees.
 */
export async function withPorts<T>(
  { env }: Terminal,
  work: (opened: Opened) => Promise<T>,
  { unclaimed }: OpenOptions = {},
): Promise<T> {
  const opened = await naming('SALLYPORT_STORE', open(readConfig(env)));
  const { mail, later, directory, store } = opened.ports;
  try {
    await (unclaimed ? opened.check() : opened.claim());
    return await work(opened);
  } finally {
    await later.idle?.(MAIL_MS);
    mail.close?.();
    await directory.close();
    await store.close();
  }
}

async function open(config: Config): Promise<Opened> {
  const storage = storageOf(config.store);
  if (storage.kind === 'memory') {
    throw new ConfigError('SALLYPORT_STORE is memory:, which the server alone sees and nothing outlives.');
  }
  const driver = await openDriver(storage, { allowUnsafe: config.unsafeStore });
  const ports = await openPorts(config, storeFrom(driver), { log });
  const user = { demo: config.demo, name: storeName(config.store) };
  const accountIds = async () => (await driver.getKeys(PREFIX, {})).map((key) => key.slice(PREFIX.length));
  const [check, claim] = [() => checkStore(ports, user), () => claimStore(ports, user)];
  return { config, ports, accountIds, check, claim };
}

/** For so long a command waits for mails that it has caused. */
const MAIL_MS = 12_000;

const PREFIX = 'account:';

/** To standard error: standard output is the result's alone. */
const log = pinoLog('error', destination({ dest: 2, sync: true }));
