import type { Authenticator } from '../account.ts';
import { hasUsedGrace, ownGrace } from '../enforcement.ts';
import { factorsOf } from '../factors.ts';
import { isGuarded } from '../guards.ts';
import type { Policy } from '../policy/policy.ts';
import { prove, type ProofChannel } from '../proofs.ts';
import { acceptTotp } from '../totp.ts';
import { admitted, wrongCode } from './counted.ts';
import { refuse, STALE, type Advance, type Decide, type Decision, type FactsOf } from './decision.ts';
import { acceptDelivered, deliveredTo, isOut, provedBy, recipientOf } from './delivery.ts';
import { mustSetUp, offerOf, setUpOf } from './enrol-stage.ts';
import { isFreshFlow, mayAdd, signsIn, type Flow } from './flow.ts';
import { leavingFor } from './room.ts';
import type { End, Stage } from './stages.ts';
import { offersOf } from './ways.ts';

type At<S extends Stage['at']> = Flow & { stage: Extract<Stage, { at: S }> };

/** Begins to set up the factor that the person chose. The secret is the server's own, and new each time. */
export const decideEnrol: Decide<'enrol-choose', 'enrol'> = (_flow, { type }, { account, newSealedSecret }, policy) => {
  if (!account || !offersOf(account, policy).includes(type)) return refuse('not-offered', { field: 'type' });
  const stage = setUpOf(type, newSealedSecret);
  return stage ? { kind: 'advance', stage } : refuse('not-offered', { field: 'type' });
};

/** Goes on without a factor, while none is asked for yet; a person's own grace is used up by it. */
export const decideSkip: Decide<'enrol-choose', 'skip'> = ({ purpose }, _answer, facts, policy) => {
  const { account, now, flowMark: flow } = facts;
  if (!account || !signsIn(purpose)) return refuse('not-offered', { field: 'kind' });
  const isRepeated = hasUsedGrace(account, policy, now, flow);
  if (!isRepeated && mustSetUp(account, policy, now)) return refuse('enforced');
  const uses = isRepeated || ownGrace(account, policy, now) !== undefined;
  const spend = uses ? ({ spend: { kind: 'grace', flow }, secondFactor: 'grace' } as const) : {};
  return { kind: 'advance', stage: { at: 'done' }, rotatesId: true, signIn: {}, ...spend };
};

/** Takes the number that a code is sent to. It can't be changed while that code is out: only by going back. */
export const decidePhone: Decide<'enrol-phone', 'phone'> = ({ replaces }, _answer, { account, phone }, policy) => {
  // switched off meanwhile
  if (!account || offerOf('sms', account, policy, replaces) !== true) return refuse('not-offered');
  return phone === undefined
    ? refuse('bad-request', { field: 'number' })
    : { kind: 'advance', stage: { at: 'enrol-sms', number: phone } };
};

/** Leaves a set-up half-way: nothing of it stays (EN-3). */
export const decideBack: Decide<
  'enrol-totp' | 'enrol-email' | 'enrol-phone' | 'enrol-sms' | 'enrol-passkey',
  'back'
> = ({ stage }) => ({
  kind: 'advance',
  stage: { at: stage.at === 'enrol-sms' ? 'enrol-phone' : 'enrol-choose' },
});

/**
 * Decides whether the first code of an authenticator app makes it active. Its time step is spent with it, so
 * that the set-up code is no sign-in code.
 */
export const decideFirstCode: Decide<'enrol-totp', 'code'> = (flow, { code }, facts, policy) => {
  const { attempt, now, totpSecret, newFactor } = facts;
  if (!admitted(attempt)) return refuse('locked');
  if (!totpSecret || !newFactor) return refuse('flow-over');
  const verdict = acceptTotp(code, totpSecret, null, now);
  if (!verdict.ok) return wrongCode('invalid-code', attempt, policy);
  const { sealedSecret } = flow.stage;
  const app: Authenticator = { id: newFactor.id, type: 'totp', sealedSecret, lastStep: verdict.step, addedAt: now };
  return activate(flow, app, ['app'], facts, policy);
};

