import type { ProblemCode } from '@sallyport/protocol';
import { disclosedAttempts, type AttemptVerdict } from '../attempts.ts';
import type { Policy } from '../policy.ts';
import type { Decision } from './decision.ts';

type Admitted = Extract<AttemptVerdict, { admitted: true }>;

/** Closed: a code that wasn't counted isn't looked at. */
export const admitted = (attempt: AttemptVerdict | undefined): attempt is Admitted => attempt?.admitted === true;

/**
 * Refuses a code, and tells how many are left where policy has it so. The last one before the lock is told by
 * mail, and so is the third one after a right password; one too many in a row turns the way off that it was tried with.
 */
export function wrongCode(code: ProblemCode, attempt: Admitted, policy: Policy, way?: string): Decision {
  const attemptsLeft = disclosedAttempts(attempt.left, policy.attempts);
  const problem = { code, ...(attemptsLeft === undefined ? {} : { attemptsLeft }) };
  return {
    kind: 'refuse',
    problem,
    ...noticeOf(attempt, policy, way),
    ...(attempt.last && way !== undefined ? { turnsOff: way } : {}),
  };
}

const TELLING = 3;

function noticeOf({ left, attempts }: Admitted, { attempts: { lockFor } }: Policy, way: string | undefined) {
  if (left === 0) return { notice: { kind: 'locked', lockFor } } as const;
  return attempts === TELLING && way !== undefined ? ({ notice: { kind: 'wrong-codes' } } as const) : {};
}
