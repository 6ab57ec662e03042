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
  /** The trusted device that it comes from. */
  device?: string | undefined;
}

/** Counts the code before it is compared: for this flow first, so that guesses beyond its own spend nobody's budget. */
export async function strangerGuess(
  ports: TenantPorts,
  { address }: Caller,
  delivered: Delivered | undefined,
  { guessed, subject, device }: StrangerGuess,
  code: string,
): Promise<Pick<Found<'code'>, 'strangerGuess' | 'sentHash' | 'exhausted'>> {
  if (!delivered) return {};
  const ofFlow = await spendOne(ports, `attempts:${guessed}-flow-${delivered.id}`, STRANGER_FLOW_BUDGET);
  if (!ofFlow) return { strangerGuess: { left: -1, admitted: false }, exhausted: true };
  const { admitted } = await reserveGuess(ports, guessed, { subject, address, device });
  return {
    strangerGuess: { left: STRANGER_FLOW_BUDGET.count - ofFlow.spent, admitted },
    exhausted: !admitted,
    sentHash: await findSentCode(ports, delivered, code, formatOf(delivered.via, ports.policy)),
  };
}
