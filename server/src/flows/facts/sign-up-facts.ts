import type { Answer, AnswerOf } from '@sallyport/protocol';
import {
  acceptsPassword,
  deliveredTo,
  normaliseIdentifier,
  SIGN_UP_MESSAGES,
  signUpRecipient,
  type Budget,
  type Facts,
  type SigningUp,
} from '@sallyport/rules';
import { findAccount } from '../../accounts/account-store.ts';
import { spendOne } from '../../accounts/guess-budgets.ts';
import { readPhoneNumber } from '../../accounts/phone-number.ts';
import { readAddress } from '../../messages/mail-address.ts';
import type { Ruled } from '../../policies/ruled.ts';
import type { Caller } from '../../ports/caller.ts';
import { strangerGuess } from './stranger-guess.ts';

/** Finds out what decides an answer to a sign-up: the same reads, writes and hashes, whether the address is free or not. */
export async function signUpFacts(
  ports: Ruled,
  caller: Caller,
  flow: SigningUp,
  answer: Answer,
): Promise<Omit<Facts, 'now'>> {
  const account = undefined;
  const { stage } = flow;
  if (answer.kind === 'sign-up' && stage.at === 'sign-up') return newcomerFacts(ports, caller, answer);
  if (answer.kind === 'code') return { account, ...(await codeFacts(ports, caller, flow, answer.code)) };
  if (answer.kind === 'resend') return { account, ...(await reserveMessage(ports, caller)) };
  if (answer.kind !== 'phone' || stage.at !== 'sign-up-phone') return { account };
  const phone = readPhoneNumber(answer.number);
  return phone === undefined ? { account } : { account, phone, ...(await reserveMessage(ports, caller)) };
}

/** Looks up who goes by the address, and hashes the password, once a message may go out. */
async function newcomerFacts(
  ports: Ruled,
  caller: Caller,
  { email: typed, password }: AnswerOf<'sign-up'>,
): Promise<Omit<Facts, 'now'>> {
  const email = readAddress(typed);
  if (email === undefined || !acceptsPassword({ email, authenticators: [] }, password))
    return { account: undefined, ...(email === undefined ? {} : { email }) };
  const { retryAfter } = await reserveMessage(ports, caller);
  if (retryAfter !== undefined) return { account: undefined, email, retryAfter };
  return {
    account: await findAccount(ports, email),
    email,
    newPasswordHash: await ports.hasher.hash(password),
  };
}

async function codeFacts(ports: Ruled, caller: Caller, flow: SigningUp, code: string) {
  const recipient = signUpRecipient(flow);
  if (!recipient) return {};
  const subject = normaliseIdentifier(recipient.address);
  return strangerGuess(ports, caller, deliveredTo(flow, recipient), { guessed: 'sign-up', subject }, code);
}

/** Counts one message of the sign-ups of one address. */
async function reserveMessage(ports: Ruled, { address }: Caller): Promise<Pick<Facts, 'retryAfter'>> {
  const key = `sends:sign-up-${await ports.keyring.mac('sends', 'sign-up-address', address)}`;
  if (await spendOne(ports, key, SIGN_UP_MESSAGES)) return {};
  const { from = 0 } = (await ports.store.get<Budget>(key)) ?? {};
  const until = from + SIGN_UP_MESSAGES.per * 1000;
  return { retryAfter: Math.max(1, Math.ceil((until - ports.clock()) / 1000)) };
}
