import { findAccount } from '../../accounts/account-store.ts';
import { newId } from '../../crypto/token.ts';
import { readAddress } from '../../messages/mail-address.ts';
import { servedDomain } from '../single-sign-on.ts';
import { comparedWith, lockFacts } from './code-facts.ts';
import type { Gather } from './gatherer.ts';
import { messageFacts } from './source-facts.ts';

/** Looks up who goes by the address, once a message may go out: as much is done whoever does. */
export const newAddressFacts: Gather<'new-address', 'new-address'> = async (ports, { caller, answer, account }) => {
  const email = readAddress(answer.email);
  if (!account || email === undefined) return {};
  const ssoDomain = await servedDomain(ports, email);
  if (ssoDomain !== undefined) return { email, ssoDomain };
  const messages = await messageFacts(ports, caller);
  const holder = await findAccount(ports, email);
  return { email, ...messages, isTaken: holder !== undefined && holder.id !== account.id };
};

/** What a typed code is compared with, and what the change that it makes is undone by. */
export const addressCodeFacts: Gather<'new-address-code', 'code'> = async (ports, { flow, answer, account }) =>
  account ? { ...(await comparedWith(ports, flow, answer.code, account)), undoId: newId(ports.random) } : {};

/** The same for the link of the mail. */
export const addressLinkFacts: Gather<'new-address-code', 'link'> = async (ports, { account }) =>
  account ? { ...(await lockFacts(ports, account)), undoId: newId(ports.random) } : {};

/** Whether one more message may go out. */
export const addressMessageFacts: Gather<'new-address-code', 'resend'> = (ports, { caller }) =>
  messageFacts(ports, caller);
