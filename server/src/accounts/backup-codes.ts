import { BACKUP_CODE_FORMAT } from '@sallyport/protocol/code-text';
import { generateBackupCode, readBackupCode, showBackupCode, type Account } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';

/**
 * What is kept of a backup code: an HMAC bound to its account, since 50 bits could be guessed offline from a hash. It
 * names its secret: nobody but who has the code could make it under another.
 */
export const backupCodeHash = async ({ keyring }: Pick<Ports, 'keyring'>, account: string, typed: string) =>
  named(keyring.ids[0], await keyring.mac('backup-code', account, readBackupCode(typed)));

const named = (secret: string, mac: string) => `${secret}.${mac}`;

/**
 * Under which hash an account keeps a code: made when another secret was current, perhaps. Any hash, where it has none.
 */
export async function findBackupCode(
  { keyring }: Pick<Ports, 'keyring'>,
  { id, backupCodes }: Pick<Account, 'id' | 'backupCodes'>,
  typed: string,
): Promise<string> {
  const macs = await keyring.macs('backup-code', id, readBackupCode(typed));
  const hashes = [...macs.map((mac, index) => named(keyring.ids[index] ?? '', mac)), ...macs]; // once they named none
  return hashes.find((hash) => backupCodes.includes(hash)) ?? named(keyring.ids[0], macs[0]);
}

/** Whether all of an account's codes can be used without the older secrets. */
export const hasCurrentCodes = (
  { keyring }: Pick<Ports, 'keyring'>,
  { backupCodes }: Pick<Account, 'backupCodes'>,
): boolean => backupCodes.every((hash) => hash.startsWith(named(keyring.ids[0], '')));

/** A new set: the codes as the person sees them, once, and what is kept of them. */
export async function generateBackupCodes(ports: Pick<Ports, 'keyring' | 'random'>, account: string, count: number) {
  const codes = Array.from({ length: count }, () => generateBackupCode(ports.random(BACKUP_CODE_FORMAT.length)));
  const hashes = await Promise.all(codes.map((code) => backupCodeHash(ports, account, code)));
  return { codes: codes.map(showBackupCode), hashes };
}
