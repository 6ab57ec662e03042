import { deliveredTo, formatOf, recipientOf, type Account, type Flow } from '@sallyport/rules';
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

/** What a typed code is compared with: the secret of an app, or the HMAC of the code. */
export async function comparedWith(
  ports: TenantPorts,
  flow: Flow,
  code: string,
  account: Account,
): Promise<Pick<Found<'code'>, 'totpSecret' | 'backupCodeHash' | 'sentHash'>> {
  const { stage } = flow;
  const open = async (sealed: string) => ({ totpSecret: await openSecret(ports.keyring, account.id, sealed) });
  if (stage.at === 'enrol-totp') return open(stage.sealedSecret);
  const recipient = recipientOf(stage, account);
  if (recipient) {
    const delivered = deliveredTo(flow, recipient);
    return delivered
      ? { sentHash: await findSentCode(ports, delivered, code, formatOf(delivered.via, ports.policy)) }
      : {};
  }
  const id = stage.at === 'challenge' ? stage.authenticator : undefined;
  const authenticator = account.authenticators.find((each) => each.id === id);
  if (authenticator?.type === 'totp') return open(authenticator.sealedSecret);
  return { backupCodeHash: await findBackupCode(ports, account, code) };
}
