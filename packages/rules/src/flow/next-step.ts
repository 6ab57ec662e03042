import type { EnrolChooseStep, LockedStep, RedirectStep, Step } from '@sallyport/protocol';
import type { Account } from '../account.ts';
import type { LockEnd } from '../attempts.ts';
import { enforcedFrom, skipsLeft } from '../enforcement.ts';
import { passkeyCreation } from '../passkey.ts';
import { SHORTEST_PASSWORD, shortestPassword } from '../password.ts';
import type { Policy } from '../policy/policy.ts';
import { secretText, totpUri } from '../totp.ts';
import { challengeStep, recoveryStep, sentEnrolStep, signUpCodeStep } from './code-steps.ts';
import { passesLock } from './counted.ts';
import { mustSetUp } from './enrol-stage.ts';
import { signsIn, type Flow } from './flow.ts';
import { traitsOf, type Stage } from './stages.ts';
import { NOBODY, type Base, type StepFacts } from './step-facts.ts';
import { choices, offersOf, waysOf } from './ways.ts';

/** A step without what every step has. */
type Asked<S extends Step = Step> = S extends Step ? Omit<S, keyof Base> : never;

/** What a person is asked now: a plain value, from which every element draws its screen. */
export const nextStep = (flow: Flow, facts: StepFacts, policy: Policy): Step => ({
  flow: facts.id,
  revision: flow.revision,
  ...(flow.identifier === undefined ? {} : { identifier: flow.identifier }),
  ...askedBy(flow, facts, policy),
});

function askedBy(flow: Flow, facts: StepFacts, policy: Policy): Asked {
  const { stage } = flow;
  const { account } = facts;
  if (stage.at === 'done') return doneStep(flow, stage, facts);
  if (stage.at === 'identify') return { kind: 'identify' };
  if (stage.at === 'sign-up') return { kind: 'sign-up', minLength: SHORTEST_PASSWORD };
  if (stage.at === 'sign-up-phone') return { kind: 'enrol-phone', for: 'sign-up', back: false };
  if (stage.at === 'sign-up-email' || stage.at === 'sign-up-sms') return signUpCodeStep(flow, stage, facts.now, policy);
  if (stage.at === 'redirect') return redirectStep(stage, facts);
  if (stage.at === 'recovery') return recoveryStep(flow, facts.now, policy);
  if (!account || stage.at === 'credentials') {
    const recover = policy.recover ? ({ recover: true } as const) : {};
    const signUp = policy.signUp === 'off' ? {} : ({ signUp: true } as const);
    return {
      kind: 'credentials',
      ...(flow.purpose === 'sign-in' ? { ...recover, ...signUp } : { fixed: true }),
    };
  }
  const { asks, stoppedByLock } = traitsOf(stage);
  const lock = facts.lock ?? (asks && waysOf(account, policy, flow).length === 0 ? 'until-admin' : undefined);
  if (lock !== undefined && stoppedByLock && !passesLock(flow, account, policy))
    return lockedStep(lock, facts.now, policy);
  const isSkippable = signsIn(flow.purpose) && !mustSetUp(account, policy, facts.now);
  const back = flow.wants === undefined && (isSkippable || offersOf(account, policy).length > 1);
  switch (stage.at) {
    case 'new-password':
      return {
        kind: 'new-password',
        minLength: shortestPassword(account, policy),
        ...(flow.purpose === 'sign-in' ? { alone: true } : {}),
      };
    case 'invitation':
      return {
        kind: 'new-password',
        minLength: shortestPassword(account, policy),
        invited: true,
        ...(facts.siteName === undefined ? {} : { site: facts.siteName }),
      };
    case 'challenge':
      return challengeStep(flow, account, stage.authenticator, facts, policy);
    case 'choose':
      return { kind: 'choose', others: choices(account, policy, flow) };
    case 'enrol-choose':
      return {
        kind: 'enrol-choose',
        ...whyEnrol(flow, account, facts.now, policy),
        offers: offersOf(account, policy),
      };
    case 'enrol-totp': {
      const secret = secretText(facts.totpSecret ?? new Uint8Array());
      return { kind: 'enrol-totp', secret, uri: totpUri(secret, facts.issuer, account.email), back };
    }
    case 'new-address':
      return { kind: 'new-address' };
    case 'new-address-code':
      return sentEnrolStep(flow, stage, account, facts.now, policy, false);
    case 'enrol-email':
    case 'enrol-sms':
      return sentEnrolStep(flow, stage, account, facts.now, policy, back);
    case 'enrol-phone':
      return { kind: 'enrol-phone', for: 'enrolment', back };
    case 'enrol-passkey': {
      const options = passkeyCreation(account, facts.passkeys ?? NOBODY, policy.passkeys.userVerification);
      return { kind: 'enrol-passkey', options, back };
    }
    case 'renew-backup-codes':
      return { kind: 'renew-backup-codes', left: account.backupCodes.length };
    case 'backup-codes':
      return { kind: 'backup-codes', codes: facts.codes ?? [], count: stage.count };
  }
}

/** Why a factor is to be set up; while that can be put off, until when or how often. */
function whyEnrol(
  { purpose }: Flow,
  account: Account,
  now: number,
  policy: Policy,
): Pick<EnrolChooseStep, 'reason' | 'deadline' | 'skipsLeft' | 'skippable'> {
  if (!signsIn(purpose)) return { reason: 'self' };
  if (mustSetUp(account, policy, now)) return { reason: 'enforced' };
  const from = enforcedFrom(account, policy, now);
  const left = skipsLeft(account, policy, now);
  return {
    reason: 'reminder',
    ...(from === undefined ? {} : { deadline: new Date(from).toISOString() }),
    ...(left === undefined ? {} : { skipsLeft: left }),
    skippable: true,
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

function doneStep({ returnTo }: Flow, stage: Extract<Stage, { at: 'done' }>, { session, changes, passkey }: StepFacts) {
  const { notice, factor, beside, backupCodesLeft } = stage;
  return {
    kind: 'done' as const,
    ...(session ? { session } : {}),
    ...(notice ? { notice } : {}),
    ...(factor ? { factor } : {}),
    ...(beside ? { beside } : {}),
    ...(changes ? { changes } : {}),
    ...(passkey ? { passkey } : {}),
    ...(session && backupCodesLeft !== undefined ? { backupCodesLeft } : {}),
    ...(returnTo === undefined ? {} : { returnTo }),
  };
}
