import { passkeysOf, signsInHere, type PasskeyAuthenticator } from '../account.ts';
import { factorsOf } from '../factors.ts';
import { prove, type ProofChannel } from '../proofs.ts';
import {
  acceptAssertion,
  replacesPassword,
  type Assertion,
  type AssertionVerdict,
  type UserVerification,
} from '../passkey.ts';
import { goOn, isOffered } from './challenge.ts';
import { admitted, passesLock, wrongFactor } from './counted.ts';
import { refuse, type Decide, type Decision } from './decision.ts';
import { activate } from './enrolment.ts';
import { challengedPasskeys } from './ways.ts';

/** What the use of a key proves: that it is there, and where its device has verified whose it is, that as well. */
const channelsOf = ({ userVerified }: { userVerified: boolean }): ProofChannel[] =>
  userVerified ? ['key', 'key-holder'] : ['key'];

/**
 * Decides whether a passkey signs in by itself. It takes the place of password and code, so the person has to be
 * verified: a multi-factor cryptographic authenticator (NIST SP 800-63B-4 §3.1.7). One that the site doesn't know is
 * told apart, so that it isn't offered again: whoever sends it had it from an authenticator, and it names nobody.
 *
 * A lock stops guesses at codes. Nothing here can be guessed, and whoever has only the password must not keep
 * the owner out: it goes through, and leaves lock and count as they are.
 */
export const decidePasskeySignIn: Decide<'credentials', 'passkey'> = (
  flow,
  { response },
  { account, assertion, challenge },
  policy,
) => {
  if (flow.purpose !== 'sign-in') return refuse('not-offered', { field: 'kind' });
  const passkey = account && passkeysOf(account).find(({ credentialId }) => credentialId === response.id);
  if (!passkey) return refuse(response.response.userHandle ? 'unknown-passkey' : 'invalid-passkey');
  const isAllowed = signsInHere(account) && factorsOf(account, policy).includes('passkey') && !passkey.off;
  if (!isAllowed || !assertion || challenge === undefined) return refuse('invalid-passkey');
  const verdict = acceptAssertion(passkey, assertion, 'required');
  if (!verdict.ok) return withNotice(refuse('invalid-passkey'), verdict);
  return {
    kind: 'advance',
    stage: { at: 'done' },
    identifier: account.email,
    account,
    ...prove(flow, ...channelsOf(assertion)),
    secondFactor: 'proved',
    rotatesId: true,
    spend: { kind: 'passkey', assertion, challenge },
    signIn: { keepsAttempts: true },
  };
};

/** Decides whether a passkey proves the second factor: any of the person's, since the browser asks which. */
export const decidePasskey: Decide<'challenge', 'passkey'> = (flow, { trustDevice }, facts, policy) => {
  const { account, attempt, assertion } = facts;
  const isAdmitted = admitted(attempt);
  if (!isAdmitted && !(account && passesLock(flow, account, policy))) return refuse('locked');
  if (!account || !isOffered(flow, account, policy)) return refuse('not-offered');
  const verdict = judge(challengedPasskeys(flow, account), assertion, policy.passkeys.userVerification);
  const refusal = () =>
    isAdmitted ? wrongFactor(flow, 'invalid-passkey', attempt, policy) : refuse('invalid-passkey');
  if (!verdict.ok) return withNotice(refusal(), verdict);
  const { assertion: used } = verdict;
  const spend = { kind: 'passkey', assertion: used } as const;
  const proved = { type: 'passkey', channels: channelsOf(used), spend } as const;
  return goOn(flow, proved, facts, account, policy, trustDevice);
};

/** Makes a new passkey active. It is no guess; a lock stops it all the same, as it stops a link. */
export const decideNewPasskey: Decide<'enrol-passkey', 'new-passkey'> = (flow, { name }, facts, policy) => {
  const { lock, newPasskey, newFactor, now } = facts;
  if (lock !== undefined) return refuse('locked');
  if (!newPasskey || !newFactor) return refuse('invalid-passkey');
  const { userVerified, discoverable: _, ...made } = newPasskey;
  if (policy.passkeys.userVerification === 'required' && !userVerified) return refuse('invalid-passkey');
  const passkey: PasskeyAuthenticator = { ...made, id: newFactor.id, addedAt: now, ...(name ? { name } : {}) };
  return activate(
    flow,
    passkey,
    channelsOf(newPasskey),
    facts,
    policy,
    replacesPassword(newPasskey) ? {} : { beside: true },
  );
};

function judge(
  passkeys: PasskeyAuthenticator[],
  assertion: Assertion | undefined,
  userVerification: UserVerification,
): { ok: true; assertion: Assertion } | Extract<AssertionVerdict, { ok: false }> {
  const passkey = passkeys.find(({ id }) => id === assertion?.authenticator);
  if (!passkey || !assertion) return { ok: false, reason: 'altered' };
  const verdict = acceptAssertion(passkey, assertion, userVerification);
  return verdict.ok ? { ok: true, assertion } : verdict;
}

/** a key that may be in two places is told to the person. */
const withNotice = (refusal: Decision, verdict: AssertionVerdict): Decision =>
  !verdict.ok && verdict.reason === 'copied' ? { ...refusal, notice: { kind: 'passkey-copied' } } : refusal;
