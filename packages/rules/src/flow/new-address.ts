import { addressChangeableFrom } from '../address-change.ts';
import { SET_UP_ID } from '../attempts.ts';
import { badAddress, isSameIdentifier } from '../identifier.ts';
import type { Account } from '../account.ts';
import type { Policy } from '../policy/policy.ts';
import { admitted, wrongCode } from './counted.ts';
import { guardingChallenge } from './credentials.ts';
import { refuse, STALE, type Decide, type Decision, type FactsOf } from './decision.ts';
import { acceptDelivered, deliveredTo, isOut, recipientOf } from './delivery.ts';
import { freshUntil, isFreshFlow, type Flow } from './flow.ts';
import type { Stage } from './stages.ts';

type Proving = Flow & { stage: Extract<Stage, { at: 'new-address-code' }> };

/**
 * Takes the address that the account is to have. Where another account goes by it, the flow goes on all the same: the
 * mail tells, to whoever reads it, and no code opens anything. Where an identity provider answers for it, only
 * that one could prove it.
 */
export const decideNewAddress: Decide<'new-address', 'new-address'> = (flow, { email: typed }, facts, policy) => {
  const { account, email, isTaken, retryAfter, ssoDomain, now } = facts;
  if (!account) return refuse('flow-over');
  if (!isFreshFlow(flow, policy, now)) return STALE;
  const asked = askedMeanwhile(flow, account, policy);
  if (asked) return asked;
  if (email === undefined) return { kind: 'refuse', problem: badAddress(typed) };
  if (isSameIdentifier(email, account.email)) return refuse('bad-request', { field: 'email', reason: 'address-same' });
  if (ssoDomain !== undefined) return refuse('sso-account', { field: 'email' });
  const from = addressChangeableFrom(account, now);
  if (from !== undefined) return refuse('too-many-attempts', { retryAfter: Math.ceil((from - now) / 1000) });
  if (retryAfter !== undefined) return refuse('too-many-attempts', { retryAfter });
  return { kind: 'advance', stage: { at: 'new-address-code', email, ...(isTaken ? { taken: true } : {}) } };
};

/** Decides whether a code proves the address that it was sent to. */
export const decideAddressCode: Decide<'new-address-code', 'code'> = (flow, _answer, facts, policy) => {
  const { account, attempt, sentHash, now } = facts;
  if (!admitted(attempt)) return refuse('locked');
  const delivered = account && deliveredOf(flow, account);
  if (delivered?.linkOnly) return refuse('not-offered', { field: 'kind' });
  if (!account || !delivered || flow.stage.taken || sentHash === undefined)
    return wrongCode('invalid-code', attempt, policy);
  const verdict = acceptDelivered(delivered, sentHash, now);
  if (!verdict.ok) return wrongCode(verdict.code, attempt, policy);
  const decision = changed(flow, account, facts, policy);
  const refundsAttempt = { ways: [SET_UP_ID], locked: attempt.left === 0 }; // no sign-in ends with it
  return decision.kind === 'advance' ? { ...decision, refundsAttempt } : decision;
};

/**
 * Goes on where the link of the mail was opened in this browser. It is no guess; a lock stops it all the same.
 */
export const decideAddressLink: Decide<'new-address-code', 'link'> = (flow, _answer, facts, policy) => {
  const { account, lock, now } = facts;
  if (lock !== undefined) return refuse('locked');
  const delivered = account && deliveredOf(flow, account);
  if (!account || flow.stage.taken || !delivered?.approved) return refuse('not-offered', { field: 'kind' });
  return isOut(delivered, now) ? changed(flow, account, facts, policy) : refuse('code-expired');
};

/** Asks for another code. Whether one may be sent is decided when it is counted. */
export const decideAddressResend: Decide<'new-address-code', 'resend'> = ({ stage }, _answer, { retryAfter }) =>
  retryAfter === undefined ? { kind: 'advance', stage, resend: true } : refuse('too-many-attempts', { retryAfter });

/** The account gets the address. Who reads the mail of the former one is told, and can undo it. */
function changed(
  flow: Proving,
  account: Account,
  { now, undoId }: Pick<FactsOf<'code'>, 'now' | 'undoId'>,
  policy: Policy,
): Decision {
  if (!isFreshFlow(flow, policy, now)) return STALE;
  const asked = askedMeanwhile(flow, account, policy);
  if (asked) return asked;
  if (undoId === undefined) return refuse('flow-over');
  const { email: to } = flow.stage;
  const { email: from } = account;
  return {
    kind: 'advance',
    stage: { at: 'done', notice: 'address-changed' },
    identifier: to,
    rotatesId: true,
    spend: {
      kind: 'change-address',
      from,
      to,
      id: undoId,
      isGuardProved: isGuardProved(flow),
      until: freshUntil(flow, policy),
    },
    signIn: {},
    notice: { kind: 'address-changed', from, undoId },
  };
}

const isGuardProved = ({ secondFactor }: Flow): boolean => secondFactor === 'proved';

/** Asks for a factor that came since the flow began: the session that it began in has not proved it. */
function askedMeanwhile(flow: Flow, account: Account, policy: Policy): Decision | undefined {
  const stage = isGuardProved(flow) ? undefined : guardingChallenge(flow, account, policy);
  return stage && { kind: 'advance', stage };
}

const deliveredOf = (flow: Proving, account: Account) => {
  const recipient = recipientOf(flow.stage, account);
  return recipient && deliveredTo(flow, recipient);
};
