import { formatOf, STRANGER_FLOW_BUDGET, type Delivered, type Guessed } from '@sallyport/rules';
import { reserveGuess, spendOne } from '../../accounts/guess-budgets.ts';
import { findSentCode } from '../../accounts/sent-codes.ts';
import type { TenantPorts } from '../../policies/for-tenant.ts';
import type { Caller } from '../../ports/caller.ts';
import type { Found } from './gatherer.ts';

/** Whose budgets a guess at a code is made on that anybody may have had sent. */
export interface StrangerGuess {
  guessed: Guessed;
  /** The account's id, or what was typed where there is no such account: both cost the same. */
  subject: string;
  /** The browser that it comes from, where the account knows it. */
  device?: string | undefined;
}

/**
 * Counts the code before it is compared: for this flow first, so that guesses beyond its own spend nobody's budget.
 * Where the account's is used up, each flow has one guess: strangers slow down, and a right code of a fresh flow is
 * always taken.
 */
export async function strangerGuess(
  ports: TenantPorts,
  caller: Caller,
  delivered: Delivered | undefined,
  { guessed, subject, device }: StrangerGuess,
  code: string,
): Promise<Pick<Found<'code'>, 'strangerGuess' | 'sentHash' | 'exhausted'>> {
  if (!delivered) return {};
  const ofFlow = await spendOne(ports, `attempts:${guessed}-flow-${delivered.id}`, STRANGER_FLOW_BUDGET);
  if (!ofFlow.admitted) return { strangerGuess: { left: -1, admitted: false }, exhausted: true };
  const reserve = await reserveGuess(ports, guessed, { subject, caller, device });
  const admitted = reserve.admitted && (!reserve.isSlowed || ofFlow.budget.spent === 1);
  return {
    strangerGuess: { left: STRANGER_FLOW_BUDGET.count - ofFlow.budget.spent, admitted },
    exhausted: !admitted,
    sentHash: await findSentCode(ports, delivered, code, formatOf(delivered.via, ports.policy)),
  };
}
