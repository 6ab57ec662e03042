import type { AccountPatch, Problem } from '@sallyport/protocol';
import { losesWayIn, rolesFor, type Account } from '@sallyport/rules';
import { forPerson } from '../policies/for-tenant.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * Why another role, or a tenant, can't be given: it would shut somebody out, whom it is given to, or who gives their
 * own away. Other lists of factors hold for them then, or enforcement reaches them. A role that the admin may
 * not give isn't judged: the answer would tell of policy.
 *
 * @returns What of the change does it, and whether that is the admin who makes it.
 */
export async function rightsShutOut(
  ports: Ports,
  admin: Account,
  target: Account,
  { role, owner }: Pick<AccountPatch, 'role' | 'owner'>,
): Promise<Problem | undefined> {
  const field = owner === undefined ? 'role' : 'owner';
  const given = rolesFor(admin, target);
  const newRole = role !== undefined && Array.isArray(given) && given.includes(role) ? role : target.role;
  if (await isShutOut(ports, target, { ...target, role: newRole, owner: owner ?? target.owner }))
    return { code: 'policy-refused', field };
  const givesAway = owner === true && admin.owner && admin.tenant === target.tenant && admin.id !== target.id;
  if (!givesAway || !(await isShutOut(ports, admin, { ...admin, owner: false }))) return undefined;
  return { code: 'policy-refused', field, refusals: [{ field, reason: 'locks-you-out' }] };
}

async function isShutOut(ports: Ports, before: Account, after: Account): Promise<boolean> {
  if (before.role === after.role && before.owner === after.owner) return false;
  const own = await forPerson(ports, before);
  const other = await forPerson(own, after);
  const under = { account: before, policy: own.policy };
  return losesWayIn(under, { account: after, policy: other.policy }, ports.clock());
}
