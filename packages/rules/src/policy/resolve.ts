import type { PolicyDocument, PolicyRefusal } from '@sallyport/protocol';
import { standard, type Policy } from '../policy.ts';
import { fieldsOf, withoutFields } from './fields.ts';
import { mergePolicy } from './merge.ts';
import { AS_STRICT, type AsStrict } from './stricter.ts';

/**
 * The policy in force for a tenant: what a fresh install has, over it the platform's document, over that its profile's,
 * over that its own. Of its own counts what the policy above lets it set now, whatever it did when that was
 * saved: a platform that has become stricter since is not undercut.
 */
export function resolvePolicy(
  platform: PolicyDocument,
  profile: PolicyDocument = {},
  tenant: PolicyDocument = {},
): Policy {
  const base = mergePolicy(mergePolicy(standard, platform), profile);
  return applyOverride(base, tenant, base.tenantOverride).policy;
}

/**
 * What a tenant's document makes of the policy above it, and which of its fields that policy doesn't let it set: those
 * count for nothing, and a document that has any can't be saved.
 */
export function applyOverride(
  base: Policy,
  document: PolicyDocument,
  mode: Policy['tenantOverride'],
): { policy: Policy; refusals: PolicyRefusal[] } {
  const refusals = [...fieldsOf(document)].flatMap(([field, value]): PolicyRefusal[] => {
    const reason = refusalOf(field, value, base, mode);
    return reason ? [{ field, reason }] : [];
  });
  const allowed = withoutFields(document, new Set(refusals.map(({ field }) => field)));
  return { policy: mergePolicy(base, allowed), refusals };
}

const COMPARISONS = fieldsOf(AS_STRICT) as Map<string, AsStrict<unknown>>;

/** A tenant never says what tenants may set, nor whom enforcement reaches elsewhere, and it only widens that. */
function refusalOf(
  field: string,
  value: unknown,
  base: Policy,
  mode: Policy['tenantOverride'],
): PolicyRefusal['reason'] | undefined {
  if (mode === 'none') return 'not-allowed';
  if (field === 'tenantOverride' || (field === 'enforcement' && isChoice(value))) return 'not-for-tenants';
  if (mode === 'full' && field !== 'enforcement') return undefined;
  return COMPARISONS.get(field)?.(value, fieldsOf(base).get(field), base) ? undefined : 'not-stricter';
}

/** Whether an enforcement names tenants or profiles. */
const isChoice = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ('tenants' in value || 'profiles' in value);
