import type { FactorType } from '@sallyport/protocol';
import { BACKUP_CODE_ID, type Account, type TotpAuthenticator } from '../account.ts';
import { lowBackupCodes } from '../backup-code.ts';
import type { Policy } from '../policy/policy.ts';
import { prove, type ProofChannel } from '../proofs.ts';
import { acceptTotp } from '../totp.ts';
import { trustDays } from '../trust.ts';
import { admitted, wrongFactor } from './counted.ts';
import { refuse, type Advance, type Decide, type Decision, type FactsOf, type Spend } from './decision.ts';
import { acceptDelivered, deliveredTo, isOut, provedBy, recipientOf, type Delivered } from './delivery.ts';
import { enrolStage, mustReplace } from './enrol-stage.ts';
import { signsIn, type Flow } from './flow.ts';
import type { Stage } from './stages.ts';
import { challengedApps, waysOf } from './ways.ts';

export type Challenged = Flow & { stage: Extract<Stage, { at: 'challenge' }> };

/** What was proved, and what it costs. */
export interface Proved {
  type: FactorType;
  channels: ProofChannel[];
  spend?: Spend;
  /** Backup codes that are left, after one of them. */
  left?: number;
}

type Proof =
  | ({ ok: true } & Proved)
  | { ok: false; code: 'invalid-code' | 'code-used' | 'code-expired' | 'code-replaced' };

const WRONG: Proof = { ok: false, code: 'invalid-code' };

/**
 * Decides whether a code proves the second factor. It is judged for the authenticator that the flow asked for, no other
 * (R-25).
 */
export const decideCode: Decide<'challenge', 'code'> = (flow, { code, trustDevice }, facts, policy) => {
  const { account, attempt } = facts;
  if (!admitted(attempt)) return refuse('locked');
  if (!account || !isOffered(flow, account, policy)) return refuse('not-offered');
  if (sentFor(flow, account)?.linkOnly) return refuse('not-offered', { field: 'kind' });
  const proof = judge(flow, code, account, facts);
  if (!proof.ok) return wrongFactor(flow, proof.code, attempt, policy);
  return goOn(flow, proof, facts, account, policy, trustDevice);
};

/**
 * Goes on where the link of the mail was opened in this browser. It is no guess; a lock stops it all the same.
 */
export const decideLink: Decide<'challenge', 'link'> = (flow, { trustDevice }, facts, policy) => {
  const { account, lock, now } = facts;
  if (lock !== undefined) return refuse('locked');
  if (!account || !isOffered(flow, account, policy)) return refuse('not-offered');
  const recipient = recipientOf(flow.stage, account);
  const delivered = recipient && deliveredTo(flow, recipient);
  if (!recipient || !delivered?.approved) return refuse('not-offered', { field: 'kind' });
  if (!isOut(delivered, now)) return refuse('code-expired');
  const spend = useOf(flow);
  return goOn(flow, { type: recipient.via, channels: ['mailbox'], spend }, facts, account, policy, trustDevice);
};

/** Whether the flow still asks for something that the person has and policy allows. */
export const isOffered = (flow: Challenged, account: Account, policy: Policy): boolean =>
  waysOf(account, policy, flow).some(({ id }) => id === flow.stage.authenticator);

function judge(flow: Challenged, code: string, account: Account, facts: FactsOf<'code'>): Proof {
  const { authenticator: id } = flow.stage;
  if (id === BACKUP_CODE_ID) return backupCode(account, facts);
  const authenticator = account.authenticators.find((each) => each.id === id);
  if (!authenticator) return WRONG;
  return authenticator.type === 'totp'
    ? appCode(challengedApps(flow, account), code, facts)
    : sentCode(flow, account, facts);
}

/**
 * A code is compared with every app that is asked for, whichever it fits. One whose time step was spent at any of them
 * is told apart, and opens nothing at another either: the next one will do.
 */
function appCode(apps: readonly TotpAuthenticator[], code: string, { totpSecrets, now }: FactsOf<'code'>): Proof {
  const verdicts = apps.flatMap(({ id, lastStep }) => {
    const secret = totpSecrets?.get(id);
    return secret ? [{ id, verdict: acceptTotp(code, secret, lastStep, now) }] : [];
  });
  if (verdicts.some(({ verdict }) => !verdict.ok && verdict.reason === 'replayed'))
    return { ok: false, code: 'code-used' };
  const [right] = verdicts.flatMap(({ id, verdict }) => (verdict.ok ? [{ id, step: verdict.step }] : []));
  if (!right) return WRONG;
  return {
    ok: true,
    type: 'totp',
    channels: ['app'],
    spend: { kind: 'totp-step', authenticator: right.id, step: right.step },
  };
}

