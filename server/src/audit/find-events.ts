import type { AuditExportQuery, AuditPage } from '@sallyport/protocol';
import { reaches, type Reach } from '@sallyport/rules';
import type { Administered } from '../middleware/require-admin.ts';
import type { Ports } from '../ports/ports.ts';
import { listEvents, type AuditQuery } from './audit-store.ts';
import { peopleIn } from './people-in.ts';

/**
 * Which events an admin has asked for, as the store finds them: their own tenant's unless told.
 *
 * @returns `not-found` for a tenant that is beyond their reach.
 */
export function eventsAsked(
  { open, reach }: Administered['Variables'],
  { tenant = open.account.tenant, from, to, ...rest }: AuditExportQuery,
): Omit<AuditQuery, 'limit'> | 'not-found' {
  if (!reaches(reach, tenant)) return 'not-found';
  return {
    ...rest,
    tenant,
    from: from === undefined ? undefined : Date.parse(from),
    to: to === undefined ? undefined : Date.parse(to),
  };
}

/** A page of events, and whom they speak of. */
export async function findEvents(ports: Pick<Ports, 'store'>, reach: Reach, query: AuditQuery): Promise<AuditPage> {
  const page = await listEvents(ports, query);
  return { ...page, people: await peopleIn(ports, page.events, reach) };
}
