import type { ProblemCode } from '@sallyport/protocol';
import type { Account } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';
import { accountKey } from './account-store.ts';

/**
 * Changes the account of a session as rules decide on its state at that instant, by compare-and-swap: what was allowed
 * when the call began need not be any more.
 *
 * @param begun  The account as the session found it: an epoch that has risen since has ended that session.
 * @param change  Pure; may run several times. `undefined` where there is nothing to change.
 * @returns What was decided; a problem's code where nothing was changed.
 */
export const changeOwn = <C extends { account: Account }>(
  { store }: Pick<Ports, 'store'>,
  begun: Account,
  change: (current: Account, now: number) => C | ProblemCode | undefined,
) =>
  store.update<Account, C | ProblemCode | undefined>(accountKey(begun.id), (current, now) => {
    const stands = current?.state === 'active' && current.epoch === begun.epoch;
    const changed = stands ? change(current, now) : 'not-signed-in';
    return typeof changed === 'object' ? { set: changed.account, return: changed } : { keep: true, return: changed };
  });
