import type { Account } from './account.ts';
import type { Policy } from './policy.ts';

/**
 * Whether policy asks a second factor of this account. An empty choice of tenants means all of them. Which profile a
 * tenant has is not known here yet: a choice of profiles is taken to reach it, as a date is to have come, and an exemption
 * not to hold.
 */
export function isEnforced({ role, tenant }: Account, { enforcement }: Policy): boolean {
  if (enforcement === 'off') return false;
  const { group, tenants = [], profiles = [] } = enforcement;
  return (
    (group === 'all' || group === role) && (tenants.length === 0 || profiles.length > 0 || tenants.includes(tenant))
  );
}
