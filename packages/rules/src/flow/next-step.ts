import { BACKUP_CODE_FORMAT } from '@sallyport/protocol/code-text';
import type {
  ChooseStep,
  CodeStep,
  EnrolChooseStep,
  LockedStep,
  PasskeyStep,
  RedirectStep,
  SessionView,
  Step,
} from '@sallyport/protocol';
import { BACKUP_CODE_ID, type Account } from '../account.ts';
import { SET_UP_ID, type LockEnd } from '../attempts.ts';
import { enforcedFrom, isEnforced } from '../enforcement.ts';
import { passkeyCreation, passkeyRequest, type PasskeyAsker } from '../passkey.ts';
import { shortestPassword } from '../password.ts';
import type { Policy } from '../policy.ts';
import { secretText, TOTP_FORMAT, totpUri } from '../totp.ts';
import { trustDays } from '../trust.ts';
import { deliveredTo, enrolledBy, formatOf, recipientOf, signUpRecipient, type Recipient } from './delivery.ts';
import { deliveryView, maskedTo } from './delivery-view.ts';
import { signsIn, type Flow, type Stage } from './flow.ts';
import { challengedPasskeys, choices, offersOf, waysOf } from './ways.ts';

/** What a step shows besides where the flow stands. */
export interface StepFacts {
  /** The flow's id: new where the flow has just risen. */
  id: string;
  account: Account | undefined;
  /** Unix time in ms. */
  now: number;
  /** The lock on the account's codes that stands now. */
  lock: LockEnd | undefined;
  /** The secret that is being enrolled, opened. */
  totpSecret?: Uint8Array;
  /** With a person who has set out for an identity provider: where that is. */
  redirectTo?: string;
  /** With a step that asks for a passkey. */
  passkeys?: PasskeyAsker;
  /** Who asks, in an authenticator app. */
  issuer: string;
  /** New backup codes as people see them: in the one answer that made them. */
  codes?: string[];
  session?: SessionView;
}

/** What a person is asked now: a plain value, from which every element draws its screen. */
export function nextStep(flow: Flow, facts: StepFacts, policy: Policy): Step {
  const base = {
    flow: facts.id,
    revision: flow.revision,
    ...(flow.identifier === undefined ? {} : { identifier: flow.identifier }),
  };
  const { stage } = flow;
  const { account } = facts;
  if (stage.at === 'done') return { ...base, ...doneStep(flow, stage, facts) };
  if (stage.at === 'identify') return { ...base, kind: 'identify' };
  if (stage.at === 'sign-up') return { ...base, kind: 'sign-up', minLength: shortestPassword({ authenticators: [] }) };
  if (stage.at === 'sign-up-phone') return { ...base, kind: 'enrol-phone', signsUp: true, back: false };
  if (stage.at === 'sign-up-email' || stage.at === 'sign-up-sms')
    return { ...base, ...signUpCodeStep(flow, stage, facts.now, policy) };
  if (stage.at === 'redirect') return { ...base, ...redirectStep(stage, facts) };
  if (stage.at === 'recovery') return { ...base, ...recoveryStep(flow, facts.now, policy) };
  if (!account || stage.at === 'credentials') {
    const recover = policy.recover ? ({ recover: true } as const) : {};
    const signUp = policy.signUp === 'off' ? {} : ({ signUp: true } as const);
    return {
      ...base,
      kind: 'credentials',
      ...(flow.purpose === 'sign-in' ? { ...recover, ...signUp } : { fixed: true }),
    };
  }
  const lock = facts.lock ?? (isChallenge(stage) && waysOf(account, policy).length === 0 ? 'until-admin' : undefined);
  if (lock !== undefined && isGuessed(stage)) return { ...base, ...lockedStep(lock, facts.now, policy) };
  const isSkippable = signsIn(flow.purpose) && !isEnforced(account, policy, facts.now);
  const back = flow.wants === undefined && (isSkippable || offersOf(account, policy).length > 1);
  switch (stage.at) {
    case 'new-password':
      return { ...base, kind: 'new-password', minLength: shortestPassword(account) };
    case 'invitation':
      return { ...base, kind: 'new-password', minLength: shortestPassword(account), invited: true };
    case 'challenge':
      return { ...base, ...challengeStep(flow, account, stage.authenticator, facts, policy) };
    case 'choose':
      return { ...base, kind: 'choose', others: choices(account, policy) };
    case 'enrol-choose':
      return {
        ...base,
        kind: 'enrol-choose',
        ...whyEnrol(flow, account, facts.now, policy),
        offers: offersOf(account, policy),
      };
    case 'enrol-totp': {
      const secret = secretText(facts.totpSecret ?? new Uint8Array());
      return { ...base, kind: 'enrol-totp', secret, uri: totpUri(secret, facts.issuer, account.email), back };
    }
    case 'enrol-email':
    case 'enrol-sms':
      return { ...base, ...sentEnrolStep(flow, stage, account, facts.now, policy, back) };
    case 'enrol-phone':
      return { ...base, kind: 'enrol-phone', back };
    case 'enrol-passkey': {
      const options = passkeyCreation(account, facts.passkeys ?? NOBODY, policy.passkeys.userVerification);
      return { ...base, kind: 'enrol-passkey', options, back };
    }
    case 'renew-backup-codes':
      return { ...base, kind: 'renew-backup-codes', left: account.backupCodes.length };
    case 'backup-codes':
      return { ...base, kind: 'backup-codes', codes: facts.codes ?? [], count: stage.count };
  }
}

