import type { FactorType } from '@sallyport/protocol';
import type { Enforcement, Policy } from './policy.ts';

/** Whether a value is as strict as the one it stands in for, or stricter. */
export type AsStrict<T> = (value: T, base: T, policy: Policy) => boolean;

/** The fields that hold fields of their own. A list, and whatever can also be `off`, is compared as a whole. */
type Group =
  | 'factors'
  | 'email'
  | 'sms'
  | 'totp'
  | 'passkeys'
  | 'backupCodes'
  | 'sends'
  | 'perSource'
  | 'newNumbers'
  | 'attempts'
  | 'flow'
  | 'audit'
  | 'selfService'
  | 'session';

/**
 * One comparison a field: a new field of the policy doesn't compile before it has one. What a tenant may set, and
 * whether strangers may sign up, is never its own to say.
 */
type Comparisons = {
  [K in keyof Required<Omit<Policy, 'tenantOverride' | 'signUp' | 'unsendable' | 'trustEndedAt'>>]: K extends Group
    ? { [F in keyof Required<Policy[K]>]: AsStrict<Required<Policy[K]>[F]> }
    : AsStrict<Required<Policy>[K]>;
};

const size = (value: number | 'never' | 'none' | 'until-admin' | 'off') =>
  typeof value === 'number' ? value : Infinity;
type Size = Parameters<typeof size>[0];

const noMore: AsStrict<Size> = (value, base) => size(value) <= size(base);
const noLess: AsStrict<Size> = (value, base) => size(value) >= size(base);
const free: AsStrict<unknown> = () => true;

/** Some of them. Never none: that would take away what protects people, or whoever may help them. */
const someOf = <T>(value: readonly T[], base: readonly T[]): boolean =>
  value.every((each) => base.includes(each)) && (value.length > 0 || base.length === 0);

const inOrder =
  <T extends string>(...strictestFirst: T[]): AsStrict<T> =>
  (value, base) =>
    strictestFirst.indexOf(value) <= strictestFirst.indexOf(base);

/** What an owner of any role may use so far, where owners have no list of their own. */
const ofEveryRole = ({ factors }: Policy): readonly FactorType[] =>
  factors.member.filter((type) => factors['tenant-admin'].includes(type) && factors['system-admin'].includes(type));

/** Which value of a field is the stricter one. */
export const AS_STRICT: Comparisons = {
  factors: {
    'system-admin': someOf,
    'tenant-admin': someOf,
    member: someOf,
    owner: (value, _base, policy) => someOf(value, policy.factors.owner ?? ofEveryRole(policy)),
  },
  email: {
    // of `both` either way can be left out; a code and a link are each as strict as the other is not
    mode: (value, base) => base === 'both' || value === base,
    alphabet: inOrder('alphanumeric', 'digits'),
    length: noLess,
    lifetime: noMore,
  },
  sms: { lifetime: noMore, fallback: inOrder('none', 'if-enrolled', 'always') },
  totp: { max: noMore }, // each of them opens the account
  passkeys: {
    userVerification: inOrder('required', 'preferred'),
    automatic: (value, base) => base || !value, // one way in less
  },
  backupCodes: { count: noMore }, // each of them opens the account
  recover: (value, base) => base || !value, // one way in less
  defaultFactor: free, // one of the factors, and no weaker for being asked for first
  sends: { cooldown: noLess, perFlow: noMore, perRecipientPerHour: noMore },
  perSource: {
    passwords: noMore,
    recoveries: noMore,
    flows: noMore,
    signUps: noMore,
    messages: noMore,
    newNumbers: noMore,
    adminWrites: noMore,
  },
  newNumbers: {
    callingCodes: (value, base) => base === 'any' || (value !== 'any' && someOf(value, base)),
    perRange: noMore,
    perSite: noMore,
  },
  attempts: {
    checkRate: (value, base) =>
      base === 'off' || (value !== 'off' && value.count <= base.count && value.per >= base.per),
    lockAfter: noMore,
    lockFor: noLess,
    disclose: inOrder('never', 'when-low', 'always'),
  },
  flow: { lifetime: noMore },
  trustedDevices: (value, base) =>
    value === 'off' ||
    (base !== 'off' && value.days <= base.days && value.factors.every((type) => base.factors.includes(type))),
  enforcement: (value, base) => base === 'off' || (value !== 'off' && asksAsMuch(value, base)),
  selfService: {
    disable: inOrder('never', 'unless-enforced', 'always'),
    reEnrol: inOrder('refuse', 'after-disable', 'replace'),
  },
  resetBy: someOf,
  session: { lifetime: noMore, idle: noMore },
  reauthWithin: noMore,
  audit: { retention: noLess }, // what is gone can't be looked into
  support: free, // whom to ask is the tenant's own affair
  onPolicyChange: inOrder('end-sessions', 'next-request', 'keep'),
};

/**
 * Whether one enforcement asks as much as the other. A report asks nothing: whoever enforces asks more, of however few
 * . So a platform that begins to report takes no tenant's own enforcement back.
 */
const asksAsMuch = (value: Enforcement, base: Enforcement): boolean =>
  isReport(value) === isReport(base) ? reachesAll(value, base) : isReport(base);
const isReport = ({ mode }: Enforcement): boolean => mode === 'report';

/**
 * Whether one enforcement reaches everybody that the other does, and as early. A tenant's own names no tenants. Whether
 * people are reminded says nothing of how strict it is, and is inherited: a platform that begins to remind must take no
 * tenant's own enforcement back.
 */
const reachesAll = (value: Enforcement, base: Enforcement): boolean =>
  (value.group === 'all' || value.group === base.group) &&
  (value.from === undefined || (base.from !== undefined && Date.parse(value.from) <= Date.parse(base.from))) &&
  givesNoMore(value.grace, base.grace) &&
  (!value.exempt?.trial || base.exempt?.trial === true) &&
  (!value.exempt?.firstSession || base.exempt?.firstSession === true);

/** Whether one grace is no longer than the other. Days and sign-ins can't be compared. */
const givesNoMore = (value: Enforcement['grace'], base: Enforcement['grace']): boolean => {
  if (!value) return true;
  if (!base) return false;
  if ('days' in value) return 'days' in base && value.days <= base.days;
  return 'skips' in base && value.skips <= base.skips;
};
