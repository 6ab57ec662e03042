import type { Account } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';
import { changeAccount, type AccountPorts } from './account-store.ts';

/**
 * Hashes a password that was right anew, where its hash came from another system, or from a time of other costs: it is
 * known at this moment alone. Later, since the answer needn't wait for it, and not over a password that is newer.
 */
export function renewHash(
  ports: AccountPorts & Pick<Ports, 'hasher' | 'later'>,
  { id, passwordHash: before }: Account,
  password: string,
): void {
  if (!ports.hasher.needsRehash(before)) return;
  ports.later(async () => {
    try {
      const passwordHash = await ports.hasher.hash(password);
      await changeAccount(ports, id, (account) =>
        account.passwordHash === before ? { ...account, passwordHash } : undefined,
      );
    } catch (error) {
      ports.log.error('A password could not be hashed anew.', error);
    }
  });
}
