import type { AccountPatch } from '@sallyport/protocol';
import { losesWayIn, rolesFor, type Account } from '@sallyport/rules';
import { forPerson } from '../policies/for-tenant.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * Whether another role, or a tenant that is handed over, shuts somebody out: whom it is given to, or who gives their
 * own away. Other lists of factors hold for them then, or enforcement reaches them. A role that the admin may
 * not give isn't judged: the answer would tell of policy.
 */
export async function rightsShutOut(
  ports: Ports,
  admin: Account,
  target: Account,
  { role, owner }: Pick<AccountPatch, 'role' | 'owner'>,
): Promise<boolean> {
  const given = rolesFor(admin, target);
  const newRole = role !== undefined && Array.isArray(given) && given.includes(role) ? role : target.role;
  if (await isShutOut(ports, target, { ...target, role: newRole, owner: owner ?? target.owner })) return true;
  const givesAway = owner === true && admin.owner && admin.tenant === target.tenant && admin.id !== target.id;
  return givesAway && isShutOut(ports, admin, { ...admin, owner: false });
}

async function isShutOut(ports: Ports, before: Account, after: Account): Promise<boolean> {
  if (before.role === after.role && before.owner === after.owner) return false;
  const own = await forPerson(ports, before);
  const other = await forPerson(own, after);
  const under = { account: before, policy: own.policy };
  return losesWayIn(under, { account: after, policy: other.policy }, ports.clock());
}
