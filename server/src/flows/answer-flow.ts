import type { Answer, Problem } from '@sallyport/protocol';
import {
  decide,
  eventsOfRefusal,
  eventsOfTurningOff,
  guessedAuthenticators,
  passesLock,
  traitsOf,
  turnOff,
  type Account,
  type Advance,
  type AttemptVerdict,
  type Decision,
} from '@sallyport/rules';
import { reserveAttempt } from '../accounts/attempts.ts';
import { indexNow } from '../accounts/index-account.ts';
import { reserveInRecovery, type RecoveryReserve } from '../accounts/recovery-attempts.ts';
import { recordFlow } from '../audit/record.ts';
import { sendNotice } from '../notices/send-notice.ts';
import { forNobody, forPerson, type TenantPorts } from '../policies/for-tenant.ts';
import type { Caller } from '../ports/caller.ts';
import type { Ports } from '../ports/ports.ts';
import { allOver } from '../all-over.ts';
import { advance } from './advance.ts';
import { gatherFacts, namedAccount } from './facts/gather-facts.ts';
import { deleteFlow, holdFlow, readFlow, type OpenFlow } from './flow-store.ts';
import { join } from './join.ts';
import { endedStep, withProblem, type Outcome } from './outcome.ts';
import { forFlow, renderStep, isOpen } from './render-step.ts';
import { turnOffGuessed } from './turn-off-guessed.ts';

/** Answers the open step of a flow. `undefined` where this browser has no such flow. */
export async function answerFlow(
  ports: Ports,
  caller: Caller,
  id: string,
  answer: Answer,
): Promise<Outcome | undefined> {
  const open = await readFlow(ports, id, caller);
  return open && answerOpenFlow(ports, caller, open, answer);
}

/** What has been looked up already for a flow that begins with its first answer: alike for everybody. */
export interface StartLookups {
  /** Those that hold before anybody is known. */
  forNobody: TenantPorts;
  /** Whom the answer names, where that was looked up. */
  named?: { account: Account | undefined } | undefined;
}

/** The flow's account, or the one that the answer names, which proves nothing yet; and the policy in force for it. */
async function whoAnswers(ports: Ports, flow: OpenFlow['flow'], answer: Answer, lookups: StartLookups | undefined) {
  if (flow.account !== undefined) {
    const { account, tenantPorts } = await forFlow(ports, flow);
    return { account, subject: account, tenantPorts };
  }
  const named = flow.stage.at === 'credentials' ? lookups?.named : undefined;
  const subject = named ? named.account : await namedAccount(ports, flow, answer);
  return { account: undefined, subject, tenantPorts: await forPerson(ports, subject) };
}

/**
 * The order that nothing may leave: read, count the attempt, decide, spend, advance, begin a session, tell the person,
 * answer. Whoever loses a compare-and-swap on the way is answered with the step as it is then, and granted nothing.
 */
export async function answerOpenFlow(
  ports: Ports,
  caller: Caller,
  open: OpenFlow,
  answer: Answer,
  lookups?: StartLookups,
): Promise<Outcome> {
  const { flow } = open;
  const { account, subject, tenantPorts } = await whoAnswers(ports, flow, answer, lookups);
  let current = account;
  if (!(await isOpen(tenantPorts, flow, account))) return { step: endedStep(open) };
  if (answer.revision !== flow.revision) return refuseWith({ code: 'answered-elsewhere' });

  const guessed = account && guessedAuthenticators(flow, answer, account, tenantPorts.policy);
  const reserve = account && guessed ? await count(account, guessed) : undefined;
  const attempt = reserve?.verdict;
  const overdue = (attempt && 'overdue' in attempt && attempt.overdue) || [];
  // for this answer alone: their hundredth code may be on its way still, and be right
  if (account && overdue.length > 0) current = turnOff(account, ...overdue);
  const isPastLock = account !== undefined && passesLock(flow, account, tenantPorts.policy);
  if (attempt && !attempt.admitted && !isPastLock) return refuseAttempt(attempt);

  const asked = { caller, open, flow, answer, account: account ? current : subject };
  const { facts, newCodes, exhausted, counted, refund } = await gatherFacts(tenantPorts, asked, attempt);
  const decision = decide(flow, answer, facts, tenantPorts.policy);
  const [outcome] = await allOver([
    decision.kind === 'advance' ? goOn(decision) : stay(decision),
    refund?.(),
    decision.kind === 'advance' ? reserve?.refund?.() : undefined,
  ]);
  return outcome;

  /** In a recovery nothing is counted that a sign-in is refused by. */
  async function count(guarded: Account, ways: readonly string[]): Promise<RecoveryReserve> {
    return flow.purpose === 'recover' && traitsOf(flow.stage).asks
      ? reserveInRecovery(tenantPorts, caller, open.id, guarded)
      : { verdict: await reserveAttempt(tenantPorts, guarded.id, ways) };
  }

  async function goOn(going: Advance): Promise<Outcome> {
    // a whole sign-in forgets the counts that keep these out
    if (account && overdue.length > 0) {
      await recordFlow(tenantPorts, caller, account, eventsOfTurningOff(account, overdue));
      current = await turnOffGuessed(ports, caller, account.id, overdue);
    }
    if (going.createsAccount) return join(tenantPorts, caller, open, going.createsAccount, going);
    const named = going.account; // a recovery's code tells whose tenant's rules and epoch count from here on
    const rules = named && named.id !== subject?.id ? await forPerson(ports, named) : tenantPorts;
    return advance(rules, caller, open, going, { account: current, newCodes, counted });
  }

  async function stay(refused: Extract<Decision, { kind: 'refuse' }>): Promise<Outcome> {
    if (!exhausted) await recordFlow(tenantPorts, caller, facts.account, eventsOfRefusal(flow, answer, refused, facts));
    if (refused.notice?.kind === 'locked' && facts.account) await indexNow(ports, facts.account);
    if (refused.disables && account) current = await turnOffGuessed(ports, caller, account.id, refused.disables);
    if (refused.notice && facts.account) await sendNotice(ports, facts.account, refused.notice, caller.device);
    if (refused.endsFlow) {
      await deleteFlow(ports, open.id);
      return { step: endedStep(open) };
    }
    return refuseWith(refused.problem, await holdFlow(ports, open));
  }

  /**
   * Before anything is proved a refusal shows what it would show to anybody: the policy of the one named would tell of
   * them.
   */
  async function shown(): Promise<TenantPorts> {
    return account ? tenantPorts : (lookups?.forNobody ?? forNobody(ports));
  }

  /**
   * A lock is a step of its own; where one way alone ended, or a check came too fast, the step stays, with a problem.
   */
  async function refuseAttempt(verdict: Extract<AttemptVerdict, { admitted: false }>): Promise<Outcome> {
    if (verdict.reason === 'locked')
      return { step: { problem: { code: 'locked' }, ...(await renderStep(await shown(), open)) } };
    const retryAfter = Math.ceil((verdict.until - ports.clock()) / 1000);
    return refuseWith({ code: 'too-many-attempts', retryAfter });
  }

  async function refuseWith(problem: Problem, at = open): Promise<Outcome> {
    return { step: withProblem(await renderStep(await shown(), at, current), problem) };
  }
}