/** Why a factor is to be set up; until enforcement begins, from when on it will be asked for. */
function whyEnrol(
  { purpose }: Flow,
  account: Account,
  now: number,
  policy: Policy,
): Pick<EnrolChooseStep, 'reason' | 'deadline' | 'skippable'> {
  if (!signsIn(purpose)) return { reason: 'self' };
  if (isEnforced(account, policy, now)) return { reason: 'enforced' };
  const from = enforcedFrom(account, policy, now);
  return {
    reason: 'reminder',
    ...(from === undefined ? {} : { deadline: new Date(from).toISOString() }),
    skippable: true,
  };
}

/** a lock stops every guess at a code, in flows begun before it as well, and whatever stands beside codes. */
const isGuessed = (stage: Stage): boolean => isChallenge(stage) || SETS_UP.has(stage.at);

const SETS_UP = new Set<Stage['at']>(['enrol-totp', 'enrol-email', 'enrol-sms', 'enrol-passkey']);

const isChallenge = ({ at }: Stage): boolean => at === 'challenge' || at === 'choose';

type Base = Pick<Step, 'flow' | 'revision' | 'identifier'>;

function challengeStep(
  flow: Flow,
  account: Account,
  id: string,
  { now, passkeys = NOBODY }: StepFacts,
  policy: Policy,
): Omit<CodeStep, keyof Base> | Omit<PasskeyStep, keyof Base> | Omit<ChooseStep, keyof Base> {
  const authenticator = waysOf(account, policy).find((way) => way.id === id);
  if (!authenticator) return { kind: 'choose', others: choices(account, policy) }; // switched off meanwhile
  const days = flow.purpose === 'sign-in' ? trustDays(policy, authenticator.type) : undefined;
  const common = {
    ...(days === undefined ? {} : { trust: { days } }),
    others: flow.purpose === 'try' ? [] : choices(account, policy, authenticator),
  };
  if (authenticator.type === 'passkey') {
    const { userVerification } = policy.passkeys;
    const options = passkeyRequest(passkeys, userVerification, challengedPasskeys(flow, account));
    return { kind: 'passkey', options, ...common };
  }
  const recipient = recipientOf(flow.stage, account);
  const sent = recipient && deliveredTo(flow, recipient);
  const delivery = recipient && deliveryView(flow, sent, maskedTo(sent, recipient, account), now, policy);
  return {
    kind: 'code',
    authenticator,
    format: delivery ? formatOf(delivery.via, policy) : FORMATS[id === BACKUP_CODE_ID ? id : 'totp'],
    ...(delivery ? { delivery } : {}),
    ...common,
  };
}

