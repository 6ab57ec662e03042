import { holdsFor, type Standing } from './admin.ts';

/** What is kept of a tenant. */
export interface Tenant {
  name?: string;
  /** `trial`, or whatever else the site sells. */
  plan?: string;
  /** The profile whose policy lies between the platform's and its own. */
  profile?: string;
  /** When its profile last brought a policy that forbids trust, Unix time in ms: that ends it for good. */
  trustEndedAt?: number;
  /** The account whose the tenant is: of two hand-overs at a time the one that writes this wins. */
  owner?: string;
  /** Rises when all sessions of its accounts end. */
  epoch: number;
  /** Rise when all sessions end but those of who stands above who ends them. */
  epochBelow?: Partial<Record<EndsBelow, number>>;
}

type EndsBelow = Exclude<Standing, 'system-admin'>;

const ENDS_BELOW: readonly EndsBelow[] = ['tenant', 'owner'];

/** The tenant with all sessions ended that somebody may end who stands there. */
export function endSessions(tenant: Tenant, from: Standing): Tenant {
  if (from === 'system-admin') return { ...tenant, epoch: tenant.epoch + 1 };
  const { epochBelow = {} } = tenant;
  return { ...tenant, epochBelow: { ...epochBelow, [from]: (epochBelow[from] ?? 0) + 1 } };
}

/**
 * The tenant's epoch for who stands there: another than before once sessions of theirs were ended. It only ever rises;
 * a change of standing ends a person's sessions by itself.
 */
export const tenantEpochOf = ({ epoch, epochBelow = {} }: Tenant, standing: Standing): number =>
  ENDS_BELOW.filter((from) => holdsFor(from, standing)).reduce((sum, from) => sum + (epochBelow[from] ?? 0), epoch);

/**
 * Where an account's policy was found when a session or a flow was written, so that it is found at once next time. It
 * decides on nothing: the account says which tenant it is of, and the tenant which profile it has.
 */
export interface PolicyHint {
  tenant: string;
  profile?: string;
}

/** The plan whose tenants enforcement may leave out. */
export const TRIAL_PLAN = 'trial';
