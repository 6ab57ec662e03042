import type { AnswerOf } from '@sallyport/protocol';
import { challengedPasskeys, passkeysOf, type Account, type Facts } from '@sallyport/rules';
import { readLock } from '../../accounts/attempts.ts';
import { flowChallenge, isOwnChallenge } from '../../passkeys/challenge.ts';
import { claimCredential } from '../../passkeys/claim-credential.ts';
import { relyingParty } from '../../passkeys/relying-party.ts';
import { verifyAssertion } from '../../passkeys/verify-assertion.ts';
import { verifyNewPasskey } from '../../passkeys/verify-new-passkey.ts';
import type { Ports } from '../../ports/ports.ts';
import type { OpenFlow } from '../flow-store.ts';

/** What the use of a passkey says: as a second factor of the flow's account, or by itself of the one that it names. */
export function assertionFacts(
  ports: Ports,
  open: OpenFlow,
  answer: AnswerOf<'passkey'>,
  account: Account | undefined,
): Promise<Pick<Facts, 'account' | 'assertion' | 'challenge'>> {
  return account && open.flow.account !== undefined
    ? challengeFacts(ports, open, answer, account)
    : signInFacts(ports, answer, account);
}

async function challengeFacts(
  ports: Ports,
  { id, flow }: OpenFlow,
  { response }: AnswerOf<'passkey'>,
  account: Account,
): Promise<Pick<Facts, 'account' | 'assertion'>> {
  const party = relyingParty(ports.site);
  const expected = await flowChallenge(ports, id, flow.revision);
  const passkeys = challengedPasskeys(flow, account);
  const assertion = party && (await verifyAssertion(response, passkeys, party, (challenge) => challenge === expected));
  return { account, ...(assertion ? { assertion } : {}) };
}

async function signInFacts(
  ports: Ports,
  { response }: AnswerOf<'passkey'>,
  account: Account | undefined,
): Promise<Pick<Facts, 'account' | 'assertion' | 'challenge'>> {
  const party = relyingParty(ports.site);
  if (!party || !account) return { account };
  let own: string | undefined;
  const assertion = await verifyAssertion(response, passkeysOf(account), party, async (challenge) => {
    own = (await isOwnChallenge(ports, challenge)) ? challenge : undefined;
    return own !== undefined;
  });
  return { account, ...(assertion && own !== undefined ? { assertion, challenge: own } : {}) };
}

/** A passkey that was made for this step, and that no other account has. */
export async function newPasskeyFacts(
  ports: Ports,
  { id, flow }: OpenFlow,
  { response }: AnswerOf<'new-passkey'>,
  account: Account,
): Promise<Pick<Facts, 'newPasskey' | 'lock'>> {
  const lock = await readLock(ports, account.id);
  if (lock !== undefined) return { lock };
  const party = relyingParty(ports.site);
  const challenge = await flowChallenge(ports, id, flow.revision);
  const newPasskey = party && (await verifyNewPasskey(response, party, challenge));
  return newPasskey && (await claimCredential(ports, newPasskey.credentialId, account)) ? { newPasskey } : {};
}
