import type { Account } from './account.ts';
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
 * Whether policy asks a second factor of this account now. A program has no factors, and for a person of
 * an identity provider that answers.
 *
 * @param policy  As it holds for the account's tenant.
 * @param now  Unix time in ms.
 */
export function isEnforced(account: Account, policy: Policy, now: number): boolean {
  const enforcement = reaching(account, policy);
  return enforcement !== undefined && now >= startOf(enforcement);
}

/** When enforcement begins for this account, while it has not: until then the person is told, and may go on. */
export function enforcedFrom(account: Account, policy: Policy, now: number): number | undefined {
  const enforcement = reaching(account, policy);
  return enforcement && now < startOf(enforcement) ? startOf(enforcement) : undefined;
}

/** Whether who has just proved their address and phone, or followed an invitation, isn't asked yet. */
export const exemptsFirstSession = ({ enforcement }: Policy): boolean =>
  enforcement !== 'off' && enforcement.exempt?.firstSession === true;

function reaching(account: Account, { enforcement }: Policy): Enforcement | undefined {
  if (enforcement === 'off' || account.kind === 'api' || account.signIn === 'sso') return undefined;
  return isOfGroup(account, enforcement) ? enforcement : undefined;
}

/** An owner of any role is their tenant's admin: an owner who is a member must not escape what its admins are asked. */
export const isOfGroup = ({ role, owner }: Pick<Account, 'role' | 'owner'>, { group }: Enforcement): boolean =>
  group === 'all' || group === role || (group === 'tenant-admin' && owner);

/** Without a date it holds at once; so does a date that can't be read. */
const startOf = ({ from }: Enforcement): number => (from === undefined ? 0 : Date.parse(from) || 0);
