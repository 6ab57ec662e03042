import type { Answer } from '@sallyport/protocol';
import {
  deliveredTo,
  formatOf,
  isSigningUp,
  normaliseIdentifier,
  recipientOf,
  signsInHere,
  traitsOf,
  type Account,
  type Facts,
  type Flow,
} from '@sallyport/rules';
import { findAccount, readAccount } from '../../accounts/account-store.ts';
import { readLock } from '../../accounts/attempts.ts';
import { openSecret, sealNewSecret } from '../../accounts/authenticator-secret.ts';
import { drawBackupCodes, findBackupCode } from '../../accounts/backup-codes.ts';
import { reserveGuess } from '../../accounts/guess-budgets.ts';
import { readPhoneNumber } from '../../accounts/phone-number.ts';
import { renewHash } from '../../accounts/renew-hash.ts';
import { findSentCode } from '../../accounts/sent-codes.ts';
import { trustedDeviceOf } from '../../accounts/trusted-device.ts';
import { newId } from '../../crypto/token.ts';
import type { Ruled } from '../../policies/ruled.ts';
import type { Caller } from '../../ports/caller.ts';
import type { Ports } from '../../ports/ports.ts';
import type { OpenFlow } from '../flow-store.ts';
import { servedDomain } from '../single-sign-on.ts';
import { assertionFacts, newPasskeyFacts } from './passkey-facts.ts';
import { isRecovery, recoveryFacts } from './recovery-facts.ts';
import { signUpFacts } from './sign-up-facts.ts';

interface Gathered {
  facts: Facts;
  /** Backup codes in clear, for the one answer that may show them. */
  newCodes?: string[];
  /** The budgets for guesses are used up: what is refused by that leaves no event more. */
  exhausted?: boolean;
}

/** The account that an answer names, where nothing has been proved of anybody yet. Nobody learns from it whether there is one. */
export async function namedAccount(ports: Ports, flow: Flow, answer: Answer): Promise<Account | undefined> {
  if (flow.stage.at === 'redirect') return flow.stage.vouched && findAccount(ports, flow.stage.vouched.email);
  if (flow.stage.at !== 'credentials') return undefined;
  if (answer.kind === 'credentials') return findAccount(ports, answer.identifier);
  const handle = answer.kind === 'passkey' ? answer.response.response.userHandle : undefined;
  return handle ? readAccount(ports, handle) : undefined; // WebAuthn L3 §7.2: the account's id, which it was made with
}

/**
 * Finds out what the rules need to decide this answer: whatever is stored, slow, random or encrypted.
 *
 * @param account  The flow's account; before anything was proved the one that the answer names.
 */
export async function gatherFacts(
  ports: Ruled,
  caller: Caller,
  open: OpenFlow,
  answer: Answer,
  account: Account | undefined,
): Promise<Gathered> {
  const { flow } = open;
  const now = ports.clock();
  if (isRecovery(flow) || isSigningUp(flow)) {
    const found = isRecovery(flow)
      ? await recoveryFacts(ports, caller, flow, answer)
      : await signUpFacts(ports, caller, flow, answer);
    return { facts: { now, ...found }, exhausted: found.strangerGuess?.admitted === false };
  }
  if (flow.stage.at === 'credentials' && (answer.kind === 'credentials' || answer.kind === 'identify')) {
    const ssoDomain = flow.purpose === 'sign-in' ? await servedDomain(ports, answer.identifier) : undefined;
    if (ssoDomain !== undefined) return { facts: { account: undefined, now, ssoDomain } }; // the password is never looked at
  }
  if (answer.kind === 'credentials') {
    const { exhausted, ...proved } = await passwordFacts(ports, caller, answer, account);
    const opened = proved.passwordRight ? proved.account : undefined; // as much is done for any other
    return { facts: { now, ...proved, ...(await newSecret(ports, flow, opened)) }, exhausted };
  }
  if (answer.kind === 'passkey') {
    const proved = await assertionFacts(ports, open, answer, account);
    return { facts: { now, ...proved, ...(await newSecret(ports, flow, account)) } };
  }
  const facts: Facts = { account, now };
  if (!account) return { facts };
  const sealed = answer.kind === 'enrol' && answer.type !== 'totp' ? {} : await newSecret(ports, flow, account, answer);
  switch (answer.kind) {
    case 'code':
      return withNewFactor(
        ports,
        { ...facts, ...sealed, ...(await codeFacts(ports, flow, answer.code, account)) },
        flow,
      );
    case 'new-passkey':
      return withNewFactor(ports, { ...facts, ...(await newPasskeyFacts(ports, open, answer, account)) }, flow);
    case 'link': {
      const lock = await readLock(ports, account.id);
      return withNewFactor(ports, { ...facts, ...sealed, ...(lock === undefined ? {} : { lock }) }, flow);
    }
    case 'enrol':
      return withNewFactor(ports, { ...facts, ...sealed }, flow);
    case 'phone': {
      const phone = readPhoneNumber(answer.number);
      return { facts: { ...facts, ...(phone === undefined ? {} : { phone }) } };
    }
    case 'new-password': {
      const { takesPassword } = traitsOf(flow.stage);
      const newPasswordHash = takesPassword ? await ports.hasher.hash(answer.password) : undefined;
      return { facts: { ...facts, ...sealed, ...(newPasswordHash === undefined ? {} : { newPasswordHash }) } };
    }
    default:
      return { facts };
  }
}

