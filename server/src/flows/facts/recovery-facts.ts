import { deliveredTo, normaliseIdentifier, recoveryRecipient, type Account } from '@sallyport/rules';
import { addresseeOf, findAccount } from '../../accounts/account-store.ts';
import { knownBrowserOf } from '../../accounts/known-browser.ts';
import { allOver } from '../../all-over.ts';
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
  const known = await knownBrowserOf(ports, caller, named);
  const [found, source] = await allOver([whoRecovers(ports, named), sourceFacts(ports, 'recoveries', known ?? caller)]);
  return { found, source };
}

/** The account that the code went to, and what a typed one is compared with. */
export const recoveryCodeFacts: Gather<'recovery', 'code'> = async (ports, { caller, flow, answer }) => {
  const { account, accountPolicy } = await whoRecovers(ports, await addresseeOf(ports, flow.stage));
  const subject = account?.id ?? normaliseIdentifier(flow.identifier ?? '');
  const device = (await knownBrowserOf(ports, caller, account))?.id;
  const delivered = deliveredTo(flow, recoveryRecipient(flow, account));
  const guess = { guessed: 'recovery', subject, device } as const;
  return { account, accountPolicy, ...(await strangerGuess(ports, caller, delivered, guess, answer.code)) };
};

/**
 * The account and the policy in force for it, where that lets forgotten passwords be replaced; else it is as if there
 * were no account.
 */
async function whoRecovers(ports: TenantPorts, account: Account | undefined) {
  const { policy } = await forPerson(ports, account);
  return { account: policy.recover ? account : undefined, accountPolicy: policy };
}
