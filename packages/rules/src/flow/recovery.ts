import type { ProblemCode } from '@sallyport/protocol';
import { signsInHere, type Account } from '../account.ts';
import type { Policy } from '../policy/policy.ts';
import { NOTHING_PROVED, prove } from '../proofs.ts';
import { refusedGuess } from './counted.ts';
import { afterPassword, guardingChallenge } from './credentials.ts';
import { refuse, refusePassword, STALE, type Decide, type Decision, type Facts, type FactsOf } from './decision.ts';
import { deliveredTo, isOut, recoveryRecipient } from './delivery.ts';
import { mustReplace } from './enrol-stage.ts';
import { freshUntil, isFreshFlow, type Flow } from './flow.ts';
import { toProvider } from './single-sign-on.ts';
import type { Stage } from './stages.ts';

/** A flow that asks for the code that may have gone to somebody's mailbox. */
export type Recovering = Flow & { stage: Extract<Stage, { at: 'recovery' }> };

/** The account that a recovery's code is for, while it is active and nothing has ended its flows since. */
export const addressee = ({ stage: { to } }: Recovering, account: Account | undefined): Account | undefined =>
  account && account.id === to?.account && account.epoch === to.epoch && signsInHere(account) ? account : undefined;

/**
 * Takes whose password was forgotten. Where no active account goes by that, the flow goes on all the same, and its code
 * goes to nobody: no answer tells which it was. Where an identity provider answers for the address, it
 * does so here too.
 */
export const decideIdentify: Decide<'identify', 'identify'> = (_flow, { identifier }, facts, policy) => {
  const { account, ssoDomain, retryAfter } = facts;
  if (!policy.recover) return refuse('not-offered');
  if (ssoDomain !== undefined) return toProvider(identifier, ssoDomain);
  if (retryAfter !== undefined) return refuse('too-many-attempts', { retryAfter });
  const to = account && { account: account.id, epoch: account.epoch };
  return { kind: 'advance', identifier: identifier.trim(), stage: { at: 'recovery', ...(to ? { to } : {}) } };
};

/** Asks for another code. Whether one may be sent is decided when it is counted. */
export const decideRecoveryResend: Decide<'recovery', 'resend'> = ({ stage }, _answer, { retryAfter }, { recover }) => {
  if (!recover) return refuse('not-offered', { field: 'kind' });
  if (retryAfter !== undefined) return refuse('too-many-attempts', { retryAfter });
  return { kind: 'advance', stage, resend: true };
};

/** Decides whether a code proves the account's mailbox. */
export const decideRecoveryCode: Decide<'recovery', 'code'> = (flow, _answer, facts, policy) => {
  if (!policy.recover) return refuse('flow-over');
  const account = addressee(flow, facts.account);
  const refusal = refusedGuess(deliveredOf(flow, facts), facts, policy, account !== undefined);
  return refusal ?? (account ? recovered(account, facts.accountPolicy ?? policy) : refuse('flow-over'));
};

/** Goes on where the link of the mail was opened in this browser. It is no guess. */
export const decideRecoveryLink: Decide<'recovery', 'link'> = (flow, _answer, facts, policy) => {
  const account = addressee(flow, facts.account);
  const delivered = deliveredOf(flow, facts);
  if (!account || !policy.recover || !delivered?.approved) return refuse('not-offered', { field: 'kind' });
  return isOut(delivered, facts.now) ? recovered(account, facts.accountPolicy ?? policy) : refuse('code-expired');
};

/**
 * Takes the password in place of the one of now, or of the forgotten one, once what guards the account was proved
 * a mailbox alone ends neither a session nor trust. Whoever lost that too goes to an admin. Where
 * somebody signs in by it, it goes on as a sign-in does: to the set-up that is due, and only then to a session.
 */
export const decideNewPassword: Decide<'new-password', 'new-password'> = (flow, _answer, facts, policy) => {
  const { account, newPasswordHash, passwordFault, now } = facts;
  if (!isFreshFlow(flow, policy, now)) return STALE;
  if (!account) return refuse('flow-over');
  const mailbox = flow.purpose === 'recover' ? flow.delivered?.['recovery']?.recipient : undefined;
  if (mailbox !== undefined && mailbox !== account.email) return refuse('flow-over'); // the address was changed since
  const isProved = flow.secondFactor === 'proved';
  const asked = isProved ? undefined : guardingChallenge(flow, account, policy);
  if (asked) return { kind: 'advance', stage: asked }; // a factor that came meanwhile
  if (passwordFault) return refusePassword(passwordFault);
  if (newPasswordHash === undefined) return refuse('flow-over');
  const stage = afterNewPassword(flow, account, facts, policy);
  if (typeof stage === 'string') return refuse(stage);
  return {
    kind: 'advance',
    stage,
    rotatesId: true,
    spend: {
      kind: 'new-password',
      passwordHash: newPasswordHash,
      isGuardProved: isProved,
      mailbox,
      until: freshUntil(flow, policy),
    },
    notice: { kind: flow.purpose === 'recover' ? 'password-reset' : 'password-changed' },
    ...(stage.at === 'done' ? { signIn: {} } : {}),
  };
};

function afterNewPassword(
  flow: Flow,
  account: Account,
  facts: FactsOf<'new-password'>,
  policy: Policy,
): Stage | ProblemCode {
  if (flow.purpose === 'change-password' || flow.purpose === 'not-me')
    return { at: 'done', notice: 'password-changed' };
  if (flow.secondFactor !== 'proved') return afterPassword(flow, account, facts, policy);
  return mustReplace(account, policy) ? { at: 'enrol-choose' } : { at: 'done' };
}

/**
 * The mailbox is proved: what else guards the account is asked for before anything changes. A factor that
 * is the same mailbox is asked for where nothing else works, with a code of its own: this one has opened what it was
 * sent for, and a code of one kind is none of another.
 */
function recovered(account: Account, policy: Policy): Decision {
  const proofs = prove(NOTHING_PROVED, 'mailbox');
  const stage = guardingChallenge(proofs, account, policy) ?? { at: 'new-password' };
  return { kind: 'advance', stage, account, ...proofs, rotatesId: true };
}

const deliveredOf = (flow: Recovering, { account }: Pick<Facts, 'account'>) =>
  deliveredTo(flow, recoveryRecipient(flow, account));
