import type { Account } from '@sallyport/rules';
import type { HashingTurn } from '../ports/hasher.ts';
import type { Ports } from '../ports/ports.ts';
import { noteHashCost } from './hash-costs.ts';

/**
 * Whether a password is an account's. One hash of each cost that there is in the store is checked, the account's own
 * among them and decoys for the rest: so that it takes the same time for every account, for those that came with hashes
 * of another system too, and where there is no account.
 *
 * @param costs  Those that `readHashCosts` told.
 * @param turn  For whom it is checked.
 */
export async function checkPassword(
  ports: Pick<Ports, 'store' | 'hasher' | 'later' | 'log'>,
  account: Pick<Account, 'passwordHash'> | undefined,
  password: string,
  costs: readonly string[],
  turn?: HashingTurn,
): Promise<boolean> {
  const { hasher } = ports;
  const decoy = await hasher.decoy();
  const stored = account?.passwordHash || decoy;
  const cost = hasher.costOf(stored);
  const all = new Set([hasher.costOf(decoy), ...costs]);
  if (!all.delete(cost)) noteHashCost(ports, cost);
  const others = [...all].map(async (each) => hasher.verify(await hasher.decoy(each), password, turn));
  const [matches] = await Promise.all([hasher.verify(stored, password, turn), ...others]);
  return matches;
}
