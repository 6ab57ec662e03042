import type { Answer } from '@sallyport/protocol';
import type { Account } from '../account.ts';
import { SET_UP_ID } from '../attempts.ts';
import type { Policy } from '../policy/policy.ts';
import { passesLock } from './counted.ts';
import { decideChoose, decideCode, decideLink } from './challenge.ts';
import { decideCredentials } from './credentials.ts';
import { refuse, type Decision, type Facts } from './decision.ts';
import {
  decideBack,
  decideEnrol,
  decideFirstCode,
  decideFirstLink,
  decideFirstSentCode,
  decidePhone,
  decideRenewal,
  decideSaved,
  decideSkip,
} from './enrolment.ts';
import type { Flow } from './flow.ts';
import { decideAddressCode, decideAddressLink, decideAddressResend, decideNewAddress } from './new-address.ts';
import { decideNewPasskey, decidePasskey, decidePasskeySignIn } from './passkey-answers.ts';
import {
  decideIdentify,
  decideNewPassword,
  decideRecoveryCode,
  decideRecoveryLink,
  decideRecoveryResend,
} from './recovery.ts';
import { decideResend } from './resend.ts';
import {
  decideAcceptance,
  decideOtherNumber,
  decideSignUp,
  decideSignUpCode,
  decideSignUpLink,
  decideSignUpPhone,
  decideSignUpResend,
} from './sign-up.ts';
import { decideGo, decideReturned, decideSignOn } from './single-sign-on.ts';
import { traitsOf, type Stage } from './stages.ts';
import { challengedApps } from './ways.ts';

type AnyDecide = (flow: never, answer: never, facts: never, policy: Policy) => Decision;

/** Which answers each stage takes. What isn't here is refused: a sign-in leads nowhere else. */
const TABLE: Record<Stage['at'], Partial<Record<Answer['kind'], AnyDecide>>> = {
  credentials: { credentials: decideCredentials, passkey: decidePasskeySignIn, identify: decideSignOn },
  redirect: { go: decideGo, returned: decideReturned },
  identify: { identify: decideIdentify },
  recovery: { code: decideRecoveryCode, link: decideRecoveryLink, resend: decideRecoveryResend },
  'new-password': { 'new-password': decideNewPassword },
  'new-address': { 'new-address': decideNewAddress },
  'new-address-code': {
    code: decideAddressCode,
    link: decideAddressLink,
    resend: decideAddressResend,
  },
  'sign-up': { 'sign-up': decideSignUp },
  'sign-up-email': { code: decideSignUpCode, link: decideSignUpLink, resend: decideSignUpResend },
  'sign-up-phone': { phone: decideSignUpPhone },
  'sign-up-sms': { code: decideSignUpCode, resend: decideSignUpResend, back: decideOtherNumber },
  invitation: { 'new-password': decideAcceptance },
  challenge: {
    code: decideCode,
    link: decideLink,
    passkey: decidePasskey,
    resend: decideResend,
    choose: decideChoose,
  },
  choose: { choose: decideChoose },
  'enrol-choose': { enrol: decideEnrol, skip: decideSkip },
  'enrol-totp': { code: decideFirstCode, back: decideBack },
  'enrol-email': { code: decideFirstSentCode, link: decideFirstLink, resend: decideResend, back: decideBack },
  'enrol-phone': { phone: decidePhone, back: decideBack },
  'enrol-sms': { code: decideFirstSentCode, resend: decideResend, back: decideBack },
  'enrol-passkey': { 'new-passkey': decideNewPasskey, back: decideBack },
  'renew-backup-codes': { enrol: decideRenewal },
  'backup-codes': { saved: decideSaved },
  done: {},
};

/**
 * Decides what an answer does to a flow that stands: where it goes on, what must be spent first, who is told. Pure: the
 * same arguments give the same decision, and nothing has happened when it returns.
 */
export function decide(flow: Flow, answer: Answer, facts: Facts, policy: Policy): Decision {
  const row = TABLE[flow.stage.at][answer.kind];
  return row ? row(flow as never, answer as never, facts as never, policy) : refuse('not-offered', { field: 'kind' });
}

/**
 * Which authenticators an answer guesses a code of: it is counted before it is looked at. A passkey can't be
 * guessed, but as a second factor it is counted like the codes beside it, so that one limit holds for all. A code of
 * one app of several is one attempt of the account, and one in a row at each of them: it is compared with all. The
 * passkey that passes a lock is one of the account alone: nothing turns it off.
 *
 * @returns `undefined` for an answer that is no guess.
 */
export function guessedAuthenticators(
  flow: Flow,
  answer: Answer,
  account: Account,
  policy: Policy,
): readonly string[] | undefined {
  const { stage } = flow;
  if (answer.kind !== 'code' && answer.kind !== 'passkey') return undefined;
  if (stage.at !== 'challenge') return traitsOf(stage).guessed ? [SET_UP_ID] : undefined;
  if (passesLock(flow, account, policy)) return [];
  const apps = challengedApps(flow, account).map(({ id }) => id);
  return apps.length > 0 ? apps : [stage.authenticator];
}
