import { withPassword, type Account } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';
import { changeAccount, type AccountPorts } from './account-store.ts';

/** Sets a new password: every session and flow of the account ends, and all trust. */
export async function changePassword(
  ports: AccountPorts & Pick<Ports, 'hasher'>,
  { id, epoch }: Account,
  password: string,
): Promise<Account | undefined> {
  const passwordHash = await ports.hasher.hash(password);
  return changeAccount(ports, id, (current) =>
    current.epoch === epoch ? withPassword(current, passwordHash) : undefined,
  );
}
