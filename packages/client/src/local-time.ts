import type { Step } from '@sallyport/protocol';

/** A smaller difference may be the network's, and the header has whole seconds. */
const TOLERANCE_MS = 5000;

/**
 * By how much this machine's clock is wrong, in **ms** to add to the server's times: what was known stands until it is off
 * by more than the network explains.
 *
 * @param date  The `Date` header (RFC 9110 §6.6.1).
 * @param known  What was found before.
 */
export function clockError(date: string | null, known: number): number {
  const error = date === null ? NaN : Date.now() - Date.parse(date);
  return Math.abs(error - known) > TOLERANCE_MS ? error : known;
}

/** The step with its instants as this machine's clock will show them, so that a wrong one counts down right. */
export function inLocalTime(step: Step, error: number): Step {
  if (error === 0) return step;
  const local = (time: string) => new Date(Date.parse(time) + error).toISOString();
  if (step.kind === 'locked' && step.until !== undefined) return { ...step, until: local(step.until) };
  if (step.kind !== 'code' || !step.delivery) return step;
  const { expiresAt, resendAt } = step.delivery;
  return {
    ...step,
    delivery: {
      ...step.delivery,
      ...(expiresAt === undefined ? {} : { expiresAt: local(expiresAt) }),
      ...(resendAt === undefined ? {} : { resendAt: local(resendAt) }),
    },
  };
}
