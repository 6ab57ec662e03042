import type { Context } from 'hono';
import { PLATFORM_LIST, recordBefore, type RecordAct } from '../audit/record.ts';
import type { Administered } from '../middleware/require-admin.ts';
import { forTenant } from '../policies/for-tenant.ts';
import type { Ports } from '../ports/ports.ts';
import { callerOf } from './cookies.ts';

/** Records what the admin of a request is about to do. */
export const recordActOf =
  (ports: Ports, c: Context<Administered>): RecordAct =>
  async (act, known) => {
    const { account: admin, tenantPorts } = c.var.open;
    const tenant = act.account?.tenant ?? act.tenant ?? PLATFORM_LIST;
    const tenantsPorts = await forTenant(known ?? tenantPorts, tenant);
    await recordBefore(tenantsPorts, callerOf(c, ports), { tenant, ...act, actor: admin.id });
  };
