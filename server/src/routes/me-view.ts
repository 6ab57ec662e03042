import type { Me } from '@sallyport/protocol';
import { keptPasskeys, ownAuthenticators } from '@sallyport/rules';
import { trustTag } from '../accounts/trusted-device.ts';
import { hashToken } from '../crypto/token.ts';
import { providerInstead } from '../flows/single-sign-on.ts';
import { relyingParty } from '../passkeys/relying-party.ts';
import type { Caller } from '../ports/caller.ts';
import type { Ports } from '../ports/ports.ts';
import { listSessions, type OpenSession } from '../sessions/session-store.ts';
import { sessionView } from '../sessions/session-view.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

/** What a person sees of their own account, from this browser. */
export async function meView(ports: Ports, caller: Caller, open: OpenSession): Promise<Me> {
  const { id, session, account, tenantPorts } = open;
  const now = ports.clock();
  const token = caller.trust(trustTag(account.id));
  const ownHash = token === undefined ? undefined : hashToken(token);
  const [sessions, provider] = await Promise.all([listSessions(open), providerInstead(ports, account)]);
  const own = account.signIn === 'sso' || provider !== undefined ? 'sso-account' : true;
  const { passwordChangedAt: changedAt } = account;
  const party = relyingParty(ports.site);
  return {
    account: sessionView(account, session, tenantPorts.policy, now).account,
    ...ownAuthenticators(account, session, tenantPorts.policy, now),
    ...(party ? { passkeys: keptPasskeys(account, party.id) } : {}),
    trustedDevices: account.trustedDevices
      .filter(({ until, generation }) => now < until && generation === account.trustGeneration)
      .map((device) => ({
        id: device.id,
        name: device.name,
        addedAt: iso(device.addedAt),
        ...(device.usedAt === undefined ? {} : { usedAt: iso(device.usedAt) }),
        until: iso(device.until),
        current: device.tokenHash === ownHash,
      })),
    trustsDevices: tenantPorts.policy.trustedDevices !== 'off',
    sessions: sessions.map((each) => ({
      id: each.id,
      device: each.session.device,
      startedAt: iso(each.session.startedAt),
      seenAt: iso(each.session.seenAt),
      expiresAt: iso(each.session.expiresAt),
      current: each.id === id,
      actions: { end: true },
    })),
    password: {
      ...(changedAt === undefined ? {} : { changedAt: iso(changedAt) }),
      change: own,
    },
    address: { change: own === true && tenantPorts.policy.unsendable?.includes('email') ? 'not-offered' : own },
  };
}
