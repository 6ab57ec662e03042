import type { PolicyDocument, PolicyRefusal } from '@sallyport/protocol';
import {
  changedLocks,
  fieldThatShutsOut,
  shutsOut,
  shutsOutForGood,
  standingOf,
  type Account,
  type Policy,
} from '@sallyport/rules';
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
  const { scope, draft } = replacement;
  if (comparedWith(replacement).every((before) => changedLocks(before, draft.document ?? {}).length === 0)) return [];
  const ofAdmin = admin && (scope.kind !== 'tenant' || scope.id === admin.tenant);
  const [own] = ofAdmin ? await readWithDraft(ports, scope, draft, [admin.tenant]) : [];
  const field = admin && own && fieldFor(ports, replacement, own, (...policies) => shutsOut(admin, ...policies), admin);
  if (field !== undefined) return [{ field, reason: 'locks-you-out' }];
  const ofOwner = await refusalForOwners(ports, replacement);
  return ofOwner ? [ofOwner] : [];
}

/**
 * What a document is compared with: the one before, and nothing, where somebody else stands behind it now. The same
 * words may bind people then whom they didn't.
 */
const comparedWith = ({ before, draft }: Replacement): PolicyDocument[] =>
  before && before.author === draft.author ? [before.document ?? {}] : [before?.document ?? {}, {}];

/** The field that shuts out an owner, the first who is found. Whom a system admin may let in again is let be. */
async function refusalForOwners(ports: Ports, replacement: Replacement): Promise<PolicyRefusal | undefined> {
  const { scope, draft } = replacement;
  const judge = scope.kind === 'tenant' ? shutsOut : shutsOutForGood;
  for await (const owners of ownersOf(ports, scope.kind === 'tenant' ? scope.id : undefined)) {
    const ids = [...new Set(owners.map(({ tenant }) => tenant))];
    const policies = new Map((await readWithDraft(ports, scope, draft, ids)).map((each) => [each.id, each]));
    for (const owner of owners) {
      const found = policies.get(owner.tenant);
      const field = found && fieldFor(ports, replacement, found, (...each) => judge(owner, ...each), owner);
      if (!found || field === undefined) continue;
      const refusal = { reason: 'locks-owner-out', tenant: owner.tenant } as const;
      if (scope.kind === 'tenant' || field !== 'enforcement') return { field, ...refusal };
      // what a tenant has set for itself must not keep the platform from enforcing: its owner is judged without, too
      const inherited = fieldFor(ports, replacement, withoutOwn(found), (...each) => judge(owner, ...each), owner);
      if (inherited !== undefined) return { field: inherited, ...refusal };
    }
  }
  return undefined;
}

function withoutOwn({ id, now, drafted }: TenantPolicies): TenantPolicies {
  const inherited = ({ of, layers }: LayersOf): LayersOf => ({ of, layers: { ...layers, tenant: undefined } });
  return { id, now: inherited(now), drafted: inherited(drafted) };
}

/** The field that shuts somebody out, as their tenant's policies are. */
function fieldFor(
  ports: Ports,
  replacement: Replacement,
  { id, now, drafted }: TenantPolicies,
  shuts: (before: Policy, after: Policy, now: number) => boolean,
  person: Pick<Account, 'role' | 'owner'>,
): string | undefined {
  const { scope, draft } = replacement;
  const policyOf = (layers: LayersOf) => policyFor(ports, id, layers, standingOf(person));
  const before = policyOf(now);
  const isOut = (document: PolicyDocument) => {
    const layers = { ...drafted.layers, [scope.kind]: { ...draft, document } };
    return shuts(before, policyOf({ ...drafted, layers }), ports.clock());
  };
  for (const compared of comparedWith(replacement)) {
    const field = fieldThatShutsOut(compared, draft.document ?? {}, isOut);
    if (field !== undefined) return field;
  }
  return undefined;
}
