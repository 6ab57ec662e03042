import type { PolicyDocument, PolicyRefusal } from '@sallyport/protocol';
import { canBreakGlass, type Account } from '@sallyport/rules';
import { accountKey } from '../accounts/account-store.ts';
import type { Ports } from '../ports/ports.ts';
import type { PolicyScope } from './policy-store.ts';

/** The accounts that a list of policy names; those that are gone are left out. */
export async function readBreakGlass({ store }: Pick<Ports, 'store'>, ids: readonly string[]): Promise<Account[]> {
  if (ids.length === 0) return [];
  return (await store.getMany<Account[]>(ids.map(accountKey))).filter((account) => account !== undefined);
}

/**
 * Why the platform's document can't be saved: it leaves somebody alone who is no system admin with a passkey.
 * Of any other it isn't asked: it may name nobody, and the answer would tell a tenant's admin who is one.
 */
export async function breakGlassRefusals(
  ports: Ports,
  { kind }: PolicyScope,
  { enforcement }: PolicyDocument,
): Promise<PolicyRefusal[]> {
  if (kind !== 'platform') return [];
  const named = enforcement && enforcement !== 'off' ? (enforcement.breakGlass ?? []) : [];
  const found = await readBreakGlass(ports, named);
  const isRight =
    found.filter((account) => account.state === 'active' && canBreakGlass(account)).length === named.length;
  return isRight ? [] : [{ field: 'enforcement', reason: 'no-passkey' }];
}
