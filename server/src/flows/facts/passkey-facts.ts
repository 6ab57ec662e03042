import type { AnswerOf } from '@sallyport/protocol';
import { challengedPasskeys, passkeysOf, type Account } from '@sallyport/rules';
import { reserveGuess } from '../../accounts/guess-budgets.ts';
import { flowChallenge, isOwnChallenge } from '../../passkeys/challenge.ts';
import { claimCredential } from '../../passkeys/claim-credential.ts';
import { relyingParty } from '../../passkeys/relying-party.ts';
import { verifyAssertion } from '../../passkeys/verify-assertion.ts';
import { verifyNewPasskey } from '../../passkeys/verify-new-passkey.ts';
import type { TenantPorts } from '../../policies/for-tenant.ts';
import type { Caller } from '../../ports/caller.ts';
import type { Ports } from '../../ports/ports.ts';
import type { OpenFlow } from '../flow-store.ts';
import { lockFacts } from './code-facts.ts';
import type { Found, Gather } from './gatherer.ts';
import { firstSecret, newFactor } from './new-factor.ts';

/** What the use of a passkey says: as a second factor of the flow's account, or by itself of the one that it names. */
export const assertionFacts: Gather<'credentials' | 'challenge', 'passkey'> = async (
  ports,
  { caller, open, flow, answer, account },
) => {
  const found =
    account && flow.account !== undefined
      ? await challengeFacts(ports, open, answer, account)
      : await signInFacts(ports, caller, answer, account);
  return { ...found, ...(await firstSecret(ports, flow, account)) };
};

async function challengeFacts(
  ports: Ports,
  { id, flow }: OpenFlow,
  { response }: AnswerOf<'passkey'>,
  account: Account,
): Promise<Found<'passkey'>> {
  const party = relyingParty(ports.site);
  const expected = await flowChallenge(ports, id, flow.revision);
  const passkeys = challengedPasskeys(flow, account);
  const assertion = party && (await verifyAssertion(response, passkeys, party, (challenge) => challenge === expected));
  return assertion ? { assertion } : {};
}

async function signInFacts(
  ports: Ports,
  caller: Caller,
  { response }: AnswerOf<'passkey'>,
  account: Account | undefined,
): Promise<Found<'passkey'>> {
  const party = relyingParty(ports.site);
  if (!party || !account) return {};
  let own: string | undefined;
  const assertion = await verifyAssertion(response, passkeysOf(account), party, async (challenge) => {
    own = (await isOwnChallenge(ports, challenge)) ? challenge : undefined;
    return own !== undefined;
  });
  if (assertion && own !== undefined) return { assertion, challenge: own };
  const { admitted } = await reserveGuess(ports, 'passkey', { subject: account.id, caller, device: undefined });
  return { exhausted: !admitted };
}

/** A passkey that was made for this step and that no other account has, and what becomes active by it. */
export const newPasskeyFacts: Gather<'enrol-passkey', 'new-passkey'> = async (ports, { open, answer, account }) => {
  if (!account) return {};
  return { ...(await createdPasskey(ports, open, answer, account)), ...(await newFactor(ports, account)) };
};

async function createdPasskey(
  ports: TenantPorts,
  { id, flow }: OpenFlow,
  { response }: AnswerOf<'new-passkey'>,
  account: Account,
): Promise<Found<'new-passkey'>> {
  const locked = await lockFacts(ports, account);
  if (locked.lock !== undefined) return locked;
  const party = relyingParty(ports.site);
  const challenge = await flowChallenge(ports, id, flow.revision);
  const newPasskey = party && (await verifyNewPasskey(response, party, challenge));
  return newPasskey && (await claimCredential(ports, newPasskey.credentialId, account)) ? { newPasskey } : {};
}
