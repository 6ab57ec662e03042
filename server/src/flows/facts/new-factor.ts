import type { Account, Flow } from '@sallyport/rules';
import { sealNewSecret } from '../../accounts/authenticator-secret.ts';
import { generateBackupCodes } from '../../accounts/backup-codes.ts';
import { newId } from '../../crypto/token.ts';
import type { TenantPorts } from '../../policies/for-tenant.ts';

/** Where a factor may become active: an id, and a new set of backup codes. */
export async function newFactor(ports: TenantPorts, account: Account) {
  const { codes, hashes } = await generateBackupCodes(ports, account.id, ports.policy.backupCodes.count);
  return { newFactor: { id: newId(ports.random), backupCodes: hashes }, newCodes: codes };
}

/**
 * A secret for the authenticator app that this answer may begin to set up, without a choice: one chosen before the flow
 * began, or by policy, where the set-up begins at once.
 */
export async function firstSecret(
  ports: TenantPorts,
  { wants, stage }: Flow,
  account: Account | undefined,
): Promise<{ newSealedSecret?: string }> {
  const isBeforeEnrolment = stage.at === 'credentials' || stage.at === 'invitation';
  const first = wants ?? (isBeforeEnrolment ? ports.policy.defaultFactor : undefined);
  return account && first === 'totp' ? { newSealedSecret: await sealNewSecret(ports, account.id) } : {};
}
