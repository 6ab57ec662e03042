import { isSessionValid, shouldTouch, type Account, type Session } from '@sallyport/rules';
import { readAccount } from '../accounts/account-store.ts';
import { hashToken, newToken } from '../crypto/token.ts';
import { forTenant, type TenantPorts } from '../policies/for-tenant.ts';
import type { Ports } from '../ports/ports.ts';
import { policyFingerprint } from './policy-fingerprint.ts';

/** A session that has just begun: the token is its only copy. */
export interface NewSession {
  token: string;
  session: Session;
}

/** A session that stands, with its account. Its id is the hash of its token, and opens nothing. */
export interface OpenSession {
  id: string;
  session: Session;
  account: Account;
  /** The ports, for the account's tenant. */
  tenantPorts: TenantPorts;
}

/** What a session begins from. */
interface SessionStart {
  amr: string[];
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
}

const sessionKey = (id: string) => `session:${id}`;
const hintKey = (account: string, id: string) => `account-sessions:${account}:${id}`;

/** Begins a session, under a token that was never used before. */
export async function beginSession(
  ports: Pick<TenantPorts, 'store' | 'clock' | 'random' | 'policy'>,
  account: Account,
  { amr, device, tenantEpoch, startedAt, expiresAt, authTime, first }: SessionStart,
): Promise<NewSession> {
  const { store, clock, random, policy } = ports;
  const now = clock();
  const session: Session = {
    account: account.id,
    epoch: account.epoch,
    tenantEpoch,
    policy: await policyFingerprint(policy),
    amr,
    authTime: authTime ?? now,
    startedAt: startedAt ?? now,
    seenAt: now,
    expiresAt: expiresAt ?? now + policy.session.lifetime * 1000,
    device,
    ...(first ? { first } : {}),
  };
  const token = newToken(random);
  const id = await hashToken(token);
  const deadline = { expiresAt: session.expiresAt, return: undefined };
  await store.update<number, void>(hintKey(account.id, id), () => ({ set: 1, ...deadline }));
  await store.update<Session, void>(sessionKey(id), () => ({ set: session, ...deadline }));
  return { token, session };
}

/** The session that a cookie's token stands for, with its account; `undefined` where it doesn't stand. */
export async function readSession(ports: Ports, token: string | undefined): Promise<OpenSession | undefined> {
  if (token === undefined) return undefined;
  const open = await openSession(ports, await hashToken(token));
  const { store, clock } = ports;
  const now = clock();
  if (open && shouldTouch(open.session, open.tenantPorts.policy, now)) {
    await store.update<Session, void>(sessionKey(open.id), (current) =>
      current ? { set: { ...current, seenAt: now }, return: undefined } : { keep: true, return: undefined },
    );
  }
  return open;
}

/** The session of an id, if it stands. */
export async function openSession(ports: Ports | TenantPorts, id: string): Promise<OpenSession | undefined> {
  const { store, clock } = ports;
  const session = await store.get<Session>(sessionKey(id));
  if (!session) return undefined;
  const account = await readAccount(ports, session.account);
  const tenantPorts = await forTenant(ports, account?.tenant);
  const { policy, tenant } = tenantPorts;
  const stands = isSessionValid(
    session,
    {
      account,
      tenantEpoch: tenant.epoch,
      fingerprint: await policyFingerprint(policy),
      now: clock(),
    },
    policy,
  );
  return account && stands ? { id, session, account, tenantPorts } : undefined;
}

/** The sessions of an account that stand: all of them, since what can't be seen can't be ended. */
export async function listSessions(ports: Ports, account: string): Promise<OpenSession[]> {
  const found: OpenSession[] = [];
  let after: string | undefined;
  do {
    const { keys, next } = await ports.store.list(`account-sessions:${account}`, { after });
    const open = await Promise.all(keys.map((key) => openSession(ports, key.split(':').at(-1) ?? '')));
    found.push(...open.filter((each) => each !== undefined));
    after = next;
  } while (after !== undefined);
  return found;
}

/** SHA-256, base64url. */
const SESSION_ID = /^[\w-]{43}$/;

/** Ends a session of an account. Whether there was one: an id may be whatever somebody typed, which is no key. */
export async function endSession({ store }: Pick<Ports, 'store'>, account: string, id: string): Promise<boolean> {
  if (!SESSION_ID.test(id) || (await store.get<Session>(sessionKey(id)))?.account !== account) return false;
  const ended = await store.delete(sessionKey(id));
  await store.delete(hintKey(account, id));
  return ended;
}

/** Ends the session of a token, whose ever it is. Nothing happens where there is none. */
export async function endSessionOf(ports: Pick<Ports, 'store'>, token: string): Promise<void> {
  const id = await hashToken(token);
  const session = await ports.store.get<Session>(sessionKey(id));
  if (session) await endSession(ports, session.account, id);
}