/** Decides whether a code proves the address or the number that it was sent to. */
export const decideFirstSentCode: Decide<'enrol-email' | 'enrol-sms', 'code'> = (flow, _answer, facts, policy) => {
  const { account, attempt, now, sentHash, newFactor } = facts;
  if (!admitted(attempt)) return refuse('locked');
  const recipient = account && recipientOf(flow.stage, account);
  const delivered = recipient && deliveredTo(flow, recipient);
  if (delivered?.linkOnly) return refuse('not-offered', { field: 'kind' });
  if (!newFactor || sentHash === undefined || !delivered) return wrongCode('invalid-code', attempt, policy);
  const verdict = acceptDelivered(delivered, sentHash, now);
  if (!verdict.ok) return wrongCode(verdict.code, attempt, policy);
  if (delivered.via !== recipient.via) return refuse('not-offered'); // a code by mail proves no phone
  return activate(flow, sentTo(flow, newFactor.id, now), [provedBy(delivered.via)], facts, policy);
};

/** The link of the mail was opened in this browser: it proves the address as its code does. */
export const decideFirstLink: Decide<'enrol-email', 'link'> = (flow, _answer, facts, policy) => {
  const { account, lock, now, newFactor } = facts;
  if (lock !== undefined) return refuse('locked');
  const recipient = account && recipientOf(flow.stage, account);
  const delivered = recipient && deliveredTo(flow, recipient);
  if (!newFactor || !delivered?.approved) return refuse('not-offered', { field: 'kind' });
  if (!isOut(delivered, now)) return refuse('code-expired');
  return activate(flow, sentTo(flow, newFactor.id, now), ['mailbox'], facts, policy);
};

const sentTo = ({ stage }: At<'enrol-email' | 'enrol-sms'>, id: string, now: number): Authenticator =>
  stage.at === 'enrol-email'
    ? { id, type: 'email', addedAt: now }
    : { id, type: 'sms', number: stage.number, addedAt: now };

/**
 * Makes the authenticator active. Backup codes come with the first one, where policy has them; then they are
 * shown before the sign-in is whole.
 *
 * @param more  What else the person is told at the end.
 */
export function activate(
  flow: Flow,
  authenticator: Authenticator,
  channels: ProofChannel[],
  { account, newFactor, now }: Pick<FactsOf<'code'>, 'account' | 'newFactor' | 'now'>,
  policy: Policy,
  more: Pick<End, 'beside'> = {},
): Decision {
  const { type } = authenticator;
  if (!isFreshFlow(flow, policy, now)) return STALE;
  // switched off meanwhile
  if (!account || offerOf(type, account, policy, flow.replaces) !== true) return refuse('not-offered');
  const allowed = factorsOf(account, policy);
  const isFirst = !isGuarded(account);
  const leaving = (leavingFor(type, account, policy, flow.replaces) ?? []).map(({ id }) => id);
  const change = leaving.length > 0 ? 'factor-replaced' : 'factor-added';
  const backupCodes = isFirst && allowed.includes('backup-code') ? (newFactor?.backupCodes ?? []) : [];
  return {
    kind: 'advance',
    ...endWith({ notice: isFirst ? 'mfa-enabled' : change, factor: type, ...more }, backupCodes),
    ...prove(flow, ...channels),
    secondFactor: 'proved',
    rotatesId: true,
    spend: { kind: 'add-authenticator', authenticator, backupCodes, leaving, beside: mayAdd(flow) },
    notice: isFirst ? { kind: 'mfa-enabled' } : { kind: change, factor: type },
  };
}

/** The sign-in is whole, once new backup codes were shown. */
const endWith = (end: End, backupCodes: string[]): Pick<Advance, 'stage' | 'signIn'> =>
  backupCodes.length > 0
    ? { stage: { at: 'backup-codes', count: backupCodes.length, ...end } }
    : { stage: { at: 'done', ...end }, signIn: {} };

/** Makes a new set of backup codes: the old ones are void. */
export const decideRenewal: Decide<'renew-backup-codes', 'enrol'> = (flow, { type }, facts, policy) => {
  const { account, newFactor, now } = facts;
  if (type !== 'backup-code' || !newFactor || !account || offerOf(type, account, policy) !== true)
    return refuse('not-offered', { field: 'type' });
  if (!isFreshFlow(flow, policy, now)) return STALE;
  return {
    kind: 'advance',
    ...endWith({ notice: 'backup-codes-new' }, newFactor.backupCodes),
    rotatesId: true,
    spend: { kind: 'renew-backup-codes', backupCodes: newFactor.backupCodes },
    notice: { kind: 'backup-codes-new' },
  };
};

/** The codes are kept somewhere: the sign-in is whole. */
export const decideSaved: Decide<'backup-codes', 'saved'> = ({ stage: { notice, factor, beside } }) => ({
  kind: 'advance',
  stage: {
    at: 'done',
    ...(notice ? { notice } : {}),
    ...(factor ? { factor } : {}),
    ...(beside ? { beside } : {}),
  },
  rotatesId: true,
  signIn: {},
});
