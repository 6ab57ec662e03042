import { TRIAL_PLAN, type Account, type Newcomer, type Policy } from '@sallyport/rules';
import { newId } from '../crypto/token.ts';
import type { Ports } from '../ports/ports.ts';
import { dropTenant, ensureTenant } from '../tenants/tenant-store.ts';
import { writeAccount } from './create-account.ts';

/**
 * Makes the account of who has signed up: in the tenant that policy names, or as the owner of one of their own, on the
 * trial plan. The tenant is there first, so that none is ever without its plan.
 *
 * @returns `undefined` where the address is taken: somebody was faster.
 */
export async function joinTenant(
  ports: Ports,
  email: string,
  { passwordHash, name }: Newcomer,
  { tenant: named }: Exclude<Policy['signUp'], 'off'>,
): Promise<Account | undefined> {
  const tenant = named ?? newId(ports.random);
  if (named === undefined) await ensureTenant(ports, tenant, { plan: TRIAL_PLAN });
  const place = named === undefined ? ({ role: 'tenant-admin', owner: true } as const) : MEMBER;
  const person = { email, tenant, ...place, ...(name === undefined ? {} : { name }) };
  const account = await writeAccount(ports, person, async () => ({ state: 'active', passwordHash }));
  if (!account && named === undefined) await dropTenant(ports, tenant);
  return account;
}

const MEMBER = { role: 'member', owner: false } as const;
