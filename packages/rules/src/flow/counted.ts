import type { ProblemCode } from '@sallyport/protocol';
import type { Account } from '../account.ts';
import { disclosedAttempts, type AttemptVerdict } from '../attempts.ts';
import { isBreakGlass } from '../break-glass.ts';
import type { Policy } from '../policy/policy.ts';
import { refuse, type Decision, type FactsOf } from './decision.ts';
import type { Challenged } from './challenge.ts';
import { acceptDelivered, type Delivered } from './delivery.ts';
import type { Flow } from './flow.ts';

type Admitted = Extract<AttemptVerdict, { admitted: true }>;

/**
 * Whether this challenge is answered beside any lock: the passkey of who is the way in where everybody else is shut out
 * . It can't be guessed, and whoever has only the password must not keep them out, nor turn it off by failing
 * again and again.
 */
export const passesLock = ({ purpose, stage }: Flow, account: Account, policy: Policy): boolean =>
  stage.at === 'challenge' && purpose !== 'recover' && isBreakGlass(account, policy);

/** Closed: a code that wasn't counted isn't looked at. */
export const admitted = (attempt: AttemptVerdict | undefined): attempt is Admitted => attempt?.admitted === true;

/**
 * Refuses a code, and tells how many are left where policy has it so. The last one before the lock is told by
 * mail, and so is the third one after a right password; one too many in a row turns off what it was tried with
 * (R-46).
 *
 * @param isFactor  Whether it is a code of what guards the account.
 */
export function wrongCode(code: ProblemCode, attempt: Admitted, policy: Policy, isFactor = false): Decision {
  const attemptsLeft = disclosedAttempts(attempt.left, policy.attempts);
  const problem = { code, ...(attemptsLeft === undefined ? {} : { attemptsLeft }) };
  return {
    kind: 'refuse',
    problem,
    ...noticeOf(attempt, policy, isFactor),
    ...(attempt.last.length > 0 && isFactor ? { disables: attempt.last } : {}),
  };
}

/**
 * Refuses a code of what guards an account, or the use of its passkey. In a recovery the flow has so many and ends with
 * the last, and the account is neither locked nor anything of it turned off.
 */
export const wrongFactor = (flow: Challenged, code: ProblemCode, attempt: Admitted, policy: Policy): Decision =>
  flow.purpose === 'recover' ? wrongGuess(code, attempt.left, policy) : wrongCode(code, attempt, policy, true);

/**
 * Refuses a code that anybody may have had sent, unless it is the right one. That budgets are used up looks like a
 * wrong code, as it does with passwords: told, it would tell that there is an account. What is left in this flow
 * can be told, and the last one that is looked at ends it: all that were sent for it are dead.
 *
 * @param opens  Whether the right code opens anything.
 */
export function refusedGuess(
  delivered: Delivered | undefined,
  { sentHash, strangerGuess, now }: FactsOf<'code'>,
  policy: Policy,
  opens = true,
): Decision | undefined {
  if (strangerGuess === undefined || strangerGuess.left < 0) return refuse('flow-over');
  if (delivered?.linkOnly) return refuse('not-offered', { field: 'kind' });
  const { left, admitted: counts } = strangerGuess;
  if (!counts || sentHash === undefined) return wrongGuess('invalid-code', left, policy);
  const verdict = acceptDelivered(delivered, sentHash, now);
  if (!verdict.ok) return wrongGuess(verdict.code, left, policy);
  return opens ? undefined : wrongGuess('invalid-code', left, policy);
}

function wrongGuess(code: ProblemCode, left: number, { attempts }: Policy): Decision {
  if (left === 0) return { kind: 'refuse', problem: { code: 'flow-over' }, endsFlow: true };
  const attemptsLeft = disclosedAttempts(left, attempts);
  return refuse(code, attemptsLeft === undefined ? {} : { attemptsLeft });
}

const TELLING = 3;

function noticeOf({ left, attempts }: Admitted, { attempts: { lockFor } }: Policy, isFactor: boolean) {
  if (left === 0) return { notice: { kind: 'locked', lockFor } } as const;
  return attempts === TELLING && isFactor ? ({ notice: { kind: 'wrong-codes' } } as const) : {};
}
