import type { Answer, AuditDetails, AuditKind, FactorType, ProblemCode } from '@sallyport/protocol';
import { BACKUP_CODE_ID, type Account } from '../account.ts';
import type { LockEnd } from '../attempts.ts';
import { isBreakGlass } from '../break-glass.ts';
import { reportedFrom } from '../enforcement.ts';
import type { Policy } from '../policy/policy.ts';
import { proofsOf } from '../proofs.ts';
import type { Advance, Decision } from './decision.ts';
import { signsIn, type Flow } from './flow.ts';
import { traitsOf } from './stages.ts';

/** Something that is written down of what happened in a flow. */
export interface FlowEvent {
  kind: AuditKind;
  details: AuditDetails;
}

/** What a refusal leaves: a failure, and what came of it. Nothing where only the time or the order was wrong. */
export function eventsOfRefusal(
  flow: Flow,
  answer: Answer,
  { problem, notice, disables }: Extract<Decision, { kind: 'refuse' }>,
  { account, lock }: { account: Account | undefined; lock?: LockEnd },
): FlowEvent[] {
  const reason = problem.code;
  const events: FlowEvent[] = [];
  if (FAILURES.has(reason)) {
    const isSignIn = flow.stage.at === 'credentials';
    const factor = isSignIn ? undefined : factorAt(flow, account);
    events.push({
      kind: isSignIn ? 'sign-in-failed' : 'code-failed',
      details: { reason, ...(factor ? { factor } : {}) },
    });
  }
  if (notice?.kind === 'locked' && lock === undefined) events.push({ kind: 'locked', details: {} });
  if (account) events.push(...eventsOfTurningOff(account, disables ?? []));
  return answer.kind === 'resend' ? [] : events;
}

/**
 * What it leaves that ways of an account are turned off.
 *
 * @param ways  Ids of authenticators, or `BACKUP_CODE_ID`.
 */
export const eventsOfTurningOff = (account: Account, ways: readonly string[]): FlowEvent[] =>
  ways.map((target) => {
    const factor = typeOf(account, target);
    return { kind: 'factor-turned-off', details: { target, ...(factor ? { factor } : {}) } };
  });

const FAILURES = new Set<ProblemCode>([
  'invalid-credentials',
  'invalid-passkey',
  'unknown-passkey',
  'invalid-code',
  'code-used',
  'code-expired',
  'code-replaced',
]);

/** The factor that a stage asks for or sets up. */
function factorAt({ stage }: Flow, account: Account | undefined): FactorType | undefined {
  if (stage.at !== 'challenge') return traitsOf(stage).setsUp;
  return typeOf(account, stage.authenticator);
}

const typeOf = (account: Account | undefined, way: string): FactorType | undefined =>
  way === BACKUP_CODE_ID ? way : account?.authenticators.find(({ id }) => id === way)?.type;

/** What going on leaves, before the end of the flow: what was spent, or set up. */
export function eventsOfAdvance({ spend, notice }: Advance): FlowEvent[] {
  switch (spend?.kind) {
    case 'add-authenticator': {
      const { id, type } = spend.authenticator;
      const kind = spend.leaving.length > 0 ? 'factor-replaced' : 'factor-enrolled';
      const codes = spend.backupCodes.length;
      return [
        { kind, details: { factor: type, target: id } },
        ...(codes > 0 ? [{ kind: 'backup-codes-new', details: { count: codes } } as const] : []),
      ];
    }
    case 'renew-backup-codes':
      return [{ kind: 'backup-codes-new', details: { count: spend.backupCodes.length } }];
    case 'backup-code':
      return [{ kind: 'backup-code-used', details: notice?.kind === 'backup-code-used' ? { count: notice.left } : {} }];
    case 'change-address':
      return [{ kind: 'address-changed', details: {} }];
    case 'accept-invitation':
      return [{ kind: 'invitation-accepted', details: {} }];
    case 'new-password':
      return [{ kind: notice?.kind === 'password-changed' ? notice.kind : 'password-reset', details: {} }];
    default:
      return [];
  }
}

/**
 * What a session that begins leaves: a sign-in, that enforcement left it alone, that it used a person's grace
 * and what a report says of it; or that somebody signed in has proved themselves anew.
 *
 * @param now  Unix time in ms.
 */
export function eventsOfSession(flow: Flow, account: Account, policy: Policy, now: number): FlowEvent[] {
  const details = { amr: proofsOf(flow).amr };
  if (!signsIn(flow.purpose)) return [{ kind: 'reauthenticated', details }];
  const events: FlowEvent[] = [{ kind: 'sign-in', details }];
  if (isBreakGlass(account, policy)) events.push({ kind: 'break-glass-used', details });
  if (flow.secondFactor === 'grace') events.push({ kind: 'grace-used', details: {} });
  const from = reportedFrom(account, policy, flow.first === true);
  if (from !== undefined)
    events.push({
      kind: 'enforcement-reported',
      details: now < from ? { from: new Date(from).toISOString() } : {},
    });
  return events;
}
