import type { PolicyDocument, PolicyRefusal, ProblemCode } from '@sallyport/protocol';
import { holdsFor, type Standing } from '../admin.ts';
import { breakGlassOf, withoutBreakGlass } from '../break-glass.ts';
import { withChannels, type Channels } from '../channels.ts';
import { enforcedIn } from '../enforcement.ts';
import type { Policy } from './policy.ts';
import type { Tenant } from '../tenant.ts';
import { checkPolicy } from './check.ts';
import { fieldsOf, mergePolicy, withoutFields } from './document.ts';
import { AS_STRICT, type AsStrict } from './stricter.ts';

/** The documents that a policy is made of, where there are any. */
export interface PolicyDocuments {
  platform?: PolicyDocument | undefined;
  profile?: PolicyDocument | undefined;
  tenant?: PolicyDocument | undefined;
}

/**
 * Whose a document counts as that was saved before its author was kept: the owner's. It bound the owner then, and were
 * it any admin's, an update alone would free them of what is enforced. A system admin it binds no more.
 */
const UNKNOWN_AUTHOR: Standing = 'owner';

/**
 * Whether a tenant's own document binds somebody: no system admin ever, and nobody who stands above who wrote it
 * . Else a tenant's admin could take from those above them what protects the platform.
 *
 * @param author  How high its author stood; as the owner, where that isn't known.
 */
export const bindsOwn = (author: Standing | undefined, standing: Standing): boolean =>
  standing !== 'system-admin' && holdsFor(author ?? UNKNOWN_AUTHOR, standing);

/**
 * Whether somebody may save another document in place of a tenant's, or take it back: nobody who stands below its
 * author. Their own would bind fewer, and so would free those above them of what was asked of them. A
 * document that sets nothing is anybody's to replace.
 *
 * @param standing  How high they stand.
 */
export function mayReplace(
  { document = {}, author = UNKNOWN_AUTHOR }: { document?: PolicyDocument; author?: Standing },
  standing: Standing,
): true | ProblemCode {
  if (fieldsOf(document).size === 0 || holdsFor(standing, author)) return true;
  return author === 'system-admin' ? 'not-allowed' : 'owner-only';
}

/**
 * The policy in force for a tenant: what a fresh install has, over it the platform's document, over that its profile's,
 * over that its own. Of its own counts what the policy above lets it set now, whatever it did when that
 * was saved: a platform that has become stricter since is not undercut.
 *
 * @param of  The tenant that it is for; without one it is the platform's.
 */
export function resolvePolicy(
  defaults: Policy,
  { platform = {}, profile = {}, tenant = {} }: PolicyDocuments,
  of?: { id: string; tenant: Tenant },
): Policy {
  const base = policyAbove(defaults, { platform, profile }, of);
  if (!of) return base;
  return enforcedIn(applyOverride(base, tenant, base.tenantOverride).policy, of.id, of.tenant);
}

/** Which layer says so, field by field; what none of them sets, or a tenant may not, is left out. */
export function originsOf(
  defaults: Policy,
  { platform = {}, profile = {}, tenant = {} }: PolicyDocuments,
  of: { id: string; tenant: Tenant },
): Record<string, keyof PolicyDocuments> {
  const base = policyAbove(defaults, { platform, profile }, of);
  const refused = new Set(applyOverride(base, tenant, base.tenantOverride).refusals.map(({ field }) => field));
  const pathsOf = (document: PolicyDocument, layer: keyof PolicyDocuments) =>
    [...fieldsOf(document).keys()].map((path) => [path, layer] as const);
  return Object.fromEntries([
    ...pathsOf(platform, 'platform'),
    ...pathsOf(profile, 'profile'),
    ...pathsOf(tenant, 'tenant').filter(([path]) => !refused.has(path)),
  ]);
}

/** What is inherited where a tenant's own document would lie; without a tenant, the platform's or the profile's. */
export function policyAbove(
  defaults: Policy,
  { platform = {}, profile = {} }: Omit<PolicyDocuments, 'tenant'>,
  of?: { id: string; tenant: Tenant },
): Policy {
  const above = withProfile(mergePolicy(defaults, platform), profile);
  return of ? enforcedIn(above, of.id, of.tenant) : above;
}

