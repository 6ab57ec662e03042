import type { Account } from './account.ts';
import type { Policy } from './policy.ts';

/** Whether policy asks a second factor of this account. An empty choice of tenants means all of them. */
export function isEnforced({ role, tenant }: Account, { enforcement }: Policy): boolean {
  if (enforcement === 'off') return false;
  const { group, tenants = [] } = enforcement;
  return (group === 'all' || group === role) && (tenants.length === 0 || tenants.includes(tenant));
}