/**
 * Counts the password before it is looked at, and looks at one of an unknown identifier too: reads, writes and hashes
 * are the same for every account, so that neither answer nor time tells of it.
 */
async function passwordFacts(
  ports: Ruled,
  caller: Caller,
  { identifier, password }: Extract<Answer, { kind: 'credentials' }>,
  account: Account | undefined,
): Promise<Pick<Facts, 'account' | 'passwordRight' | 'trustedBy'> & { exhausted: boolean }> {
  const device = account && (await trustedDeviceOf(ports, caller, account));
  const subject = account?.id ?? normaliseIdentifier(identifier);
  const reserve = await reserveGuess(ports, 'password', { subject, address: caller.address, device: device?.id });
  const hash = account?.passwordHash || (await ports.hasher.decoy());
  const matches = await ports.hasher.verify(hash, password);
  const passwordRight = matches && reserve.admitted && account !== undefined && signsInHere(account);
  if (passwordRight) await reserve.refund();
  if (passwordRight && account) renewHash(ports, account, password);
  return { account, passwordRight, exhausted: !reserve.admitted, ...(device ? { trustedBy: device.id } : {}) };
}

/** What a typed code is compared with: the secret of an app, or the HMAC of the code. */
async function codeFacts(
  ports: Ruled,
  flow: Flow,
  code: string,
  account: Account,
): Promise<Pick<Facts, 'totpSecret' | 'backupCodeHash' | 'sentHash'>> {
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

/** Where a factor may become active: an id, and a new set of backup codes. */
async function withNewFactor(ports: Ruled, facts: Facts, { stage }: Flow): Promise<Gathered> {
  if (!facts.account || !traitsOf(stage).setsUp) return { facts };
  const { codes, hashes } = await drawBackupCodes(ports, facts.account.id, ports.policy.backupCodes.count);
  return { facts: { ...facts, newFactor: { id: newId(ports.random), backupCodes: hashes } }, newCodes: codes };
}

/**
 * A secret for the authenticator app that this answer may begin to set up: one chosen now, or before the flow began, or
 * by policy.
 */
async function newSecret(
  ports: Ruled,
  { wants, stage }: Flow,
  account: Account | undefined,
  answer?: Answer,
): Promise<Pick<Facts, 'newSealedSecret'>> {
  const isChosen = answer?.kind === 'enrol' && stage.at === 'enrol-choose';
  const { beforeEnrolment, setsUp } = traitsOf(stage);
  const first = wants ?? (beforeEnrolment ? ports.policy.defaultFactor : undefined);
  if (!account || !(isChosen || (first === 'totp' && !setsUp))) return {};
  return { newSealedSecret: await sealNewSecret(ports, account.id) };
}
