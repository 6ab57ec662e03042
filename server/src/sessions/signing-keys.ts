import { DAY_MS } from '@sallyport/rules';
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import type { Keyring } from '../crypto/keyring.ts';
import { reseal } from '../crypto/reseal.ts';
import { newId } from '../crypto/token.ts';
import type { Ports } from '../ports/ports.ts';

const ALGORITHM = 'ES256';
const HOUR_MS = 60 * 60 * 1000;
/** After so long a new key takes over. */
const ROTATE_AFTER_MS = 30 * DAY_MS;
/** A new key is published so long before it signs: whoever keeps the key set for a while knows it by then. */
const PUBLISHED_FIRST_MS = HOUR_MS;
/** A key that signs no more is published so long: what it signed has run out by then. */
const PUBLISHED_AFTER_MS = HOUR_MS;

/** One key pair, as kept: the private half encrypted. */
interface StoredKey {
  kid: string;
  publicJwk: JWK;
  sealedPrivateJwk: string;
  /** Unix time in ms. */
  madeAt: number;
}

interface KeyRing {
  /** Oldest first. */
  keys: StoredKey[];
}

const RING = 'signing-key:ring';
const contextOf = (kid: string) => `signing-key ${kid}`;

/** The key that signs now. */
export async function signingKey(ports: Ports): Promise<{ kid: string; key: CryptoKey | Uint8Array }> {
  const keys = await currentKeys(ports);
  const now = ports.clock();
  const ready = keys.filter(({ madeAt }) => now >= madeAt + PUBLISHED_FIRST_MS);
  const stored = ready.at(-1) ?? keys[0];
  if (!stored) throw new Error('There is no signing key.');
  const { kid, sealedPrivateJwk } = stored;
  const jwk = JSON.parse(new TextDecoder().decode(await ports.keyring.open(contextOf(kid), sealedPrivateJwk))) as JWK;
  return { kid, key: await importJWK(jwk, ALGORITHM) };
}

/**
 * What a site's own backend checks a token with (RFC 7517 §5): the key that signs, the one after and the one before.
 */
export async function publicKeys(ports: Ports): Promise<{ keys: JWK[] }> {
  const keys = await currentKeys(ports);
  return { keys: keys.map(({ kid, publicJwk }) => ({ ...publicJwk, kid, alg: ALGORITHM, use: 'sig' })) };
}

/**
 * Makes a new key, which signs in an hour, where the last one was made under an older secret: who knew that one may
 * have the key.
 *
 * @param current  The keyring of the current secret alone.
 * @returns Whether it was made.
 */
export async function renewSigningKey(ports: Ports, current: Keyring): Promise<boolean> {
  const last = (await ports.store.get<KeyRing>(RING))?.keys.at(-1);
  if (!last || (await opensSigningKeys({ ...ports, keyring: current }, [last]))) return false;
  const newKey = await makeKey(ports);
  return ports.store.update<KeyRing, boolean>(RING, (ring) =>
    ring?.keys.at(-1)?.kid === last.kid
      ? { set: { keys: [...ring.keys, newKey] }, return: true }
      : { keep: true, return: false },
  );
}

/** Drops every key there is for a new one, which signs at once: a token that was signed before is good for nothing. */
export async function replaceSigningKeys(ports: Ports): Promise<void> {
  const newKey = await makeKey(ports);
  await ports.store.update<KeyRing, void>(RING, () => ({ set: { keys: [newKey] }, return: undefined }));
}

/** Whether the secrets open these keys, or every key there is. */
export async function opensSigningKeys(
  { store, keyring }: Pick<Ports, 'store' | 'keyring'>,
  some?: readonly StoredKey[],
): Promise<boolean> {
  const keys = some ?? (await store.get<KeyRing>(RING))?.keys ?? [];
  const opening = keys.map(({ kid, sealedPrivateJwk }) => keyring.open(contextOf(kid), sealedPrivateJwk));
  return (await Promise.allSettled(opening)).every(({ status }) => status === 'fulfilled');
}

/**
 * Seals the private halves anew that are under an older secret.
 *
 * @param current  The keyring of the current secret alone.
 * @returns How many there were.
 */
export async function resealSigningKeys({ store, keyring }: Pick<Ports, 'store' | 'keyring'>, current: Keyring) {
  const ring = await store.get<KeyRing>(RING);
  const resealed = new Map<string, string>();
  for (const { kid, sealedPrivateJwk } of ring?.keys ?? []) {
    const sealed = await reseal(keyring, current, contextOf(kid), sealedPrivateJwk);
    if (sealed !== undefined) resealed.set(sealedPrivateJwk, sealed);
  }
  await store.update<KeyRing, void>(RING, (now) => {
    if (!now || resealed.size === 0) return { keep: true, return: undefined };
    const keys = now.keys.map((key) => ({
      ...key,
      sealedPrivateJwk: resealed.get(key.sealedPrivateJwk) ?? key.sealedPrivateJwk,
    }));
    return { set: { keys }, return: undefined };
  });
  return resealed.size;
}

/** The keys that are published now; makes the next one where the last is old, once however many processes do. */
async function currentKeys(ports: Ports): Promise<StoredKey[]> {
  const { store, clock } = ports;
  const ring = await store.get<KeyRing>(RING);
  if (!isDue(ring, clock())) return published(ring?.keys ?? [], clock());
  const newKey = await makeKey(ports);
  return store.update<KeyRing, StoredKey[]>(RING, (current, now) => {
    if (!isDue(current, now)) return { keep: true, return: published(current?.keys ?? [], now) };
    const keys = [...published(current?.keys ?? [], now), newKey];
    return { set: { keys }, return: keys };
  });
}

const isDue = (ring: KeyRing | undefined, now: number): boolean =>
  now >= (ring?.keys.at(-1)?.madeAt ?? -Infinity) + ROTATE_AFTER_MS;

/** Without the keys whose successor has signed for so long that all of their tokens have run out. */
const published = (keys: StoredKey[], now: number): StoredKey[] =>
  keys.filter((_, index) => {
    const next = keys[index + 1];
    return !next || now < next.madeAt + PUBLISHED_FIRST_MS + PUBLISHED_AFTER_MS;
  });

async function makeKey({ keyring, random, clock }: Ports): Promise<StoredKey> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const kid = newId(random);
  const privateJwk = new TextEncoder().encode(JSON.stringify(await exportJWK(privateKey)));
  return {
    kid,
    publicJwk: await exportJWK(publicKey),
    sealedPrivateJwk: await keyring.seal(contextOf(kid), privateJwk),
    madeAt: clock(),
  };
}
