import type { ProblemCode, Step } from '@sallyport/protocol';
import {
  eventsOfAdvance,
  invites,
  isSigningUp,
  signsIn,
  spendOn,
  stillHolds,
  type Account,
  type Advance,
  type Flow,
  type SourceCount,
  type Spend,
} from '@sallyport/rules';
import { addresseeOf, changeAccount, readAccount } from '../accounts/account-store.ts';
import { readLock, returnAttempt } from '../accounts/attempts.ts';
import { claimNewAddress } from '../accounts/claim-address.ts';
import { claimForAcceptance } from '../accounts/invited-account.ts';
import { recentChanges } from '../audit/recent-changes.ts';
import { record, recordFlow } from '../audit/record.ts';
import { sendNotice } from '../notices/send-notice.ts';
import { offerPasskey } from '../passkeys/automatic-passkey.ts';
import { spendChallenge } from '../passkeys/challenge.ts';
import { hintOf, type TenantPorts } from '../policies/for-tenant.ts';
import type { Caller } from '../ports/caller.ts';
import { allOver } from '../all-over.ts';
import { openSession } from '../sessions/session-store.ts';
import { sessionView } from '../sessions/session-view.ts';
import { advanceFlow, holdFlow, type OpenFlow } from './flow-store.ts';
import { grant } from './grant.ts';
import { leadToProvider } from './lead-to-provider.ts';
import { conflictStep, endedStep, withProblem, type Outcome } from './outcome.ts';
import { accountOf, renderStep, type LockState, type ShownOnce } from './render-step.ts';
import { prepareDelivery } from './sending/prepare-delivery.ts';
import { deliver, type Sent } from './sending/deliver.ts';
import { sendRecovery } from './sending/send-recovery.ts';
import { sendSignUp } from './sending/send-sign-up.ts';
import { providerInstead } from './single-sign-on.ts';

/** What was found out for an answer that goes on. */
interface Gathered {
  /** The flow's account, as it was read for this answer. */
  account?: Account | undefined;
  /** Backup codes in clear, for the one answer that may show them. */
  newCodes?: string[] | undefined;
  /** What its source was counted for. */
  counted?: readonly SourceCount[] | undefined;
}

/**
 * Carries out what was decided: spends, goes on, grants, tells. Each of the first two can be lost to another answer.
 */
