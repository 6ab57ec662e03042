import type { ProblemCode } from '@sallyport/protocol';
import type { Account } from '../account.ts';
import { exemptsFirstSession } from '../enforcement.ts';
import { badAddress } from '../identifier.ts';
import { acceptInvitation } from '../invitation.ts';
import { prove } from '../proofs.ts';
import type { Policy } from '../policy/policy.ts';
import { refusedGuess } from './counted.ts';
import { afterPassword } from './credentials.ts';
import { refuse, refusePassword, type Decide, type Decision, type FactsOf } from './decision.ts';
import { deliveredTo, isOut, signUpRecipient } from './delivery.ts';
import type { Flow } from './flow.ts';
import { toProvider } from './single-sign-on.ts';
import { traitsOf, type StageThat, type Newcomer, type Stage } from './stages.ts';

/** A flow of somebody who makes an account, and has none yet. */
export type SigningUp = Flow & { stage: StageThat<'signsUp'> };

export const isSigningUp = (flow: Flow): flow is SigningUp => traitsOf(flow.stage).signsUp === true;

/**
 * Takes who wants an account. Where somebody goes by the address already, the flow goes on all the same: the mail
 * tells, to whoever reads it, and no code opens anything.
 */
export const decideSignUp: Decide<'sign-up', 'sign-up'> = (_flow, { email: typed, name }, facts, { signUp }) => {
  const { account, email, newPasswordHash, retryAfter, ssoDomain } = facts;
  if (signUp === 'off') return refuse('not-offered');
  if (email === undefined) return { kind: 'refuse', problem: badAddress(typed) };
  if (ssoDomain !== undefined) return toProvider(email, ssoDomain);
  if (facts.passwordFault) return refusePassword(facts.passwordFault);
  if (retryAfter !== undefined) return refuse('too-many-attempts', { retryAfter });
  if (newPasswordHash === undefined) return refuse('flow-over');
  const newcomer: Newcomer = { passwordHash: newPasswordHash, ...(name === undefined ? {} : { name }) };
  const stage: Stage = { at: 'sign-up-email', ...newcomer, ...(account ? { taken: true } : {}) };
  return { kind: 'advance', identifier: email, stage };
};

/** Decides whether a code proves the address, or the number, that it was sent to. */
export const decideSignUpCode: Decide<'sign-up-email' | 'sign-up-sms', 'code'> = (flow, _answer, facts, policy) => {
  if (policy.signUp === 'off') return refuse('flow-over');
  return refusedGuess(deliveredOf(flow), facts, policy, isFree(flow.stage)) ?? proved(flow, policy.signUp);
};

/** Goes on where the link of the mail was opened in this browser. It is no guess. */
export const decideSignUpLink: Decide<'sign-up-email', 'link'> = (flow, _answer, { now }, { signUp }) => {
  const delivered = deliveredOf(flow);
  if (signUp === 'off' || !isFree(flow.stage) || !delivered?.approved) return refuse('not-offered', { field: 'kind' });
  return isOut(delivered, now) ? proved(flow, signUp) : refuse('code-expired');
};

/** Asks for another code. Whether one may be sent is decided when it is counted. */
export const decideSignUpResend: Decide<'sign-up-email' | 'sign-up-sms', 'resend'> = (
  { stage },
  _answer,
  { retryAfter },
  { signUp },
) => {
  if (signUp === 'off') return refuse('not-offered', { field: 'kind' });
  return retryAfter === undefined
    ? { kind: 'advance', stage, resend: true }
    : refuse('too-many-attempts', { retryAfter });
};

/** Takes the number that is to be proved. */
export const decideSignUpPhone: Decide<'sign-up-phone', 'phone'> = ({ stage }, _answer, facts, { signUp }) => {
  const { phone, retryAfter } = facts;
  if (signUp === 'off') return refuse('not-offered');
  if (phone === undefined) return refuse('bad-request', { field: 'number' });
  if (retryAfter !== undefined) return refuse('too-many-attempts', { retryAfter });
  return { kind: 'advance', stage: { ...stage, at: 'sign-up-sms', number: phone } };
};

export const decideOtherNumber: Decide<'sign-up-sms', 'back'> = ({ stage }) => ({
  kind: 'advance',
  stage: { at: 'sign-up-phone', ...newcomerOf(stage) },
});

/**
 * Takes the first password of who was invited: it makes the account active. Nothing else does, and this needs
 * the invitation to stand at that instant.
 */
export const decideAcceptance: Decide<'invitation', 'new-password'> = (flow, _answer, facts, policy) => {
  const { account, newPasswordHash, passwordFault, now } = facts;
  if (passwordFault) return refusePassword(passwordFault);
  if (!account || newPasswordHash === undefined) return refuse('flow-over');
  const spent = { hash: flow.stage.hash, passwordHash: newPasswordHash, now };
  const opened = acceptInvitation(account, spent);
  const stage = opened ? firstStage(flow, opened, facts, policy) : 'flow-over';
  if (typeof stage === 'string') return refuse(stage);
  return {
    kind: 'advance',
    stage,
    ...prove(flow, 'mailbox'),
    rotatesId: true,
    spend: { kind: 'accept-invitation', ...spent },
    ...(stage.at === 'done' ? { signIn: {} } : {}),
  };
};

/**
 * Where a new account's first flow goes on: to the enrolment that is enforced and to no session before it,
 * unless what began it exempts its first session.
 */
export const firstStage = (
  flow: Flow,
  account: Account,
  facts: Pick<FactsOf<'new-password'>, 'newSealedSecret' | 'now'>,
  policy: Policy,
): Stage | ProblemCode =>
  flow.first && exemptsFirstSession(policy) ? { at: 'done' } : afterPassword(flow, account, facts, policy);

/** The next thing to prove, or the account. */
function proved(
  { stage, ...flow }: Flow & { stage: Extract<Stage, { at: 'sign-up-email' | 'sign-up-sms' }> },
  { phone }: Exclude<Policy['signUp'], 'off'>,
): Decision {
  const newcomer = newcomerOf(stage);
  const isPhone = stage.at === 'sign-up-sms';
  const proofs = prove(flow, isPhone ? 'phone' : 'mailbox');
  if (phone && !isPhone)
    return { kind: 'advance', stage: { at: 'sign-up-phone', ...newcomer }, ...proofs, rotatesId: true };
  return { kind: 'advance', stage, ...proofs, createsAccount: { newcomer, first: isPhone } };
}

const newcomerOf = ({ passwordHash, name }: Newcomer): Newcomer => ({
  passwordHash,
  ...(name === undefined ? {} : { name }),
});

const isFree = (stage: Stage): boolean => !(stage.at === 'sign-up-email' && stage.taken);

function deliveredOf(flow: Flow) {
  const recipient = signUpRecipient(flow);
  return recipient && deliveredTo(flow, recipient);
}
