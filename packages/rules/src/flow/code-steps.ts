import { BACKUP_CODE_FORMAT } from '@sallyport/protocol/code-text';
import type { ChooseStep, CodeStep, PasskeyStep } from '@sallyport/protocol';
import { BACKUP_CODE_ID, type Account } from '../account.ts';
import { mayBeTrusted } from '../guards.ts';
import { passkeyRequest } from '../passkey.ts';
import type { Policy } from '../policy/policy.ts';
import { TOTP_FORMAT } from '../totp.ts';
import { trustDays } from '../trust.ts';
import { deliveredTo, formatOf, recipientOf, signUpRecipient, type Recipient } from './delivery.ts';
import { deliveryView, maskedTo } from './delivery-view.ts';
import type { Flow } from './flow.ts';
import type { Stage } from './stages.ts';
import { NOBODY, type Base, type StepFacts } from './step-facts.ts';
import { anyOf, challengedPasskeys, choices, waysOf } from './ways.ts';

/** Asks for the factor that the flow has come to: a code of it, or the use of a passkey. */
export function challengeStep(
  flow: Flow,
  account: Account,
  id: string,
  { now, passkeys = NOBODY }: StepFacts,
  policy: Policy,
): Omit<CodeStep, keyof Base> | Omit<PasskeyStep, keyof Base> | Omit<ChooseStep, keyof Base> {
  const ways = waysOf(account, policy, flow);
  const authenticator = ways.find((way) => way.id === id);
  if (!authenticator) return { kind: 'choose', others: choices(account, policy, flow) }; // switched off meanwhile
  const mayTrust = flow.purpose === 'sign-in' && mayBeTrusted(account, policy);
  const days = mayTrust ? trustDays(policy, authenticator.type) : undefined;
  const common = {
    others: flow.purpose === 'try' ? [] : choices(account, policy, flow, authenticator),
    ...(days === undefined ? {} : { trust: { days } }),
  };
  if (authenticator.type === 'passkey') {
    const { userVerification } = policy.passkeys;
    const options = passkeyRequest(passkeys, userVerification, challengedPasskeys(flow, account));
    return { kind: 'passkey', options, ...common };
  }
  const recipient = recipientOf(flow.stage, account);
  const sent = recipient && deliveredTo(flow, recipient);
  const delivery = recipient && deliveryView(flow, sent, maskedTo(sent, recipient, account), now, policy);
  return {
    kind: 'code',
    for: 'challenge',
    authenticator: flow.purpose === 'try' ? authenticator : anyOf(authenticator, ways),
    format: delivery ? formatOf(delivery.via, policy) : FORMATS[id === BACKUP_CODE_ID ? id : 'totp'],
    ...(delivery ? { delivery } : {}),
    ...common,
  };
}

const FORMATS = { [BACKUP_CODE_ID]: BACKUP_CODE_FORMAT, totp: TOTP_FORMAT };

/**
 * Asks for the code that proves an address or a number; whose it is is shown in full: it is being typed in just now.
 */
export function sentEnrolStep(
  flow: Flow,
  stage: Extract<Stage, { at: 'enrol-email' | 'enrol-sms' | 'new-address-code' }>,
  account: Account,
  now: number,
  policy: Policy,
  back: boolean,
): Omit<CodeStep, keyof Base> {
  const recipient = recipientOf(stage, account) as Recipient;
  const sent = deliveredTo(flow, recipient);
  const shown = { via: sent?.via ?? recipient.via, to: recipient.address };
  return {
    kind: 'code',
    for: stage.at === 'new-address-code' ? 'new-address' : 'enrolment',
    format: formatOf(shown.via, policy),
    delivery: deliveryView(flow, sent, shown, now, policy),
    ...(back || stage.at === 'enrol-sms' ? { back: true } : {}),
    others: [],
  };
}

/**
 * Asks for the code that may have been sent. Made from the flow alone, without the account: nothing in it can tell
 * whether there is one, nor which address belongs to a user name.
 */
export function recoveryStep(flow: Flow, now: number, policy: Policy): Omit<CodeStep, keyof Base> {
  const shown = { via: 'email', to: flow.identifier ?? '' } as const;
  return {
    kind: 'code',
    for: 'recovery',
    format: formatOf('email', policy),
    delivery: deliveryView(flow, flow.delivered?.['recovery'], shown, now, policy),
    others: [],
  };
}

/**
 * Asks for the code that may have been sent. Made from the flow alone: it is the same where the address has an account.
 */
export function signUpCodeStep(
  flow: Flow,
  stage: Extract<Stage, { at: 'sign-up-email' | 'sign-up-sms' }>,
  now: number,
  policy: Policy,
): Omit<CodeStep, keyof Base> {
  const { key, via, address } = signUpRecipient(flow) as Recipient;
  return {
    kind: 'code',
    for: 'sign-up',
    format: formatOf(via, policy),
    delivery: deliveryView(flow, deliveredTo(flow, { key, via, address }), { via, to: address }, now, policy),
    ...(stage.at === 'sign-up-sms' ? { back: true } : {}),
    others: [],
  };
}
