// What a tab or a test hands `createApp` in place of a storage and of a mail server. It is free of Node.
export { memoryDirectory } from './adapters/memory/memory-directory.ts';
export { memoryStore } from './adapters/memory/memory-store.ts';
export { outbox, type KeptMessage, type Outbox } from './adapters/memory/outbox.ts';
export { pooledRandom } from './crypto/pooled-random.ts';
export type { Listing } from './directory/listing.ts';
export type { CookieTaker } from './http/hand-cookies.ts';
export { relyingParty } from './passkeys/relying-party.ts';
export type { Entry } from './store/atomic-driver.ts';
