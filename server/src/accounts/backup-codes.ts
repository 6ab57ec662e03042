import { BACKUP_CODE_FORMAT } from '@sallyport/protocol/code-text';
import { drawBackupCode, readBackupCode, showBackupCode } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';

/** What is kept of a backup code: an HMAC bound to its account, since 50 bits could be guessed offline from a hash. */
export const backupCodeHash = ({ keyring }: Pick<Ports, 'keyring'>, account: string, typed: string) =>
  keyring.mac('backup-code', account, readBackupCode(typed));

/** A new set: the codes as the person sees them, once, and what is kept of them. */
export async function drawBackupCodes(ports: Pick<Ports, 'keyring' | 'random'>, account: string, count: number) {
  const drawn = Array.from({ length: count }, () => drawBackupCode(ports.random(BACKUP_CODE_FORMAT.length)));
  const hashes = await Promise.all(drawn.map((code) => backupCodeHash(ports, account, code)));
  return { codes: drawn.map(showBackupCode), hashes };
}
