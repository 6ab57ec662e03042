import type { PolicyDocument, PolicyRefusal } from '@sallyport/protocol';
import { changedLocks, fieldThatShutsOut, shutsOut, standingOf, type Account } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';
import { ownersOf } from './owners.ts';
import type { PolicyScope } from './policy-store.ts';
import { policyFor, readWithDraft, type DraftPolicy, type LayersOf, type TenantPolicies } from './policy-then.ts';

/** A document in place of another, within a scope. */
interface Replacement {
  scope: PolicyScope;
  before: DraftPolicy | undefined;
  draft: DraftPolicy;
}

/**
 * Why a document can't be saved for whom it would shut out: the admin who saves it, or the owner of a tenant,
 * who is the last that could let its people in again. Each of them is read from the store and judged by the rules that
 * a sign-in follows.
 *
 * @param admin  Who saves it; nobody at the command line.
 */
export async function lockOuts(
  ports: Ports,
  replacement: Replacement,
  admin: Account | undefined,
): Promise<PolicyRefusal[]> {
  const { scope, before, draft } = replacement;
  if (changedLocks(before?.document ?? {}, draft.document ?? {}).length === 0) return [];
  const ofAdmin = admin && (scope.kind !== 'tenant' || scope.id === admin.tenant);
  const [own] = ofAdmin ? await readWithDraft(ports, scope, draft, [admin.tenant]) : [];
  const field = admin && own && fieldFor(ports, replacement, admin, [own]);
  if (field !== undefined) return [{ field, reason: 'locks-you-out' }];
  const ownersField = await fieldForOwners(ports, replacement);
  return ownersField === undefined ? [] : [{ field: ownersField, reason: 'locks-owner-out' }];
}

/** The field that shuts out an owner, of the first who is found. */
async function fieldForOwners(ports: Ports, replacement: Replacement): Promise<string | undefined> {
  const { scope, draft } = replacement;
  for await (const owners of ownersOf(ports, scope.kind === 'tenant' ? scope.id : undefined)) {
    const ids = [...new Set(owners.map(({ tenant }) => tenant))];
    const policies = new Map((await readWithDraft(ports, scope, draft, ids)).map((each) => [each.id, each]));
    for (const owner of owners) {
      const found = policies.get(owner.tenant);
      const field =
        found && fieldFor(ports, replacement, owner, scope.kind === 'tenant' ? [found] : withAndWithoutOwn(found));
      if (field !== undefined) return field;
    }
  }
  return undefined;
}

/** What a tenant has set for itself must not keep the platform from enforcing: without it its owner is judged, too. */
function withAndWithoutOwn({ id, now, drafted }: TenantPolicies): TenantPolicies[] {
  const inherited = ({ of, layers }: LayersOf): LayersOf => ({ of, layers: { ...layers, tenant: undefined } });
  return [
    { id, now, drafted },
    { id, now: inherited(now), drafted: inherited(drafted) },
  ];
}

/** The field that shuts an account out, under each of these. */
function fieldFor(
  ports: Ports,
  { scope, before, draft }: Replacement,
  account: Account,
  all: readonly TenantPolicies[],
): string | undefined {
  const policyOf = (layers: LayersOf) => policyFor(ports, account.tenant, layers, standingOf(account));
  const isOut = (document: PolicyDocument) =>
    all.every(({ now, drafted }) => {
      const layers = { ...drafted.layers, [scope.kind]: { ...draft, document } };
      return shutsOut(account, policyOf(now), policyOf({ ...drafted, layers }), ports.clock());
    });
  return fieldThatShutsOut(before?.document ?? {}, draft.document ?? {}, isOut);
}
