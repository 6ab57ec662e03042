import { ENDINGS, type Ending } from '@sallyport/rules';
import { budgetEndsIn, giveBack, spendOne } from '../accounts/guess-budgets.ts';
import type { OpenSession } from './session-store.ts';

/** Whether a session may end something; in how many seconds it may, where not yet. */
export type EndingVerdict = { admitted: true; refund(): Promise<void> } | { admitted: false; retryAfter: number };

/**
 * Counts that a session is about to end what is others', before it does. The count is the session's own since it last
 * proved something; one that goes on under a new token goes on with its count.
 */
export async function reserveEnding(
  { account, session, tenantPorts }: Pick<OpenSession, 'account' | 'session' | 'tenantPorts'>,
  ending: Ending,
): Promise<EndingVerdict> {
  const since = `${session.startedAt}.${session.authTime}`;
  const key = `attempts:ending-${ending}-${await tenantPorts.keyring.mac('attempts', 'ending', account.id, since)}`;
  const { admitted, budget } = await spendOne(tenantPorts, key, ENDINGS[ending]);
  if (!admitted) return { admitted, retryAfter: budgetEndsIn(budget, ENDINGS[ending], tenantPorts.clock()) };
  return { admitted, refund: () => giveBack(tenantPorts, key, ({ from }) => from === budget.from, budget) };
}
