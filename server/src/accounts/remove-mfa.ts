import { resetMfa, type Account } from '@sallyport/rules';
import { changeAccount, type AccountPorts } from './account-store.ts';

/**
 * Takes every factor of an account away, and ends its sessions too: whoever lost a phone may have lost them with it.
 * `undefined` where it has none.
 */
export const removeMfa = (ports: AccountPorts, id: string): Promise<Account | undefined> =>
  changeAccount(ports, id, (account) => {
    const removal = resetMfa(account);
    return removal && { ...removal.account, epoch: account.epoch + 1 };
  });
