import { PLATFORM_LIST, recordBefore, type RecordAct } from '../audit/record.ts';
import { forTenant } from '../policies/for-tenant.ts';
import type { Ports } from '../ports/ports.ts';

/** Records what the operator is about to do: where that can't be, it isn't done. */
export const recordCommand =
  (ports: Ports): RecordAct =>
  async (act) => {
    const tenant = act.account?.tenant ?? act.tenant ?? PLATFORM_LIST;
    await recordBefore(await forTenant(ports, tenant), {}, { tenant, ...act, actor: 'cli' });
  };
