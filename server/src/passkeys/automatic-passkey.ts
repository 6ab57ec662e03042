import type { NewPasskey, PasskeyCreation, ProblemCode } from '@sallyport/protocol';
import { addMadePasskey, mayMakePasskey, passkeyCreation, type Account } from '@sallyport/rules';
import { changeOwn } from '../accounts/change-own.ts';
import { record } from '../audit/record.ts';
import { hashToken, newId } from '../crypto/token.ts';
import { sendNotice } from '../notices/send-notice.ts';
import type { TenantPorts } from '../policies/for-tenant.ts';
import type { Caller } from '../ports/caller.ts';
import type { Ports } from '../ports/ports.ts';
import type { NewSession } from '../sessions/begin-session.ts';
import type { OpenSession } from '../sessions/session-store.ts';
import { spendChallenge } from './challenge.ts';
import { claimCredential } from './claim-credential.ts';
import { relyingParty } from './relying-party.ts';
import { verifyNewPasskey } from './verify-new-passkey.ts';

/** The challenge of the one passkey that a session may have made without asking. It follows from the session's id. */
const challengeOf = ({ keyring }: Pick<Ports, 'keyring'>, session: string): Promise<string> =>
  keyring.mac('passkey-automatic', session);

/**
 * What a browser may make a passkey from without asking, at the end of a sign-in. It costs no look at the store, and
 * nothing where policy has none.
 */
export async function offerPasskey(
  ports: TenantPorts,
  account: Account,
  { token, session }: NewSession,
): Promise<{ passkey?: PasskeyCreation }> {
  const party = relyingParty(ports.site);
  if (!party || !mayMakePasskey(account, session, ports.policy, ports.clock())) return {};
  const challenge = await challengeOf(ports, hashToken(token));
  return { passkey: passkeyCreation(account, { rpId: party.id, challenge }, ports.policy.passkeys.userVerification) };
}

/**
 * Keeps a passkey that was made from that: once a session, for as long as its proof is fresh, decided on the account as
 * it is by then. The person is told of it by mail, as of any new factor.
 *
 * @returns The passkey's id among the account's authenticators, or why it isn't kept.
 */
export async function keepPasskey(
  ports: Ports,
  caller: Caller,
  { id: sessionId, session, account, tenantPorts }: OpenSession,
  response: NewPasskey,
): Promise<{ id: string } | ProblemCode> {
  const { policy } = tenantPorts;
  const party = relyingParty(ports.site);
  if (!party || !mayMakePasskey(account, session, policy, ports.clock())) return 'not-offered';
  const challenge = await challengeOf(ports, sessionId);
  const made = await verifyNewPasskey(response, party, challenge, { userPresent: false });
  if (!made || !(await spendChallenge(ports, challenge))) return 'invalid-passkey';
  if (!(await claimCredential(ports, made.credentialId, account))) return 'invalid-passkey';
  const id = newId(ports.random);
  const kept = await changeOwn(ports, account, (current, now) =>
    mayMakePasskey(current, session, policy, now)
      ? { account: addMadePasskey(current, made, id, now) }
      : ('not-offered' as const),
  );
  if (typeof kept !== 'object') return kept ?? 'not-offered';
  const details = { factor: 'passkey' } as const;
  await record(tenantPorts, caller, { kind: 'factor-enrolled', account: kept.account, actor: account.id, details });
  await sendNotice(ports, kept.account, { kind: 'factor-added', ...details }, caller.device);
  return { id };
}
