import type { ProblemCode } from '@sallyport/protocol';
import type { Account } from '@sallyport/rules';
import { changeAccount, type AccountPorts } from './account-store.ts';

/**
 * Changes the account of a session as rules decide on its state at that instant, by compare-and-swap: what was allowed
 * when the call began need not be any more.
 *
 * @param begun  The account as the session found it: an epoch that has risen since has ended that session.
 * @param change  Pure; may run several times. `undefined` where there is nothing to change.
 * @returns What was decided; a problem's code where nothing was changed.
 */
export async function changeOwn<C extends { account: Account }>(
  ports: AccountPorts,
  before: Account,
  change: (current: Account, now: number) => C | ProblemCode | undefined,
): Promise<C | ProblemCode | undefined> {
  let decided: C | ProblemCode | undefined = 'not-signed-in'; // also where there is no account any more
  await changeAccount(ports, before.id, (current, now) => {
    const isSame = current.state === 'active' && current.epoch === before.epoch;
    decided = isSame ? change(current, now) : 'not-signed-in';
    return typeof decided === 'object' ? decided.account : undefined;
  });
  return decided;
}
