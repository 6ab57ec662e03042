import type { AuthenticatorView, FactorType } from '@sallyport/protocol';
import {
  BACKUP_CODE_ID,
  passkeysOf,
  signsInHere,
  type Account,
  type Authenticator,
  type PasskeyAuthenticator,
  type TotpAuthenticator,
} from '../account.ts';
import { isBreakGlass } from '../break-glass.ts';
import { factorsOf } from '../factors.ts';
import { guardsOf, isGuarded } from '../guards.ts';
import { maskEmail, maskPhone } from '../mask.ts';
import type { Policy } from '../policy/policy.ts';
import { isMailboxAlone } from '../proofs.ts';
import type { Flow } from './flow.ts';
import { leavingFor } from './room.ts';
import type { Stage } from './stages.ts';

/**
 * Every way in which this person can answer a challenge. Backup codes are only beside another factor, and
 * not for an account that comes in by a passkey alone. Where a mailbox is all that was proved so far, its code
 * is one of them only where nothing else was ever set up, and no backup code is left: what was turned off makes room
 * for none.
 *
 * @param flow  What was proved so far, where something was.
 */
export function waysOf(account: Account, policy: Policy, flow: Pick<Flow, 'channels'> = {}): AuthenticatorView[] {
  const all = guardsOf(account, policy);
  const backupCodes: AuthenticatorView[] =
    isGuarded(account) &&
    !isBreakGlass(account, policy) &&
    factorsOf(account, policy).includes('backup-code') &&
    account.backupCodes.length > 0
      ? [{ id: BACKUP_CODE_ID, type: 'backup-code', default: false }]
      : [];
  const hasOther = backupCodes.length > 0 || account.authenticators.some(({ type }) => type !== 'email');
  const guards = isMailboxAlone(flow) && hasOther ? all.filter(({ type }) => type !== 'email') : all;
  return [...guards.map((authenticator) => viewOf(authenticator, account, guards.length === 1)), ...backupCodes];
}

/** An authenticator as its owner may see it; `only` where there is no other to ask for first. */
export function viewOf(authenticator: Authenticator, account: Account, only: boolean): AuthenticatorView {
  const { id, type, name } = authenticator;
  const hint = hintOf(authenticator, account);
  return {
    id,
    type,
    ...(name === undefined ? {} : { name }),
    ...(hint === undefined ? {} : { hint }),
    default: only || id === account.defaultAuthenticator,
  };
}

/**
 * Of these a person has several, and any that they have answers for all: the browser asks which passkey, and a code is
 * compared with every app.
 */
const TOGETHER: ReadonlySet<FactorType> = new Set(['passkey', 'totp']);

/**
 * The ways that a person chooses from. Those that are asked for together are one.
 *
 * @param asked  What is being asked for, and so no other way.
 */
export function choices(
  account: Account,
  policy: Policy,
  flow?: Pick<Flow, 'channels'>,
  asked?: AuthenticatorView,
): AuthenticatorView[] {
  const others = waysOf(account, policy, flow).filter(
    ({ id, type }) => id !== asked?.id && !(TOGETHER.has(type) && asked?.type === type),
  );
  return others
    .filter((way, index) => !TOGETHER.has(way.type) || others.findIndex(({ type }) => type === way.type) === index)
    .map((way) => anyOf(way, others));
}

/** One way for all of its kind, without the name of one, where they are asked for together. */
export function anyOf(way: AuthenticatorView, ways: readonly AuthenticatorView[]): AuthenticatorView {
  const isAlone = !TOGETHER.has(way.type) || !ways.some(({ id, type }) => type === way.type && id !== way.id);
  const { name: _, ...any } = way;
  return isAlone ? way : any;
}

/**
 * The apps whose codes answer the challenge: all that work, whichever it was that the flow came to, but in a trial the
 * one that is tried. Empty where it asks for something else.
 */
export function challengedApps({ purpose, stage }: Flow, account: Account): TotpAuthenticator[] {
  const usable = account.authenticators.filter((each) => each.type === 'totp').filter(({ off }) => !off);
  const asked = usable.find(({ id }) => stage.at === 'challenge' && id === stage.authenticator);
  if (!asked) return [];
  return purpose === 'try' ? [asked] : usable;
}

/** Which passkeys answer the challenge: any that can, but in a trial the one that is tried. */
export function challengedPasskeys({ purpose, stage }: Flow, account: Account): PasskeyAuthenticator[] {
  const usable = passkeysOf(account).filter(({ off }) => !off);
  const asked = usable.find(({ id }) => stage.at === 'challenge' && id === stage.authenticator);
  if (!asked) return [];
  return purpose === 'try' ? [asked] : usable;
}

/** What a person is asked for first: their default, their only way, or which of several; nothing where all are off. */
export function firstChallenge(account: Account, policy: Policy, flow?: Pick<Flow, 'channels'>): Stage | undefined {
  const ways = choices(account, policy, flow);
  const preferred =
    waysOf(account, policy, flow).find((way) => way.default) ?? (ways.length === 1 ? ways[0] : undefined);
  if (preferred) return { at: 'challenge', authenticator: preferred.id };
  return ways.length > 0 ? { at: 'choose' } : undefined;
}

/** Where its codes go, masked. */
function hintOf(authenticator: Authenticator, { email }: Account): string | undefined {
  if (authenticator.type === 'email') return maskEmail(email);
  return authenticator.type === 'sms' ? maskPhone(authenticator.number) : undefined;
}

/**
 * The factors that this person may set up: never backup codes, which come with the first of the others, and of
 * what is set up only what there is room for, or what can be replaced.
 */
export const offersOf = (account: Account, policy: Policy): FactorType[] =>
  factorsOf(account, policy).filter((type) => {
    if (!signsInHere(account)) return false;
    if (type === 'backup-code' || policy.unsendable?.includes(type)) return false;
    return leavingFor(type, account, policy) !== undefined;
  });
