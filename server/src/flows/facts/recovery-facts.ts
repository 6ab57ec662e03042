import { deliveredTo, normaliseIdentifier, recoveryRecipient, type Account } from '@sallyport/rules';
import { addresseeOf, findAccount } from '../../accounts/account-store.ts';
import { knownBrowserOf } from '../../accounts/known-browser.ts';
import { forPerson, type TenantPorts } from '../../policies/for-tenant.ts';
import type { Caller } from '../../ports/caller.ts';
import { servedDomain } from '../single-sign-on.ts';
import type { Gather } from './gatherer.ts';
import { sourceFacts } from './source-facts.ts';
import { strangerGuess } from './stranger-guess.ts';

// A recovery asks for somebody's mailbox, and nobody may learn from it whether there is an account: the same reads,
// writes and hashes are made, whoever it is about.

/** The account that somebody named; nobody is looked up where an identity provider answers for the address. */
export const identifierFacts: Gather<'identify', 'identify'> = async (ports, { caller, answer }) => {
  const ssoDomain = await servedDomain(ports, answer.identifier);
  if (ssoDomain !== undefined) return { account: undefined, ssoDomain };
  const { found, source } = await whoIsWritten(ports, caller, await findAccount(ports, answer.identifier));
  return { account: found.account, ...source };
};

/** The account that the code went to. */
export const addresseeFacts: Gather<'recovery', 'link'> = async (ports, { flow }) =>
  whoRecovers(ports, await addresseeOf(ports, flow.stage));

/** The account that another code goes to. */
export const anotherMailFacts: Gather<'recovery', 'resend'> = async (ports, { caller, flow }) => {
  const { found, source } = await whoIsWritten(ports, caller, await addresseeOf(ports, flow.stage));
  return { ...found, ...source };
};

/** Whom a mail is to go to, and whether one may, by whoever asks. */
async function whoIsWritten(ports: TenantPorts, caller: Caller, named: Account | undefined) {
  const theirs = await forPerson(ports, named);
  const known = await knownBrowserOf(theirs, caller, named);
  return { found: recovering(theirs, named), source: await sourceFacts(ports, 'recoveries', known ?? caller) };
}

/** The account that the code went to, and what a typed one is compared with. */
export const recoveryCodeFacts: Gather<'recovery', 'code'> = async (ports, { caller, flow, answer }) => {
  const named = await addresseeOf(ports, flow.stage);
  const theirs = await forPerson(ports, named);
  const { account, accountPolicy } = recovering(theirs, named);
  const subject = account?.id ?? normaliseIdentifier(flow.identifier ?? '');
  const device = (await knownBrowserOf(theirs, caller, account))?.id;
  const delivered = deliveredTo(flow, recoveryRecipient(flow, account));
  const guess = { guessed: 'recovery', subject, device } as const;
  return { account, accountPolicy, ...(await strangerGuess(ports, caller, delivered, guess, answer.code)) };
};

/**
 * The account and the policy in force for it, where that lets forgotten passwords be replaced; else it is as if there
 * were no account.
 */
const whoRecovers = async (ports: TenantPorts, account: Account | undefined) =>
  recovering(await forPerson(ports, account), account);

/** The same by the ports for that account. */
const recovering = ({ policy }: TenantPorts, account: Account | undefined) => ({
  account: policy.recover ? account : undefined,
  accountPolicy: policy,
});
