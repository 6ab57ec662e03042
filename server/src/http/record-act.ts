import type { Context } from 'hono';
import { reserveSource, TooOftenError } from '../accounts/source-budgets.ts';
import { PLATFORM_LIST, recordBefore, type RecordAct } from '../audit/record.ts';
import type { Administered } from '../middleware/require-admin.ts';
import { forTenant } from '../policies/for-tenant.ts';
import type { Ports } from '../ports/ports.ts';
import { callerOf } from './cookies.ts';

/**
 * Counts the change that the admin of a request is about to make, once a request.
 *
 * @throws {TooOftenError} where the admin has made too many.
 */
async function countWrite(c: Context<Administered>): Promise<void> {
  if (c.get('counted')) return;
  c.set('counted', true);
  const { account, tenantPorts } = c.var.open;
  const verdict = await reserveSource(tenantPorts, 'adminWrites', { admin: account.id });
  if (!verdict.admitted) throw new TooOftenError(verdict.retryAfter);
}

/** Records what the admin of a request is about to do, and counts it first. */
export const recordActOf =
  (ports: Ports, c: Context<Administered>): RecordAct =>
  async (act, known) => {
    await countWrite(c);
    const { account: admin, tenantPorts } = c.var.open;
    const tenant = act.account?.tenant ?? act.tenant ?? PLATFORM_LIST;
    const tenantsPorts = await forTenant(known ?? tenantPorts, tenant);
    await recordBefore(tenantsPorts, callerOf(c, ports), { tenant, ...act, actor: admin.id });
  };
