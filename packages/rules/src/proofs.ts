/**
 * What proves a person, each apart from the others: whoever has taken one of them has none of the rest by it. A text
 * message that went out by mail proves the mailbox. A key that has verified its holder proves two: that it is there,
 * and that whoever uses it unlocked it (NIST SP 800-63B-4 §3.1.7).
 */
export type ProofChannel = 'password' | 'mailbox' | 'phone' | 'app' | 'backup-code' | 'key' | 'key-holder';

/** What has been proved, and what is said of it. */
export interface Proofs {
  /** Authentication methods (RFC 8176), for whoever asks. */
  amr: string[];
  /** What they are derived from; absent where an identity provider said them. */
  channels?: ProofChannel[];
}

/**
 * RFC 8176: `otp` is a code, with where it came; a key is possession (`pop`) and a test that somebody is there
 * (`user`). How a key's device verified its holder nobody tells, so neither `fpt` nor `pin`; nor whether the key is in
 * hardware, so neither `hwk` nor `swk`.
 */
const METHODS: Record<ProofChannel, readonly string[]> = {
  password: ['pwd'],
  mailbox: ['otp', 'email'],
  phone: ['otp', 'sms'],
  app: ['otp'],
  'backup-code': ['otp'],
  key: ['pop', 'user'],
  'key-holder': [],
};

const MULTI_FACTOR = 'mfa';

/** RFC 8176 has no name for a provider's word; others are by agreement (§1). What it says stands beside it. */
export const SSO = 'sso';

const union = <T>(some: readonly T[], more: readonly T[]): T[] => [...new Set([...some, ...more])];

/**
 * What was proved before with what is proved now. Each stands once, however often it was proved, and `mfa` is said
 * exactly where two channels were: two codes out of one mailbox are one proof.
 */
export function prove({ amr, channels = channelsIn(amr) }: Proofs, ...now: ProofChannel[]): Required<Proofs> {
  const all = union(channels, now);
  const methods = union(
    amr,
    now.flatMap((channel) => METHODS[channel]),
  );
  return { amr: withMultiFactor(methods, all), channels: all };
}

/**
 * A flow or a session as it is read. One of a version that wrote no channels down has those that its methods show, and
 * says `mfa` for these alone: it may have counted one mailbox twice. Where an identity provider said the methods, they
 * are its own.
 */
export function readProofs<T extends Proofs>(kept: T): T {
  if (kept.channels || kept.amr.includes(SSO)) return kept;
  const channels = channelsIn(kept.amr);
  return { ...kept, amr: withMultiFactor(kept.amr, channels), channels };
}

/** No more than these methods show: a code of an app is one that came nowhere, and a key's holder may be anybody. */
function channelsIn(amr: readonly string[]): ProofChannel[] {
  const [byMail, byPhone] = [amr.includes('email'), amr.includes('sms')];
  const shown: Partial<Record<ProofChannel, boolean>> = {
    password: amr.includes('pwd'),
    mailbox: byMail,
    phone: byPhone,
    app: amr.includes('otp') && !byMail && !byPhone,
    key: amr.includes('pop'),
  };
  return (Object.keys(shown) as ProofChannel[]).filter((channel) => shown[channel]);
}

const withMultiFactor = (amr: readonly string[], { length }: readonly ProofChannel[]): string[] => {
  const methods = amr.filter((method) => method !== MULTI_FACTOR);
  return length > 1 ? [...methods, MULTI_FACTOR] : methods;
};

/** Where nothing has been proved yet. */
export const NOTHING_PROVED: Proofs = { amr: [], channels: [] };

/** Whether a mailbox is all that was proved: another code out of it would make no second proof. */
export const isMailboxAlone = ({ channels = [] }: Pick<Proofs, 'channels'>): boolean =>
  channels.length > 0 && channels.every((channel) => channel === 'mailbox');

/** Whether two channels were proved, or a provider says so. */
export const isMultiFactor = ({ amr }: Pick<Proofs, 'amr'>): boolean => amr.includes(MULTI_FACTOR);

/**
 * Why a second factor was asked for, or not: it was proved; the account has none; a trusted device stood in for it
 * the first session is exempt; the person's own grace let it go on without; an identity provider
 * answers for it.
 */
export type SecondFactor = 'proved' | 'none' | 'trusted-device' | 'first-session' | 'grace' | 'provider';

/** What a flow and a session have in common of what was proved, to hand on from one to the other. */
export const proofsOf = ({
  amr,
  channels,
  secondFactor,
}: Proofs & { secondFactor?: SecondFactor }): Proofs & { secondFactor?: SecondFactor } => ({
  amr,
  ...(channels ? { channels } : {}),
  ...(secondFactor ? { secondFactor } : {}),
});