/** Where there is no domain: policy then offers no passkeys, and no browser takes this. */
const NOBODY: PasskeyAsker = { rpId: '', challenge: '' };

const FORMATS = { [BACKUP_CODE_ID]: BACKUP_CODE_FORMAT, totp: TOTP_FORMAT };

/** Asks for the code that proves an address or a number; whose it is is shown in full: it is being typed in just now. */
function sentEnrolStep(
  flow: Flow,
  stage: Extract<Stage, { at: 'enrol-email' | 'enrol-sms' }>,
  account: Account,
  now: number,
  policy: Policy,
  back: boolean,
): Omit<CodeStep, keyof Base> {
  const recipient = recipientOf(stage, account) as Recipient;
  const sent = deliveredTo(flow, recipient);
  const shown = { via: sent?.via ?? recipient.via, to: recipient.address };
  return {
    kind: 'code',
    authenticator: { id: SET_UP_ID, type: enrolledBy(stage.at), default: false },
    format: formatOf(shown.via, policy),
    delivery: deliveryView(flow, sent, shown, now, policy),
    enrols: true,
    ...(back || stage.at === 'enrol-sms' ? { back: true } : {}),
    others: [],
  };
}

/**
 * Asks for the code that may have been sent. Made from the flow alone, without the account: nothing in it can tell whether
 * there is one, nor which address belongs to a user name.
 */
function recoveryStep(flow: Flow, now: number, policy: Policy): Omit<CodeStep, keyof Base> {
  const shown = { via: 'email', to: flow.identifier ?? '' } as const;
  return {
    kind: 'code',
    authenticator: { id: 'recovery', type: 'email', default: false },
    format: formatOf('email', policy),
    delivery: deliveryView(flow, flow.delivered?.['recovery'], shown, now, policy),
    recovers: true,
    others: [],
  };
}

/** Asks for the code that may have been sent. Made from the flow alone: it is the same where the address has an account. */
function signUpCodeStep(
  flow: Flow,
  stage: Extract<Stage, { at: 'sign-up-email' | 'sign-up-sms' }>,
  now: number,
  policy: Policy,
): Omit<CodeStep, keyof Base> {
  const { key, via, address } = signUpRecipient(flow) as Recipient;
  return {
    kind: 'code',
    authenticator: { id: key, type: via, default: false },
    format: formatOf(via, policy),
    delivery: deliveryView(flow, deliveredTo(flow, { key, via, address }), { via, to: address }, now, policy),
    signsUp: true,
    ...(stage.at === 'sign-up-sms' ? { back: true } : {}),
    others: [],
  };
}

/** Made from the flow alone. A provider that can't be reached is one that vouches for nobody. */
function redirectStep(
  { domain, page, vouched, failed }: Extract<Stage, { at: 'redirect' }>,
  { redirectTo }: StepFacts,
): Omit<RedirectStep, keyof Base> {
  if (vouched) return { kind: 'redirect', domain, approved: true };
  if (failed || (page !== undefined && redirectTo === undefined))
    return { kind: 'redirect', domain, problem: { code: 'sso-failed' } };
  return { kind: 'redirect', domain, ...(redirectTo === undefined ? {} : { to: redirectTo }) };
}

const lockedStep = (lock: LockEnd, now: number, { support }: Policy): Omit<LockedStep, keyof Base> => ({
  kind: 'locked',
  ...(lock === 'until-admin'
    ? { problem: { code: 'locked' } }
    : { problem: { code: 'locked', retryAfter: Math.ceil((lock - now) / 1000) }, until: new Date(lock).toISOString() }),
  ...(support === undefined ? {} : { support }),
});

function doneStep({ returnTo }: Flow, stage: Extract<Stage, { at: 'done' }>, { session }: StepFacts) {
  const { notice, factor, backupCodesLeft } = stage;
  return {
    kind: 'done' as const,
    ...(session ? { session } : {}),
    ...(notice ? { notice } : {}),
    ...(factor ? { factor } : {}),
    ...(session && backupCodesLeft !== undefined ? { backupCodesLeft } : {}),
    ...(returnTo === undefined ? {} : { returnTo }),
  };
}
