import { challengedApps, deliveredTo, formatOf, recipientOf, type Account, type Flow } from '@sallyport/rules';
import { readLock } from '../../accounts/attempts.ts';
import { openSecret } from '../../accounts/authenticator-secret.ts';
import { findBackupCode } from '../../accounts/backup-codes.ts';
import { findSentCode } from '../../accounts/sent-codes.ts';
import type { TenantPorts } from '../../policies/for-tenant.ts';
import type { Found, Gather } from './gatherer.ts';
import { firstSecret } from './new-factor.ts';

/** What the code of a challenge is compared with. */
export const codeFacts: Gather<'challenge', 'code'> = async (ports, { flow, answer, account }) => {
  if (!account) return {};
  return {
    ...(await firstSecret(ports, flow, account)),
    ...(await comparedWith(ports, flow, answer.code, account)),
  };
};

/** What stops a link that was opened, though it is no guess. */
export const linkFacts: Gather<'challenge', 'link'> = async (ports, { flow, account }) => {
  if (!account) return {};
  return { ...(await firstSecret(ports, flow, account)), ...(await lockFacts(ports, account)) };
};

/** The lock on the account's codes that stands now. */
export async function lockFacts(ports: TenantPorts, account: Account): Promise<Pick<Found<'link'>, 'lock'>> {
  const lock = await readLock(ports, account.id);
  return lock === undefined ? {} : { lock };
}

/** What a typed code is compared with: the secrets of apps, or the HMAC of the code. */
export async function comparedWith(
  ports: TenantPorts,
  flow: Flow,
  code: string,
  account: Account,
): Promise<Pick<Found<'code'>, 'totpSecret' | 'totpSecrets' | 'backupCodeHash' | 'sentHash'>> {
  const { stage } = flow;
  const open = (sealed: string) => openSecret(ports.keyring, account.id, sealed);
  if (stage.at === 'enrol-totp') return { totpSecret: await open(stage.sealedSecret) };
  const recipient = recipientOf(stage, account);
  if (recipient) {
    const delivered = deliveredTo(flow, recipient);
    return delivered
      ? { sentHash: await findSentCode(ports, delivered, code, formatOf(delivered.via, ports.policy)) }
      : {};
  }
  const apps = challengedApps(flow, account);
  if (apps.length > 0)
    return {
      totpSecrets: new Map(
        await Promise.all(apps.map(async ({ id, sealedSecret }) => [id, await open(sealedSecret)] as const)),
      ),
    };
  return { backupCodeHash: await findBackupCode(ports, account, code) };
}