/** What is written down of what was sent. */
const useOf = ({ stage: { authenticator } }: Challenged): Spend => ({ kind: 'sent-code', authenticator });

/** A code that was sent is spent by the flow's own going on: it is this flow's alone. */
function sentCode(flow: Challenged, account: Account, { sentHash, now }: FactsOf<'code'>): Proof {
  const recipient = recipientOf(flow.stage, account);
  const delivered = sentFor(flow, account);
  if (!recipient || !delivered || sentHash === undefined) return WRONG;
  const verdict = acceptDelivered(delivered, sentHash, now);
  if (!verdict.ok) return verdict;
  return { ok: true, type: recipient.via, channels: [provedBy(delivered.via)], spend: useOf(flow) };
}

/** What was sent for the factor that is asked for, where it is one whose codes are sent. */
function sentFor(flow: Challenged, account: Account): Delivered | undefined {
  const recipient = recipientOf(flow.stage, account);
  return recipient && deliveredTo(flow, recipient);
}

/** A backup code is spent by being used, and the person is told how many are left. */
function backupCode(account: Account, { backupCodeHash }: FactsOf<'code'>): Proof {
  if (!backupCodeHash || !account.backupCodes.includes(backupCodeHash)) return WRONG;
  const left = account.backupCodes.length - 1;
  return {
    ok: true,
    type: 'backup-code',
    channels: ['backup-code'],
    spend: { kind: 'backup-code', hash: backupCodeHash },
    left,
  };
}

/**
 * What the proof leads to: the end of the sign-in, the factor that is to be set up, or the end of a trial. Where
 * policy has the proved one no more, one that it has must be set up before the sign-in is whole. In a recovery,
 * and where the password is changed, the new one comes after it.
 */
export function goOn(
  flow: Challenged,
  proved: Proved,
  { attempt, newSealedSecret }: Pick<FactsOf<'code'>, 'attempt' | 'newSealedSecret'>,
  account: Account,
  policy: Policy,
  trustDevice = false,
): Decision {
  const { purpose, stage } = flow;
  const { type, spend, left } = proved;
  const days = trustDevice && purpose === 'sign-in' ? trustDays(policy, type) : undefined;
  const common = {
    kind: 'advance',
    ...(spend ? { spend } : {}),
    ...(left === undefined ? {} : { notice: { kind: 'backup-code-used', left } }),
  } satisfies Partial<Advance>;
  if (purpose === 'try') {
    // a link was no attempt: there is none to give back
    const refund = admitted(attempt)
      ? { refundsAttempt: { ways: [stage.authenticator], locked: attempt.left === 0 } }
      : {};
    return { stage: { at: 'done', notice: 'factor-tried', factor: type }, ...common, ...refund };
  }
  const risen = {
    secondFactor: 'proved',
    rotatesId: true,
    ...common,
    ...prove(flow, ...proved.channels),
  } as const;
  if (purpose === 'enrol') {
    const next = enrolStage(flow, account, policy, newSealedSecret);
    return typeof next === 'string' ? refuse(next) : { stage: next, ...risen };
  }
  if (purpose === 'change-address') return { stage: { at: 'new-address' }, ...risen };
  if (purpose === 'recover' || purpose === 'change-password' || purpose === 'not-me')
    return { stage: { at: 'new-password' }, ...risen };
  if (signsIn(purpose) && mustReplace(account, policy)) return { stage: { at: 'enrol-choose' }, ...risen };
  const low = left === undefined ? undefined : lowBackupCodes(left);
  return {
    stage: low === undefined ? { at: 'done' } : { at: 'done', notice: 'backup-codes-low', backupCodesLeft: low },
    signIn: days === undefined ? {} : { trustDays: days },
    ...risen,
  };
}

/** Switches to another of the person's ways; the count of wrong codes goes on. */
export const decideChoose: Decide<'challenge' | 'choose', 'choose'> = (flow, { authenticator }, { account }, policy) =>
  account && flow.purpose !== 'try' && waysOf(account, policy, flow).some(({ id }) => id === authenticator)
    ? { kind: 'advance', stage: { at: 'challenge', authenticator } }
    : refuse('not-offered', { field: 'authenticator' });