/**
 * What a document would make of the policy above it, and why it can't be saved: a tenant sets more than it may,
 * what came of it would be unsafe, or nothing here could send what it asks for.
 *
 * @param above  What is inherited where the document is to be saved.
 * @param kind  Whose document it is.
 */
export function judgeDocument(
  above: Policy,
  document: PolicyDocument,
  kind: 'platform' | 'profile' | 'tenant',
  channels: Channels,
): { policy: Policy; refusals: PolicyRefusal[] } {
  const base = withChannels(above, channels);
  const { policy, refusals } =
    kind === 'tenant'
      ? applyOverride(base, document, base.tenantOverride)
      : kind === 'profile'
        ? { policy: withProfile(base, document), refusals: profileRefusals(document) }
        : { policy: mergePolicy(base, document), refusals: [] };
  return { policy, refusals: [...refusals, ...checkPolicy(policy, channels)] };
}

/**
 * Nobody has a profile before they have a tenant, and what is counted before says nothing of either. Nor does a profile
 * name whom enforcement leaves alone: there would be more than two.
 */
const profileRefusals = (document: PolicyDocument): PolicyRefusal[] =>
  [...fieldsOf(document)]
    .filter(([field, value]) => isOfStrangers(field) || (field === 'enforcement' && names(value, ['breakGlass'])))
    .map(([field]) => ({ field, reason: 'not-for-tenants' }));

/** The platform's policy with a profile over it. Whom enforcement leaves alone stays the platform's to say. */
function withProfile(platform: Policy, profile: PolicyDocument): Policy {
  const merged = withoutBreakGlass(mergePolicy(platform, profile));
  const breakGlass = breakGlassOf(platform);
  if (merged.enforcement === 'off' || breakGlass.length === 0) return merged;
  return { ...merged, enforcement: { ...merged.enforcement, breakGlass } };
}

/** The policy above with what counts of a tenant's own. Who would be reminded still is: that is none of its choices. */
function withOwn(base: Policy, own: PolicyDocument): Policy {
  const merged = mergePolicy(base, own);
  const reminds = base.enforcement !== 'off' && base.enforcement.reminders?.mail === true;
  if (!reminds || merged.enforcement === 'off') return merged;
  return { ...merged, enforcement: { ...merged.enforcement, reminders: { mail: true } } };
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
  return { policy: withOwn(base, allowed), refusals };
}

const COMPARISONS = fieldsOf(AS_STRICT) as Map<string, AsStrict<unknown>>;

/** Fields, and groups of fields, about people who are nobody's yet: the platform's alone. */
const OF_STRANGERS: ReadonlySet<string> = new Set(['signUp', 'perSource', 'newNumbers.perRange', 'newNumbers.perSite']);
const isOfStrangers = (field: string): boolean =>
  OF_STRANGERS.has(field) || OF_STRANGERS.has(field.split('.')[0] ?? '');

/** A tenant never says what tenants may set, nor whom enforcement reaches elsewhere, and it only widens that. */
function refusalOf(
  field: string,
  value: unknown,
  base: Policy,
  mode: Policy['tenantOverride'],
): PolicyRefusal['reason'] | undefined {
  if (mode === 'none') return 'not-allowed';
  if (field === 'tenantOverride' || isOfStrangers(field) || (field === 'enforcement' && names(value, CHOICES)))
    return 'not-for-tenants';
  // who may try for nothing must not fill a store for ten years
  if (field === 'audit.retention' && Number(value) > base.audit.retention) return 'not-allowed';
  if (mode === 'full' && field !== 'enforcement') return undefined;
  return COMPARISONS.get(field)?.(value, fieldsOf(base).get(field), base) ? undefined : 'not-stricter';
}

/** Whom an enforcement may name: tenants, profiles, and whom it leaves alone. */
const CHOICES = ['tenants', 'profiles', 'breakGlass'];
const names = (value: unknown, choices: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && choices.some((name) => name in value);
