import { passkeysOf, signsInHere, type Account } from './account.ts';
import { factorsOf } from './factors.ts';
import { isGuarded } from './guards.ts';
import { MOST_PASSKEYS, type MadePasskey } from './passkey.ts';
import type { Policy } from './policy/policy.ts';
import { isFresh, type Session } from './session.ts';

/**
 * Whether a browser may make a passkey without asking the person, right after they signed in by password and second
 * factor (WebAuthn L3 §5.1.3, `conditional`): policy has it so and has passkeys, and lets the person undo it. Such a
 * passkey comes without user verification, so there is none where policy asks for that when one is made.
 *
 * @param session  The session that has just begun. Its proof has to be as fresh as for any other new factor.
 * @param now  Unix time in ms.
 */
export function mayMakePasskey(account: Account, session: Session, policy: Policy, now: number): boolean {
  const { automatic, userVerification } = policy.passkeys;
  return (
    automatic &&
    userVerification === 'preferred' &&
    policy.selfService.disable !== 'never' &&
    factorsOf(account, policy).includes('passkey') &&
    signsInHere(account) &&
    isGuarded(account) &&
    session.amr.includes('pwd') &&
    isFresh(session, account, policy, now) &&
    passkeysOf(account).length < MOST_PASSKEYS
  );
}

/**
 * The account with a passkey that was made so. What is asked for first stays, and so does trust: the person has changed
 * nothing themselves, and would be asked for a code at the next sign-in for no reason that they know.
 *
 * @param id  What the passkey is known by from now on.
 */
export function addMadePasskey(account: Account, made: MadePasskey, id: string, now: number): Account {
  const { userVerified: _, discoverable: __, ...passkey } = made;
  return { ...account, authenticators: [...account.authenticators, { ...passkey, id, addedAt: now }] };
}
