import {
  countInRecovery,
  refundInRecovery,
  STRANGER_FLOW_BUDGET,
  type Account,
  type AttemptCounter,
  type AttemptVerdict,
  type RecoveryGuesser,
} from '@sallyport/rules';
import { allOver } from '../all-over.ts';
import { hashToken } from '../crypto/token.ts';
import type { TenantPorts } from '../policies/for-tenant.ts';
import type { Caller } from '../ports/caller.ts';
import type { Ports } from '../ports/ports.ts';
import { attemptsKey, readLock } from './attempts.ts';
import { budgetEnd, reserveGuess, spendOne } from './guess-budgets.ts';
import { knownBrowserOf } from './known-browser.ts';

/** Whether a code of a recovery may be looked at; `refund` gives back what a right one did not use up. */
export interface RecoveryReserve {
  verdict: AttemptVerdict;
  refund?: () => Promise<void>;
}

/**
 * Counts one attempt at what guards an account, in a recovery whose mailbox was proved: by flow, address and account,
 * and apart from those of sign-ins, which it must not lock. A lock that stands stops it all the same.
 * Its browser counts apart where the account knows it.
 *
 * @param flow  The id of the flow.
 */
export async function reserveInRecovery(
  ports: TenantPorts,
  caller: Caller,
  flow: string,
  account: Account,
): Promise<RecoveryReserve> {
  const lock = await readLock(ports, account.id);
  if (lock !== undefined) return refused({ reason: 'locked', until: lock });
  const flowKey = `attempts:recovery-factor-flow-${hashToken(flow)}`;
  const ofFlow = await spendOne(ports, flowKey, STRANGER_FLOW_BUDGET);
  if (!ofFlow.admitted) return refused({ reason: 'too-fast', until: budgetEnd(ofFlow.budget, STRANGER_FLOW_BUDGET) });
  const device = (await knownBrowserOf(ports, caller, account))?.id;
  const guess = await reserveGuess(ports, 'recovery-factor', { subject: account.id, caller, device });
  if (!guess.admitted) return refused({ reason: 'too-fast', until: guess.until });
  const guesser = device === undefined ? 'strangers' : 'known';
  if (!(await countOne(ports, account.id, guesser))) return refused({ reason: 'locked', until: 'until-admin' });
  const { spent } = ofFlow.budget;
  return {
    verdict: { admitted: true, attempts: spent, left: STRANGER_FLOW_BUDGET.count - spent, last: [] },
    refund: async () => void (await allOver([guess.refund(), giveBackOne(ports, account.id, guesser)])),
  };
}

const refused = (why: Omit<Extract<AttemptVerdict, { reason: 'locked' }>, 'admitted'> | TooFast): RecoveryReserve => ({
  verdict: { admitted: false, ...why },
});

type TooFast = Omit<Extract<AttemptVerdict, { reason: 'too-fast' }>, 'admitted'>;

const countOne = ({ store }: Pick<Ports, 'store'>, account: string, guesser: RecoveryGuesser): Promise<boolean> =>
  store.update<AttemptCounter, boolean>(
    attemptsKey(account),
    (current) => {
      const counter = countInRecovery(current, guesser);
      return counter ? { set: counter, return: true } : { keep: true, return: false };
    },
    null,
  );

const giveBackOne = ({ store }: Pick<Ports, 'store'>, account: string, guesser: RecoveryGuesser): Promise<void> =>
  store.update<AttemptCounter, void>(attemptsKey(account), (current) =>
    current ? { set: refundInRecovery(current, guesser), return: undefined } : { keep: true, return: undefined },
  );
