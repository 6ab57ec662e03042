import type { Answer } from '@sallyport/protocol';
import {
  normaliseIdentifier,
  TOTP_SECRET_BYTES,
  trustedDevice,
  type Account,
  type Facts,
  type Flow,
  type TrustedDevice,
} from '@sallyport/rules';
import { findAccount } from '../accounts/account-store.ts';
import { openSecret, sealSecret } from '../accounts/authenticator-secret.ts';
import { backupCodeHash, drawBackupCodes } from '../accounts/backup-codes.ts';
import { reservePassword } from '../accounts/password-budgets.ts';
import { hashToken, newId } from '../crypto/token.ts';
import type { Ports } from '../ports/ports.ts';
import type { Caller } from './caller.ts';
import { trustTag } from './trust-tag.ts';

interface Gathered {
  facts: Facts;
  /** Backup codes in clear, for the one answer that may show them. */
  newCodes?: string[];
}

/** Finds out what the rules need to decide this answer: whatever is stored, slow, random or encrypted. */
export async function gatherFacts(
  ports: Ports,
  caller: Caller,
  flow: Flow,
  answer: Answer,
  account: Account | undefined,
): Promise<Gathered> {
  const now = ports.clock();
  const facts: Facts = { account, now };
  if (answer.kind === 'credentials')
    return { facts: { now, ...(await passwordFacts(ports, caller, answer, account)) } };
  if (!account) return { facts };
  if (answer.kind === 'enrol') {
    const secret = ports.random(TOTP_SECRET_BYTES);
    return { facts: { ...facts, newSealedSecret: await sealSecret(ports.keyring, account.id, secret) } };
  }
  if (answer.kind !== 'code') return { facts };
  if (flow.stage.at === 'enrol-totp') return firstCodeFacts(ports, facts, account, flow.stage.sealedSecret);
  return { facts: { ...facts, ...(await codeFacts(ports, flow, answer.code, account)) } };
}

/**
 * Counts the password before it is looked at, and looks at one of an unknown identifier too: reads, writes and hashes
 * are the same for every account, so that neither answer nor time tells of it.
 */
async function passwordFacts(
  ports: Ports,
  caller: Caller,
  { identifier, password }: Extract<Answer, { kind: 'credentials' }>,
  known: Account | undefined,
): Promise<Pick<Facts, 'account' | 'passwordRight' | 'trustedBy'>> {
  const account = known ?? (await findAccount(ports, identifier));
  const device = account && (await trustedDeviceOf(ports, caller, account));
  const subject = account?.id ?? normaliseIdentifier(identifier);
  const reserve = await reservePassword(ports, { subject, address: caller.address, device: device?.id });
  const hash = account?.passwordHash ?? (await ports.hasher.decoy());
  const matches = await ports.hasher.verify(hash, password);
  const passwordRight = matches && reserve.admitted && account?.state === 'active';
  if (passwordRight) await reserve.refund();
  return { account, passwordRight, ...(device ? { trustedBy: device.id } : {}) };
}

async function trustedDeviceOf(ports: Ports, caller: Caller, account: Account): Promise<TrustedDevice | undefined> {
  const token = caller.trust(await trustTag(account.id));
  return trustedDevice(account, token === undefined ? undefined : await hashToken(token), ports.policy, ports.clock());
}

async function codeFacts(
  ports: Ports,
  { stage }: Flow,
  code: string,
  account: Account,
): Promise<Pick<Facts, 'totpSecret' | 'backupCodeHash'>> {
  const id = stage.at === 'challenge' ? stage.authenticator : undefined;
  const authenticator = account.authenticators.find((each) => each.id === id);
  if (authenticator) return { totpSecret: await openSecret(ports.keyring, account.id, authenticator.sealedSecret) };
  return { backupCodeHash: await backupCodeHash(ports, account.id, code) };
}

async function firstCodeFacts(ports: Ports, facts: Facts, account: Account, sealedSecret: string): Promise<Gathered> {
  const totpSecret = await openSecret(ports.keyring, account.id, sealedSecret);
  const { codes, hashes } = await drawBackupCodes(ports, account.id, ports.policy.backupCodes.count);
  const newFactor = { id: newId(ports.random), backupCodes: hashes };
  return { facts: { ...facts, totpSecret, newFactor }, newCodes: codes };
}
