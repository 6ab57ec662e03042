import { FactorType, type Me, type OwnAuthenticatorView } from '@sallyport/protocol';
import type { Account, Authenticator, PasskeyAuthenticator } from './account.ts';
import { lowBackupCodes } from './backup-code.ts';
import { enforcedFrom, isEnforced, skipsLeft } from './enforcement.ts';
import { offerOf } from './flow/enrol-stage.ts';
import { mostOf } from './flow/room.ts';
import { viewOf, waysOf } from './flow/ways.ts';
import { factorsOf } from './factors.ts';
import { allowedAuthenticators } from './guards.ts';
import type { Policy } from './policy/policy.ts';
import { providerOf } from './passkey-providers.ts';
import { mayRemove } from './removal.ts';
import { isFresh, type Session } from './session.ts';

type OwnAuthenticators = Pick<
  Me,
  | 'authenticators'
  | 'backupCodesLeft'
  | 'backupCodesMade'
  | 'backupCodesLow'
  | 'offers'
  | 'enforced'
  | 'enforcedFrom'
  | 'skipsLeft'
  | 'canDisable'
  | 'fresh'
  | 'reauthWithin'
>;

/**
 * What a person has set up and what policy lets them do with it, with the reason where it doesn't: the same verdicts
 * that a call would get.
 *
 * @param now  Unix time in ms.
 */
export function ownAuthenticators(account: Account, session: Session, policy: Policy, now: number): OwnAuthenticators {
  const left = account.backupCodes.length;
  const made = account.authenticators.length > 0 ? account.backupCodesMade : undefined;
  const offers = FactorType.options.map((type) => ({
    type,
    offered: offerOf(type, account, policy),
    ...(mostOf(type, policy) > 1 ? { several: true as const } : {}),
  }));
  const from = enforcedFrom(account, policy, now);
  const skips = skipsLeft(account, policy, now);
  const hasBackupCodes = offers.some(({ type, offered }) => type === 'backup-code' && offered === true);
  return {
    authenticators: ownList(account, policy, now),
    backupCodesLeft: left,
    ...(made ? { backupCodesMade: { count: made.count, at: iso(made.at) } } : {}),
    backupCodesLow: hasBackupCodes && lowBackupCodes(left) !== undefined,
    offers,
    enforced: isEnforced(account, policy, now),
    ...(from === undefined ? {} : { enforcedFrom: iso(from) }),
    ...(skips === undefined ? {} : { skipsLeft: skips }),
    canDisable: mayRemove(account, account.authenticators, policy, now),
    fresh: isFresh(session, account, policy, now),
    reauthWithin: policy.reauthWithin,
  };
}

function ownList(account: Account, policy: Policy, now: number): OwnAuthenticatorView[] {
  const ways = new Map(waysOf(account, policy).map((way) => [way.id, way]));
  const working = allowedAuthenticators(account, policy);
  const works = (each: Authenticator) => working.some(({ id }) => id === each.id);
  return account.authenticators.map((authenticator) => {
    const isAllowed = factorsOf(account, policy).includes(authenticator.type);
    return {
      ...(ways.get(authenticator.id) ?? { ...viewOf(authenticator, account, false), default: false }),
      ...(authenticator.type === 'passkey' ? { passkey: passkeyView(authenticator) } : {}),
      addedAt: iso(authenticator.addedAt),
      ...(authenticator.used ? { usedAt: iso(authenticator.used.at), usedFrom: authenticator.used.device } : {}),
      ...(isAllowed ? {} : { off: 'policy' as const }),
      ...(authenticator.off ? { off: 'failures' as const } : {}),
      actions: {
        rename: true as const,
        useFirst: works(authenticator) ? (true as const) : ('not-offered' as const),
        try: ways.has(authenticator.id) ? (true as const) : ('not-offered' as const),
        ...(authenticator.type === 'passkey'
          ? {}
          : { replace: offerOf(authenticator.type, account, policy, authenticator.id) }),
        remove: mayRemove(account, [authenticator], policy, now),
      },
    };
  });
}

function passkeyView({ aaguid, backupEligible }: PasskeyAuthenticator): OwnAuthenticatorView['passkey'] {
  const provider = providerOf(aaguid);
  return { synced: backupEligible, ...(provider === undefined ? {} : { provider }) };
}

const iso = (ms: number): string => new Date(ms).toISOString();
