import { withPassword, type Account } from '@sallyport/rules';
import type { HashingTurn } from '../ports/hasher.ts';
import type { Ports } from '../ports/ports.ts';
import { changeAccount, type AccountPorts } from './account-store.ts';

/**
 * Sets a new password: every session and flow of the account ends, and all trust.
 *
 * @param isFresh  Whether the proof is still fresh, on the account as it is at the instant of the write.
 * @returns The account; `stale` where the proof is too old by then, `undefined` where its sessions have ended.
 */
export async function changePassword(
  ports: AccountPorts & Pick<Ports, 'hasher'>,
  { id, epoch }: Account,
  password: string,
  isFresh: (current: Account, now: number) => boolean,
  turn?: HashingTurn,
): Promise<Account | 'stale' | undefined> {
  const passwordHash = await ports.hasher.hash(password, turn);
  let isStale = false;
  const changed = await changeAccount(ports, id, (current, now) => {
    isStale = !isFresh(current, now);
    return current.epoch === epoch && !isStale ? withPassword(current, passwordHash, now) : undefined;
  });
  return changed ?? (isStale ? 'stale' : undefined);
}
