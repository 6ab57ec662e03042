import type { AnswerOf } from '@sallyport/protocol';
import { deliveredTo, normaliseIdentifier, servesCountry, signUpRecipient } from '@sallyport/rules';
import { findAccount } from '../../accounts/account-store.ts';
import { judgePasswordAlone } from '../../accounts/judge-password.ts';
import { turnOf } from '../../accounts/known-browser.ts';
import { allOver } from '../../all-over.ts';
import { loadPhoneNumbers } from '../../accounts/load-phone-numbers.ts';
import { readAddress } from '../../messages/mail-address.ts';
import type { Gather } from './gatherer.ts';
import { servedDomain } from '../single-sign-on.ts';
import { messageFacts, sourceFacts } from './source-facts.ts';
import { strangerGuess } from './stranger-guess.ts';

// Nobody may learn from a sign-up whether an address has an account: the same reads, writes and hashes are made,
// whether it is free or not.

/** Looks up who goes by the address, and hashes the password, once a message may go out. */
export const newcomerFacts: Gather<'sign-up', 'sign-up'> = async (ports, { caller, answer }) => {
  const email = readAddress(answer.email);
  const ssoDomain = email === undefined ? undefined : await servedDomain(ports, email);
  if (email !== undefined && ssoDomain !== undefined) return { email, ssoDomain };
  if (email === undefined) return {};
  const passwordFault = await judgePasswordAlone(ports, { email, ...named(answer) }, answer.password);
  if (passwordFault) return { email, passwordFault };
  const [{ counted: _, ...signUps }, messages] = await allOver([
    sourceFacts(ports, 'signUps', caller),
    messageFacts(ports, caller),
  ]);
  const refused = [signUps, messages].find(({ retryAfter }) => retryAfter !== undefined);
  if (refused) return { email, ...refused };
  return {
    account: await findAccount(ports, email),
    email,
    newPasswordHash: await ports.hasher.hash(answer.password, turnOf(caller)),
  };
};

const named = ({ name }: AnswerOf<'sign-up'>) => (name === undefined ? {} : { name });

/** What a typed code is compared with. */
export const signUpCodeFacts: Gather<'sign-up-email' | 'sign-up-sms', 'code'> = async (
  ports,
  { caller, flow, answer },
) => {
  const recipient = signUpRecipient(flow);
  if (!recipient) return {};
  const guess = { guessed: 'sign-up', subject: normaliseIdentifier(recipient.address) } as const;
  return strangerGuess(ports, caller, deliveredTo(flow, recipient), guess, answer.code);
};

/** Whether one more message may go out. */
export const signUpMessageFacts: Gather<'sign-up-email' | 'sign-up-sms', 'resend'> = (ports, { caller }) =>
  messageFacts(ports, caller);

/** The number, where it is one that can get codes, and whether a message may go out to it. */
export const signUpPhoneFacts: Gather<'sign-up-phone', 'phone'> = async (ports, { caller, answer }) => {
  const { readPhoneNumber } = await loadPhoneNumbers();
  const phone = readPhoneNumber(answer.number, (code) => servesCountry(ports.policy, code));
  return phone === undefined ? {} : { phone, ...(await messageFacts(ports, caller)) };
};
