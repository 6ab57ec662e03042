import type { Client, Resource, VersionedPolicy } from '@sallyport/client';
import type { Settings } from './policy-draft.ts';

/** What an admin has edited of a policy and not saved yet, over what they read. */
interface Kept {
  /** The id of their account. */
  admin: string;
  scope: string;
  edits: Settings;
  list: Resource<VersionedPolicy> | undefined;
}

/** In memory alone: what was edited last over each connection. */
const KEPT = new WeakMap<Client, Kept>();

/** Keeps what is edited for its admin, who may be signed out before they save it. */
export const keep = (client: Client, kept: Kept): unknown => KEPT.set(client, kept);

/** What was kept of a scope for an admin who is back. Once another admin is here, nobody gets it back. */
export function keptFor(client: Client, admin: string, scope: string): Kept | undefined {
  const kept = KEPT.get(client);
  if (kept?.admin !== admin) KEPT.delete(client);
  else if (kept.scope === scope) return kept;
  return undefined;
}

/** Forgets edits that are saved or discarded. */
export function drop(client: Client, edits: Settings): void {
  if (KEPT.get(client)?.edits === edits) KEPT.delete(client);
}
