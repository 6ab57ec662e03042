import { ConfigError } from '../config-error.ts';
import type { Ports } from '../ports/ports.ts';
import { opensSigningKeys } from '../sessions/signing-keys.ts';

/** Whose a store is, as it says itself. */
interface StoreClaim {
  /** Whether its accounts are the demo's, whose password everybody knows. */
  demo: boolean;
  /** A canary for each secret that something may be kept under: sealed under it, by the id of the secret. */
  canaries: Partial<Record<string, string>>;
}

/** Who opens a store. */
export interface StoreUser {
  demo: boolean;
  /** What the store is called in messages; it holds no password. */
  name: string;
}

type ClaimPorts = Pick<Ports, 'store' | 'keyring'>;

const CLAIM = 'store:claim';
const CONTEXT = 'store canary';

/**
 * Refuses a store that is another's: the demo's where this is none, a site's where this is the demo, or one that was
 * made with a secret that isn't listed. It writes nothing.
 *
 * @throws ConfigError
 */
export async function checkStore(ports: ClaimPorts, { demo, name }: StoreUser): Promise<StoreClaim | undefined> {
  const claim = await ports.store.get<StoreClaim>(CLAIM);
  const isDemos = claim ? claim.demo : demo && !(await hasTenants(ports));
  if (isDemos && !demo)
    throw new ConfigError(`The store ${name} is the demo’s, whose password everybody knows: name another one.`);
  if (demo && !isDemos)
    throw new ConfigError(`The store ${name} is a site’s, and SALLYPORT_DEMO would add accounts to it: leave it out.`);
  const isOurs = claim ? await opensAll(ports, claim) : await opensSigningKeys(ports);
  if (!isOurs)
    throw new ConfigError(`The store ${name} was made with another secret, which SALLYPORT_SECRET does not list.`);
  return claim;
}

/**
 * The same, and has the store say whose it is and that something may be kept under the current secret: from then on
 * nobody starts on it who doesn't know that secret. Of two that start at once on a new store, the second one finds what
 * the first one wrote.
 *
 * @throws ConfigError
 */
export async function claimStore(ports: ClaimPorts, user: StoreUser): Promise<void> {
  const [id] = ports.keyring.ids;
  const canary = await ports.keyring.seal(CONTEXT, new Uint8Array());
  for (let isWritten = false; !isWritten; ) {
    const seen = await checkStore(ports, user);
    if (seen?.canaries[id] !== undefined) return;
    isWritten = await ports.store.update<StoreClaim, boolean>(CLAIM, (current) =>
      JSON.stringify(current) === JSON.stringify(seen)
        ? { set: { demo: user.demo, canaries: { ...seen?.canaries, [id]: canary } }, return: true }
        : { keep: true, return: false },
    );
  }
}

/** Has the store ask for the current secret alone from now on: what is kept has been moved to it. */
export async function dropOldCanaries({ store, keyring }: ClaimPorts): Promise<void> {
  const [id] = keyring.ids;
  await store.update<StoreClaim, void>(CLAIM, (claim) => {
    const own = claim?.canaries[id];
    if (!claim || own === undefined) return { keep: true, return: undefined };
    return { set: { ...claim, canaries: { [id]: own } }, return: undefined };
  });
}

/**
 * Whether what is kept can be opened: a store may have been replaced under a server that runs. A server that hasn't
 * been told of a newer secret yet goes on, as long as its own is still in use.
 */
export async function knowsSecret(ports: ClaimPorts): Promise<boolean> {
  const claim = await ports.store.get<StoreClaim>(CLAIM);
  const own = claim?.canaries[ports.keyring.ids[0]];
  if (!claim) return true;
  return own === undefined ? opensAll(ports, claim) : opens(ports, own);
}

async function opensAll(ports: ClaimPorts, { canaries }: StoreClaim): Promise<boolean> {
  const opened = await Promise.all(Object.values(canaries).map((canary) => opens(ports, canary ?? '')));
  return opened.every(Boolean);
}

const opens = ({ keyring }: ClaimPorts, canary: string): Promise<boolean> =>
  keyring.open(CONTEXT, canary).then(
    () => true,
    () => false,
  );

/** A store that has any was in use before it said whose it is. */
const hasTenants = async ({ store }: ClaimPorts): Promise<boolean> =>
  (await store.list('tenants:all', { limit: 1 })).keys.length > 0;
