import type { Context } from 'hono';
import type { Administered } from '../middleware/require-admin.ts';
import { ruledBy } from '../policies/ruled.ts';
import type { Ports } from '../ports/ports.ts';
import { callerOf } from '../routes/cookies.ts';
import { PLATFORM_LIST, recordBefore, type Act } from './record.ts';

/** Records what an admin is about to do, in the list of whom it is done to: where that can't be, it isn't done. */
export type RecordAct = (act: Omit<Act, 'actor'>) => Promise<void>;

export const recordActOf =
  (ports: Ports, c: Context<Administered>): RecordAct =>
  async (act) => {
    const { account: admin } = c.var.open;
    const tenant = act.account?.tenant ?? act.tenant ?? PLATFORM_LIST;
    await recordBefore(await ruledBy(ports, tenant), callerOf(c, ports), { tenant, ...act, actor: admin.id });
  };