export async function advance(
  ports: TenantPorts,
  caller: Caller,
  open: OpenFlow,
  decision: Advance,
  { account: read, newCodes, counted }: Gathered = {},
): Promise<Outcome> {
  const next = nextFlow(ports, open.flow, decision, counted);
  if (next.stage.at === 'recovery') {
    const sent = await sendRecovery(ports, caller, open, { ...next, stage: next.stage });
    // what was asked too often leaves no event: a stranger would fill a tenant's list
    if (sent && !sent.problem && open.flow.stage.at === 'identify') await recordAsked(ports, caller, next.stage);
    return sent ? { step: await stepOf(ports, sent) } : conflictStep(ports, caller, open);
  }
  if (isSigningUp(next)) {
    const sent = await sendSignUp(ports, caller, open, next, decision);
    return sent ? { step: await stepOf(ports, sent) } : conflictStep(ports, caller, open);
  }
  if (next.stage.at === 'redirect') {
    const advanced = await advanceFlow(ports, open, next, false); // nothing is proved, of anybody
    return advanced ? { step: await renderStep(ports, advanced) } : conflictStep(ports, caller, open);
  }
  // What is spent is spent on the account as it is at that instant; only where nothing is, it is read once more.
  const before = decision.account ?? (decision.spend ? read : undefined) ?? (await accountOf(ports, next));
  if (!before || before.epoch !== next.epoch) return { step: endedStep(open) }; // all that was proved ended meanwhile
  const isAsked = decision.signIn !== undefined || signsIn(next.purpose);
  const provider = isAsked ? await providerInstead(ports, before) : undefined;
  if (provider !== undefined) return leadToProvider(ports, caller, open, before, provider);
  const startedIn = next.session === undefined ? undefined : await openSession(ports, next.session);
  if (next.session !== undefined && !startedIn) return { step: endedStep(open) }; // it ended meanwhile
  const account = decision.spend ? await spend(ports, caller, before, decision.spend) : before;
  if (!account) return spendConflict(ports, open, before, decision.spend);
  const spentAt = ports.clock();
  // told at once: it is done, whatever fails from here on
  if (decision.spend && decision.notice) await sendNotice(ports, account, decision.notice, caller.device);
  const going: Flow = { ...next, epoch: account.epoch }; // a new password has ended every flow but this one
  // Both are over before anything is granted, and no event is lost to an error beside it.
  const [, { advanced, outgoing, problem, lockState }] = await allOver([
    recordFlow(ports, caller, account, eventsOfAdvance(decision), account.id),
    moveFlow(ports, caller, open, going, account, decision),
  ]);
  if (!advanced) return conflictStep(ports, caller, open); // what was spent stays so
  const sent = outgoing ? await deliver(ports, caller, advanced, account, outgoing) : { open: advanced, problem };
  const granted = decision.signIn ? await grant(ports, caller, account, next, decision.signIn, startedIn) : {};
  if (decision.refundsAttempt) await returnAttempt(ports, account.id, decision.refundsAttempt);
  if (!decision.spend && decision.notice) await sendNotice(ports, account, decision.notice, caller.device);
  if (!granted) return { step: endedStep(open) };
  const tells = next.purpose === 'not-me' && next.stage.at === 'done';
  const shownOnce: ShownOnce = {
    ...(newCodes && next.stage.at === 'backup-codes' ? { codes: newCodes } : {}),
    ...(tells ? { changes: await recentChanges(ports, account, spentAt) } : {}),
    ...(granted.session ? { session: sessionView(account, granted.session.session, ports.policy, ports.clock()) } : {}),
    ...(granted.session && next.purpose === 'sign-in' ? await offerPasskey(ports, account, granted.session) : {}),
  };
  return { step: await stepOf(ports, sent, account, shownOnce, lockState), ...granted };
}

/** Gets a message ready, goes on by compare-and-swap, and reads meanwhile what the next step shows. */
async function moveFlow(
  ports: TenantPorts,
  caller: Caller,
  open: OpenFlow,
  next: Flow,
  account: Account,
  { resend, rotatesId, refundsAttempt }: Advance,
) {
  const { flow, ...message } = await prepareDelivery(ports, caller, next, account, resend ?? false);
  const showsLock = next.stage.at !== 'done' && !refundsAttempt; // what is given back may end a lock
  const [advanced, lockState] = await Promise.all([
    advanceFlow(ports, open, flow, rotatesId ?? false),
    showsLock ? readLock(ports, account.id).then((lock): LockState => ({ lock })) : undefined,
  ]);
  return { advanced, lockState, ...message };
}

/**
 * Somebody asked for a recovery: of the account that they named, or of nobody; either is one read and one event.
 */
const recordAsked = async (ports: TenantPorts, caller: Caller, stage: Parameters<typeof addresseeOf>[1]) =>
  record(ports, caller, { kind: 'recovery-asked', account: await addresseeOf(ports, stage) });

/** The step that a flow has come to, and why no code is out for it. */
async function stepOf(
  ports: TenantPorts,
  { open, problem }: Sent,
  account?: Account,
  shownOnce?: ShownOnce,
  lockState?: LockState,
): Promise<Step> {
  const step = await renderStep(ports, open, account, shownOnce, lockState);
  return problem ? withProblem(step, problem) : step;
}

