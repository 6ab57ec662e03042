import type { ProblemCode } from '@sallyport/protocol';
import { disclosedAttempts, type AttemptVerdict } from '../attempts.ts';
import type { Policy } from '../policy.ts';
import { refuse, type Decision } from './decision.ts';

type Admitted = Extract<AttemptVerdict, { admitted: true }>;

/** Closed: a code that wasn't counted isn't looked at. */
export const admitted = (attempt: AttemptVerdict | undefined): attempt is Admitted => attempt?.admitted === true;

/** Refuses a code, and tells how many are left where policy has it so. The last one before the lock is told by mail. */
export function wrongCode(code: ProblemCode, attempt: AttemptVerdict | undefined, policy: Policy): Decision {
  if (!admitted(attempt)) return refuse('locked');
  const attemptsLeft = disclosedAttempts(attempt.left, policy.attempts);
  const problem = { code, ...(attemptsLeft === undefined ? {} : { attemptsLeft }) };
  if (attempt.left > 0) return { kind: 'refuse', problem };
  return { kind: 'refuse', problem, notice: { kind: 'locked', lockFor: policy.attempts.lockFor } };
}
