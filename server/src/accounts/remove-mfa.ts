import { resetMfa, type Account } from '@sallyport/rules';
import { changeAccount, type AccountPorts } from './account-store.ts';

/** Takes every factor of an account away, whatever policy says: the operator's word. `undefined` where it has none. */
export const removeMfa = (ports: AccountPorts, id: string): Promise<Account | undefined> =>
  changeAccount(ports, id, (account) => resetMfa(account)?.account);
