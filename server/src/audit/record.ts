import type { AuditDetails, AuditKind } from '@sallyport/protocol';
import type { Account, FlowEvent } from '@sallyport/rules';
import type { TenantPorts } from '../policies/for-tenant.ts';
import type { Caller } from '../ports/caller.ts';
import { NOBODY } from '../store/keys.ts';
import { recordEvent, recordFirst, recordOfNobody, type NewAuditEvent } from './audit-store.ts';

/** Whose list holds what is done to the platform itself: its policy, its profiles. System admins belong there. */
export const PLATFORM_LIST = 'platform';

/** Where something comes from; nowhere, at the command line. */
type Origin = Partial<Pick<Caller, 'address' | 'device'>>;

/** Strangers can make up as many names as they like: what they leave is kept for a day. */
const NOBODY_SECONDS = 24 * 60 * 60;

/** Who did what, from where: what an event says besides when. */
export interface Act {
  kind: AuditKind;
  /** Whom it was done to. */
  account?: Pick<Account, 'id' | 'tenant'> | undefined;
  /** Where it was done to no account. */
  tenant?: string;
  /** Who did it, where that was proved. */
  actor?: string | undefined;
  details?: AuditDetails;
}

/**
 * Records what is about to be done, in the list of whom it is done to: where that can't be, it isn't done.
 *
 * @param ports  Those for the tenant that it is done in, where they were made for this request.
 */
export type RecordAct = (act: Omit<Act, 'actor'>, ports?: TenantPorts) => Promise<void>;

/** Records what has happened; where that can't be, it stays so (`recordEvent`). */
export const record = (ports: TenantPorts, caller: Caller, act: Act): Promise<void> =>
  (isOfNobody(act) ? recordOfNobody : recordEvent)(ports, eventOf(caller, act), retentionOf(ports, act));

/** Records what is about to be done: where that can't be, it isn't done (`recordFirst`). */
export const recordBefore = (ports: TenantPorts, caller: Origin, act: Act): Promise<void> =>
  recordFirst(ports, eventOf(caller, act), retentionOf(ports, act));

/** Records what a flow has left, one after the other: an account's, or nobody's who is known. */
export async function recordFlow(
  ports: TenantPorts,
  caller: Caller,
  account: Account | undefined,
  events: readonly FlowEvent[],
  actor?: string,
): Promise<void> {
  for (const event of events) await record(ports, caller, { account, actor, ...event });
}

function eventOf({ address, device }: Origin, { kind, account, tenant, actor, details = {} }: Act): NewAuditEvent {
  return {
    kind,
    tenant: account?.tenant ?? tenant ?? NOBODY,
    ...(account ? { account: account.id } : {}),
    ...(actor === undefined ? {} : { actor }),
    ...(address === undefined ? {} : { address }),
    ...(device === undefined ? {} : { device }),
    details,
  };
}

const isOfNobody = ({ account, tenant }: Act): boolean => !account && tenant === undefined;

const retentionOf = ({ policy }: TenantPorts, act: Act): number =>
  isOfNobody(act) ? Math.min(NOBODY_SECONDS, policy.audit.retention) : policy.audit.retention;
