import type { Account } from './account.ts';
import { isBreakGlass } from './break-glass.ts';
import { DAY_MS } from './day.ts';
import { graceLeft, type GraceLeft } from './grace.ts';
import { isGuarded } from './guards.ts';
import type { Enforcement, Policy } from './policy/policy.ts';
import { TRIAL_PLAN, type Tenant } from './tenant.ts';

/**
 * The policy as it holds for one tenant: without the enforcement where that names others, or leaves out tenants
 * on the trial plan. An empty choice means all tenants.
 */
export function enforcedIn(policy: Policy, id: string, { plan, profile }: Tenant): Policy {
  const { enforcement } = policy;
  if (enforcement === 'off') return policy;
  const { tenants = [], profiles = [], exempt } = enforcement;
  const isChosen =
    (tenants.length === 0 && profiles.length === 0) ||
    tenants.includes(id) ||
    (profile !== undefined && profiles.includes(profile));
  const isExempt = exempt?.trial === true && plan === TRIAL_PLAN;
  if (!isChosen || isExempt) return { ...policy, enforcement: 'off' };
  // a tenant's admin isn't told of others
  const { tenants: _tenants, profiles: _profiles, ...own } = enforcement;
  return { ...policy, enforcement: own };
}

/**
 * Whether policy asks a second factor of this account now, and they have no grace left. A program has no
 * factors, and for a person of an identity provider that answers.
 *
 * @param policy  As it holds for the account's tenant.
 * @param now  Unix time in ms.
 */
export const isEnforced = (account: Account, policy: Policy, now: number): boolean =>
  hasBegun(account, policy, now) && ownGrace(account, policy, now) === undefined;

/**
 * When enforcement begins for this account, while it has not: on its day, or after the days of their own grace
 * . Until then the person is told, and may go on.
 */
export function enforcedFrom(account: Account, policy: Policy, now: number): number | undefined {
  const enforcement = reaching(account, policy);
  if (enforcement && now < startOf(enforcement)) return startOf(enforcement);
  const grace = ownGrace(account, policy, now);
  return grace && 'until' in grace ? grace.until : undefined;
}

/**
 * The day from which this account is asked, as far as it has one, Unix time in ms: that of enforcement, or the end of
 * the days of their own grace. Those of who hasn't been asked have no end yet; nor has a grace by sign-ins.
 */
export function dateOf(account: Account, policy: Policy, now: number): number | undefined {
  const enforcement = reaching(account, policy);
  if (!enforcement || isGuarded(account)) return undefined;
  const start = startOf(enforcement);
  const { grace } = enforcement;
  if (grace && 'days' in grace && account.grace) return Math.max(start, account.grace.since + grace.days * DAY_MS);
  return start > 0 && (!grace || now < start) ? start : undefined;
}

/** How many sign-ins more may go on without the factor that is asked for, where they are counted. */
export function skipsLeft(account: Account, policy: Policy, now: number): number | undefined {
  const grace = ownGrace(account, policy, now);
  return grace && 'skips' in grace ? grace.skips : undefined;
}

/** What is left to a person of their own grace, once enforcement has begun for them. */
export function ownGrace(account: Account, policy: Policy, now: number): GraceLeft | undefined {
  const enforcement = reaching(account, policy);
  return enforcement && hasBegun(account, policy, now) ? graceLeft(account, enforcement, now) : undefined;
}

/** Whether this sign-in has used a person's grace already, as far as that goes now: it uses no more of it. */
export const hasUsedGrace = (account: Account, policy: Policy, now: number, flow: string | undefined): boolean =>
  flow !== undefined &&
  account.grace?.flow === flow &&
  (hasSkipsFor(account, policy) || ownGrace(account, policy, now) !== undefined);

function hasBegun(account: Account, policy: Policy, now: number): boolean {
  const enforcement = reaching(account, policy);
  return enforcement !== undefined && now >= startOf(enforcement);
}

/**
 * From when on a set-up would be asked for at this sign-in, were enforcement more than a report: Unix time in
 * ms; past where it would be at once. `undefined` where nothing would be asked: of who has a factor, whom
 * enforcement doesn't reach, or whose first session it exempts.
 *
 * @param isFirst  The account begins with this sign-in.
 */
export function reportedFrom(account: Account, { enforcement }: Policy, isFirst: boolean): number | undefined {
  if (enforcement === 'off' || enforcement.mode !== 'report' || isGuarded(account)) return undefined;
  if (isFirst && enforcement.exempt?.firstSession) return undefined;
  return reaches(enforcement, account) ? startOf(enforcement) : undefined;
}

/** Whether who has just proved their address and phone, or followed an invitation, isn't asked yet. */
export const exemptsFirstSession = (policy: Policy): boolean => enforcing(policy)?.exempt?.firstSession === true;

/**
 * Whether the sign-ins that went on without a factor are no more than the grace allows: the last of them begins a
 * session like the others. Where the grace was shortened since, or is given by days, that session isn't spared.
 */
export function hasSkipsFor(account: Account, policy: Policy): boolean {
  const grace = enforcing(policy)?.grace;
  return !isGuarded(account) && grace !== undefined && 'skips' in grace && (account.grace?.skips ?? 0) <= grace.skips;
}

/** The enforcement that asks for something: one that is only reported asks nobody. */
export const enforcing = ({ enforcement }: Policy): Enforcement | undefined =>
  enforcement === 'off' || enforcement.mode === 'report' ? undefined : enforcement;

/** Whether enforcement would ask this account for a factor now, were it no emergency account. */
export function isSpared(account: Account, policy: Policy, now: number): boolean {
  const enforcement = enforcing(policy);
  return (
    enforcement !== undefined &&
    reaches(enforcement, account) &&
    now >= startOf(enforcement) &&
    isBreakGlass(account, policy)
  );
}

function reaching(account: Account, policy: Policy): Enforcement | undefined {
  const enforcement = enforcing(policy);
  return enforcement && reaches(enforcement, account) && !isBreakGlass(account, policy) ? enforcement : undefined;
}

const reaches = (enforcement: Enforcement, account: Account): boolean =>
  account.kind !== 'api' && account.signIn !== 'sso' && isOfGroup(account, enforcement);

/** An owner of any role is their tenant's admin: an owner who is a member must not escape what its admins are asked. */
export const isOfGroup = ({ role, owner }: Pick<Account, 'role' | 'owner'>, { group }: Enforcement): boolean =>
  group === 'all' || group === role || (group === 'tenant-admin' && owner);

/** When it begins, Unix time in ms: without a date at once; so with a date that can't be read. */
export const startOf = ({ from }: Enforcement): number => (from === undefined ? 0 : Date.parse(from) || 0);
