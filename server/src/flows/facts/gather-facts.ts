import type { Answer } from '@sallyport/protocol';
import type { Account, AttemptVerdict, Facts, Flow, Stage } from '@sallyport/rules';
import { findAccount, readAccount } from '../../accounts/account-store.ts';
import type { TenantPorts } from '../../policies/for-tenant.ts';
import type { Ports } from '../../ports/ports.ts';
import { codeFacts, linkFacts } from './code-facts.ts';
import {
  backupCodesFacts,
  choiceFacts,
  firstCodeFacts,
  firstLinkFacts,
  phoneFacts,
  skipFacts,
} from './enrolment-facts.ts';
import type { Asked, Found } from './gatherer.ts';
import { assertionFacts, newPasskeyFacts } from './passkey-facts.ts';
import { addressCodeFacts, addressLinkFacts, addressMessageFacts, newAddressFacts } from './new-address-facts.ts';
import { newPasswordFacts, passwordFacts, providerFacts } from './password-facts.ts';
import { addresseeFacts, anotherMailFacts, identifierFacts, recoveryCodeFacts } from './recovery-facts.ts';
import { newcomerFacts, signUpCodeFacts, signUpMessageFacts, signUpPhoneFacts } from './sign-up-facts.ts';

type AnyGather = (ports: TenantPorts, asked: never) => Promise<Partial<Found<Answer['kind']>>>;

/** What is to be found out for each answer that a stage takes. Where nothing stands, account and time are enough. */
const TABLE: Record<Stage['at'], Partial<Record<Answer['kind'], AnyGather>>> = {
  credentials: { credentials: passwordFacts, passkey: assertionFacts, identify: providerFacts },
  redirect: {},
  identify: { identify: identifierFacts },
  recovery: { code: recoveryCodeFacts, link: addresseeFacts, resend: anotherMailFacts },
  'new-password': { 'new-password': newPasswordFacts },
  'new-address': { 'new-address': newAddressFacts },
  'new-address-code': { code: addressCodeFacts, link: addressLinkFacts, resend: addressMessageFacts },
  'sign-up': { 'sign-up': newcomerFacts },
  'sign-up-email': { code: signUpCodeFacts, resend: signUpMessageFacts },
  'sign-up-phone': { phone: signUpPhoneFacts },
  'sign-up-sms': { code: signUpCodeFacts, resend: signUpMessageFacts },
  invitation: { 'new-password': newPasswordFacts },
  challenge: { code: codeFacts, link: linkFacts, passkey: assertionFacts },
  choose: {},
  'enrol-choose': { enrol: choiceFacts, skip: skipFacts },
  'enrol-totp': { code: firstCodeFacts },
  'enrol-email': { code: firstCodeFacts, link: firstLinkFacts },
  'enrol-phone': { phone: phoneFacts },
  'enrol-sms': { code: firstCodeFacts },
  'enrol-passkey': { 'new-passkey': newPasskeyFacts },
  'renew-backup-codes': { enrol: backupCodesFacts },
  'backup-codes': {},
  done: {},
};

/**
 * Finds out what the rules need to decide an answer: whatever is stored, slow, random or encrypted.
 *
 * @param attempt  What the counter said, where the answer was counted before.
 */
export async function gatherFacts(
  ports: TenantPorts,
  asked: Asked,
  attempt?: AttemptVerdict,
): Promise<{ facts: Facts } & Pick<Found<Answer['kind']>, 'newCodes' | 'exhausted' | 'counted' | 'refund'>> {
  const now = ports.clock();
  const gather = TABLE[asked.flow.stage.at][asked.answer.kind];
  const { newCodes, exhausted, counted, refund, ...found } = gather ? await gather(ports, asked as never) : {};
  return {
    facts: { account: asked.account, now, ...found, ...(attempt ? { attempt } : {}) },
    ...(newCodes ? { newCodes } : {}),
    ...(exhausted === undefined ? {} : { exhausted }),
    ...(counted ? { counted } : {}),
    ...(refund ? { refund } : {}),
  };
}

/**
 * The account that an answer names, where nothing has been proved of anybody yet. Nobody learns from it whether there
 * is one.
 */
export async function namedAccount(ports: Ports, flow: Flow, answer: Answer): Promise<Account | undefined> {
  if (flow.stage.at === 'redirect') return flow.stage.vouched && findAccount(ports, flow.stage.vouched.email);
  if (flow.stage.at !== 'credentials') return undefined;
  if (answer.kind === 'credentials') return findAccount(ports, answer.identifier);
  const handle = answer.kind === 'passkey' ? answer.response.response.userHandle : undefined;
  return handle ? readAccount(ports, handle) : undefined; // WebAuthn L3 §7.2: the account's id, which it was made with
}
