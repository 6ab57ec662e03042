import { proofsOf, type Account, type Proofs, type SecondFactor, type Session } from '@sallyport/rules';
import { allOver } from '../all-over.ts';
import { hashToken, newToken } from '../crypto/token.ts';
import { hintOf, type TenantPorts } from '../policies/for-tenant.ts';
import { policyFingerprint } from './policy-fingerprint.ts';
import { endSession, hintKey, hintList, listSessions, sessionKey } from './session-store.ts';

/** A session that has just begun: the token is its only copy. */
export interface NewSession {
  token: string;
  session: Session;
}

/** What a session begins from. */
interface SessionStart extends Proofs {
  secondFactor?: SecondFactor;
  device: string;
  /** The tenant's when that was proved: sessions that were ended since include this one. */
  tenantEpoch: number;
  /** Where it goes on for another session: that one's beginning and end. A life is absolute. */
  startedAt?: number | undefined;
  expiresAt?: number | undefined;
  /** When that was proved; now, unless nothing was proved since. */
  authTime?: number | undefined;
  /** It begins with the account itself, or goes on for one that did. */
  first?: true | undefined;
  /** The ids of sessions that end now that it begins. */
  replaces?: readonly string[];
}

/** How many sessions of an account stand at once: nobody has as many browsers, and each costs a record. */
const MOST_SESSIONS = 50;

/** What is done with the beginning of a session. */
interface SessionActs {
  /** Before it begins, at the same time as its hint, which opens nothing. Where that rejects, no session begins. */
  before?: () => Promise<unknown>;
  /** At the same time as it begins: what hangs on no more than that it may. */
  beside?: () => Promise<unknown>;
}

/**
 * Begins a session, under a token that was never used before. Where that is one too many of its account, those
 * end that were idle for longest.
 */
export async function beginSession(
  ports: TenantPorts,
  account: Account,
  { device, tenantEpoch, startedAt, expiresAt, authTime, first, replaces = [], ...proofs }: SessionStart,
  { before, beside }: SessionActs = {},
): Promise<NewSession> {
  const { store, clock, random, policy } = ports;
  const now = clock();
  const hint = hintOf(ports);
  const session: Session = {
    account: account.id,
    epoch: account.epoch,
    tenantEpoch,
    policy: policyFingerprint(policy),
    ...proofsOf(proofs),
    authTime: authTime ?? now,
    startedAt: startedAt ?? now,
    seenAt: now,
    expiresAt: expiresAt ?? now + policy.session.lifetime * 1000,
    device,
    ...(first ? { first } : {}),
    ...(hint ? { hint } : {}),
  };
  const token = newToken(random);
  const id = hashToken(token);
  const deadline = { expiresAt: session.expiresAt, return: undefined };
  const write = (key: string, set: unknown) => store.update(key, () => ({ set, ...deadline }), null);
  const begin = async () => {
    await allOver([before?.(), write(hintKey(account.id, id), 1)]);
    await allOver([write(sessionKey(id), session), beside?.()]);
  };
  const [{ keys }] = await allOver([store.list(hintList(account.id), { limit: MOST_SESSIONS }), begin()]);
  if (keys.length === MOST_SESSIONS) await endIdlest(ports, account, [id, ...replaces]);
  return { token, session };
}

/** Ends as many sessions of an account as are too many, with one of those that are kept. */
async function endIdlest(tenantPorts: TenantPorts, account: Account, kept: readonly string[]): Promise<void> {
  const others = (await listSessions({ account, tenantPorts })).filter(({ id }) => !kept.includes(id));
  const idlest = others.toSorted((one, other) => one.session.seenAt - other.session.seenAt);
  const surplus = Math.max(0, others.length + 1 - MOST_SESSIONS);
  await allOver(idlest.slice(0, surplus).map(({ id }) => endSession(tenantPorts, account.id, id)));
}
