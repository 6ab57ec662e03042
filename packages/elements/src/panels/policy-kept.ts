import type { Client } from '@sallyport/client';
import type { PolicyView } from '@sallyport/protocol';
import type { Settings } from './policy-draft.ts';

/** What an admin has edited of a policy and not saved yet, over what they read. */
interface Kept {
  edits: Settings;
  over: PolicyView;
}

interface OfAdmin {
  /** The id of their account. */
  admin: string;
  scopes: Map<string, Kept>;
}

/** In memory alone: what was edited over each connection. */
const KEPT = new WeakMap<Client, OfAdmin>();

/** What is kept for an admin. Once another is here, nobody gets it back. */
function of(client: Client, admin: string): Map<string, Kept> {
  const kept = KEPT.get(client);
  if (kept?.admin === admin) return kept.scopes;
  const scopes = new Map<string, Kept>();
  KEPT.set(client, { admin, scopes });
  return scopes;
}

/** Keeps what is edited of a scope for its admin, who may be signed out before they save it; nothing where none is. */
export function keep(client: Client, admin: string, scope: string, kept: Kept): void {
  if (kept.edits.size > 0) of(client, admin).set(scope, kept);
  else of(client, admin).delete(scope);
}

/** What was kept of a scope for an admin who is back. */
export const keptFor = (client: Client, admin: string, scope: string): Kept | undefined => of(client, admin).get(scope);

/** Forgets edits that are saved or discarded, whoever is here now. */
export function drop(client: Client, edits: Settings): void {
  const scopes = KEPT.get(client)?.scopes;
  for (const [scope, kept] of scopes ?? []) if (kept.edits === edits) scopes?.delete(scope);
}