function nextFlow(
  ports: TenantPorts,
  flow: Flow,
  { stage, identifier, account, amr, channels, secondFactor }: Advance,
  counted: readonly SourceCount[] = [],
): Flow {
  const { tenantEpoch, policy, clock } = ports;
  const hint = hintOf(ports);
  // Its own names come first. V8 gives every object that begins with a spread a hidden class of its own as soon as a
  // name is added that wasn't spread: some microseconds each, and whatever reads the object is slow for it.
  const { revision, stage: _answered, ...kept } = flow;
  return {
    revision: revision + 1,
    stage,
    ...kept,
    ...(identifier === undefined ? {} : { identifier }),
    ...(account
      ? {
          account: account.id,
          epoch: account.epoch,
          tenantEpoch: flow.tenantEpoch ?? tenantEpoch,
          ...(hint ? { hint } : {}),
          expiresAt: flow.startedAt + policy.flow.lifetime * 1000, // now that it is known whose flow it is
        }
      : {}),
    ...(amr ? { amr, ...(channels ? { channels } : {}), provedAt: clock() } : {}),
    ...(secondFactor ? { secondFactor } : {}),
    ...(counted.length > 0 ? { counted: [...(flow.counted ?? []), ...counted] } : {}),
  };
}

/** Spends on the account as it is at this instant, if it is still the one that the flow was opened for. */
async function spend(ports: TenantPorts, caller: Caller, before: Account, what: NonNullable<Advance['spend']>) {
  const { id, epoch } = before;
  const challenge = what.kind === 'passkey' ? what.challenge : undefined;
  if (challenge !== undefined && !(await spendChallenge(ports, challenge))) return undefined;
  const until = await claimedUntil(ports, before, what);
  if (until === undefined) return undefined;
  const state = what.kind === 'accept-invitation' ? 'invited' : 'active';
  return changeAccount(
    ports,
    id,
    (current, now) =>
      current.state === state && current.epoch === epoch && now < until
        ? spendOn(current, what, ports.policy, { at: now, device: caller.device })
        : undefined,
    before,
  );
}

/** Claims what the account is to go by: until when that holds, Unix time in ms. */
async function claimedUntil(ports: TenantPorts, before: Account, what: Spend): Promise<number | undefined> {
  if (what.kind === 'accept-invitation') return claimForAcceptance(ports, before);
  return what.kind === 'change-address' ? claimNewAddress(ports, before, what.to) : Infinity;
}

/**
 * Another answer spent it first: the step stays, with why; a factor enrolled or a device removed meanwhile ends the
 * flow, and so does the end of all that was proved. An invitation that stands can't be accepted where the address has
 * become another account's, and no address changed to it: that is told, to who has its mailbox.
 */
async function spendConflict(
  ports: TenantPorts,
  open: OpenFlow,
  before: Account,
  what: Spend | undefined,
): Promise<Outcome> {
  const code = what && LOST[what.kind];
  const account = await readAccount(ports, before.id);
  const isInvited = what?.kind !== 'accept-invitation' || (account && invites(account, what.hash, ports.clock()));
  const stands = account?.epoch === before.epoch && account.state === before.state && isInvited;
  if (!code || !stands || isChangedMeanwhile(ports, account, what)) return { step: endedStep(open) };
  const held = what.kind === 'change-address' ? await anotherAddress(ports, open) : await holdFlow(ports, open);
  if (!held) return { step: endedStep(open) };
  return { step: withProblem(await renderStep(ports, held), { code }) };
}

/** A change of address that is lost to another one, or to a factor that came since, or came too late for its proof. */
const isChangedMeanwhile = ({ clock }: TenantPorts, account: Account, what: Spend): boolean =>
  what.kind === 'change-address' && (account.email !== what.from || !stillHolds(account, what, clock()));

/** Back to where the address is typed. */
const anotherAddress = (ports: TenantPorts, open: OpenFlow) =>
  advanceFlow(ports, open, { ...open.flow, revision: open.flow.revision + 1, stage: { at: 'new-address' } }, false);

const LOST: Partial<Record<Spend['kind'], ProblemCode>> = {
  'totp-step': 'code-used',
  'backup-code': 'code-used',
  passkey: 'invalid-passkey',
  grace: 'enforced',
  'accept-invitation': 'identifier-taken',
  'change-address': 'identifier-taken',
};
