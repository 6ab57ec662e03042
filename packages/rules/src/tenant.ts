/** What is kept of a tenant. */
export interface Tenant {
  name?: string;
  /** `trial`, or whatever else the site sells. */
  plan?: string;
  /** The profile whose policy lies between the platform's and its own. */
  profile?: string;
  /** The account whose the tenant is: of two hand-overs at a time the one that writes this wins. */
  owner?: string;
  /** Rises when all sessions of its accounts end. */
  epoch: number;
}

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
