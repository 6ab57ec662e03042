import { BACKUP_CODE_ID, turnOff, type Account } from '@sallyport/rules';
import type { FactorType } from '@sallyport/protocol';
import { changeAccount } from '../accounts/account-store.ts';
import { sendNotice } from '../notices/send-notice.ts';
import type { Caller } from '../ports/caller.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * Turns off what was guessed at too often in a row, and tells the person by mail which factor it was. One
 * that is off already is told no more.
 *
 * @param ways  Ids of authenticators, or `BACKUP_CODE_ID`.
 * @returns The account as it is then.
 */
export async function turnOffGuessed(ports: Ports, caller: Caller, account: string, ways: readonly string[]) {
  let turned: FactorType[] = [];
  const current = await changeAccount(ports, account, (before) => {
    turned = stillOn(before, ways);
    return turnOff(before, ...ways);
  });
  if (current)
    for (const factor of new Set(turned))
      await sendNotice(ports, current, { kind: 'factor-turned-off', factor }, caller.device);
  return current;
}

const stillOn = ({ authenticators, backupCodes }: Account, ways: readonly string[]): FactorType[] => [
  ...authenticators.filter(({ id, off }) => ways.includes(id) && !off).map(({ type }) => type),
  ...(ways.includes(BACKUP_CODE_ID) && backupCodes.length > 0 ? (['backup-code'] as const) : []),
];
