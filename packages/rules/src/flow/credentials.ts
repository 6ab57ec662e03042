import type { ProblemCode } from '@sallyport/protocol';
import { signsInHere, type Account } from '../account.ts';
import { enforcedFrom, isEnforced, ownGrace } from '../enforcement.ts';
import { factorsOf } from '../factors.ts';
import { mayBeTrusted } from '../guards.ts';
import type { Policy } from '../policy/policy.ts';
import { prove } from '../proofs.ts';
import { refuse, type Decide, type FactsOf } from './decision.ts';
import { enrolStage, setUpOf } from './enrol-stage.ts';
import { signsIn, type Flow } from './flow.ts';
import { toProvider } from './single-sign-on.ts';
import { traitsOf, type Stage } from './stages.ts';
import { firstChallenge, offersOf } from './ways.ts';

/**
 * Decides what a password opens. A wrong one, an unknown account and one that isn't active are the same answer.
 * One that can't stand alone is asked for anew, where the last factor beside it has gone. At sign-in a trusted
 * device skips the code, and nothing but the code: a locked account's own trusted device too. In a
 * session it skips nothing, nor where something has to be set up after the code.
 */
export const decideCredentials: Decide<'credentials', 'credentials'> = (flow, { identifier }, facts, policy) => {
  const { purpose } = flow;
  const { account, passwordRight, trustedBy, ssoDomain, retryAfter } = facts;
  if (purpose === 'sign-in' && ssoDomain !== undefined) return toProvider(identifier, ssoDomain);
  if (retryAfter !== undefined) return refuse('too-many-attempts', { retryAfter });
  if (!account || !signsInHere(account) || !passwordRight) return refuse('invalid-credentials');
  const proofs = prove(flow, 'password');
  const opened = {
    kind: 'advance',
    ...(purpose === 'sign-in' ? { identifier: identifier.trim() } : {}), // in a session it is known whose it is
    account,
    ...proofs,
    rotatesId: true,
  } as const;
  if (purpose === 'sign-in' && facts.passwordFault) return { stage: { at: 'new-password' }, ...opened };
  const stage = afterPassword({ ...flow, ...proofs }, account, facts, policy);
  if (typeof stage === 'string') return refuse(stage);
  if (purpose === 'sign-in' && trustedBy !== undefined && traitsOf(stage).asks && mayBeTrusted(account, policy)) {
    return {
      stage: { at: 'done' },
      secondFactor: 'trusted-device',
      spend: { kind: 'trusted-device', id: trustedBy, now: facts.now },
      signIn: {},
      ...opened,
    };
  }
  return {
    stage,
    ...opened,
    ...(stage.at === 'done' ? { signIn: {} } : {}),
    ...(stage.at === 'done' || stage.at === 'new-password' || stage.at === 'new-address'
      ? { secondFactor: flow.secondFactor === 'grace' ? flow.secondFactor : 'none' } // of the session before
      : {}),
  };
};

/**
 * What guards the account, also where it came after the flow began; else the enrolment that was begun or that
 * policy enforces, or is about to; else nothing more.
 */
export function afterPassword(
  flow: Pick<Flow, 'purpose' | 'wants' | 'replaces' | 'channels'>,
  account: Account,
  { newSealedSecret, now }: Pick<FactsOf<'credentials'>, 'newSealedSecret' | 'now'>,
  policy: Policy,
): Stage | ProblemCode {
  const { purpose } = flow;
  const asked = guardingChallenge(flow, account, policy);
  if (asked) return asked;
  if (purpose === 'change-password' || purpose === 'not-me') return { at: 'new-password' };
  if (purpose === 'change-address') return { at: 'new-address' };
  if (purpose === 'enrol') return enrolStage(flow, account, policy, newSealedSecret);
  if (!signsIn(purpose)) return { at: 'done' };
  if (isEnforced(account, policy, now))
    return defaultEnrolment(account, policy, newSealedSecret) ?? { at: 'enrol-choose' };
  if (ownGrace(account, policy, now)) return { at: 'enrol-choose' };
  const isReminded = enforcedFrom(account, policy, now) !== undefined && offersOf(account, policy).length > 0;
  return { at: isReminded ? 'enrol-choose' : 'done' };
}

/** What guards the account is asked for; where all of it is turned off nothing opens. `undefined` where none does. */
export function guardingChallenge(flow: Pick<Flow, 'channels'>, account: Account, policy: Policy): Stage | undefined {
  const [first] = account.authenticators;
  return first && (firstChallenge(account, policy, flow) ?? { at: 'challenge', authenticator: first.id });
}

/** the set-up of the default factor begins at once; anything else is chosen one step back. */
function defaultEnrolment(account: Account, policy: Policy, newSealedSecret: string | undefined): Stage | undefined {
  const { defaultFactor } = policy;
  const offered = defaultFactor !== 'none' && factorsOf(account, policy).includes(defaultFactor);
  return offered ? setUpOf(defaultFactor, newSealedSecret) : undefined;
}
