import {
  isSessionValid,
  proofsOf,
  readProofs,
  shouldTouch,
  type Account,
  type Proofs,
  type SecondFactor,
  type Session,
} from '@sallyport/rules';
import { allOver } from '../all-over.ts';
import { hashToken, newToken } from '../crypto/token.ts';
import { forAccount, hintOf, type TenantPorts } from '../policies/for-tenant.ts';
import type { Ports } from '../ports/ports.ts';
import type { Page } from '../ports/store.ts';
import { policyFingerprint } from './policy-fingerprint.ts';

/** A session that has just begun: the token is its only copy. */
export interface NewSession {
  token: string;
  session: Session;
}

/** A session that stands. Its id is the hash of its token, and opens nothing. */
export interface ListedSession {
  id: string;
  session: Session;
}

/** A session that stands, with its account. */
export interface OpenSession extends ListedSession {
  account: Account;
  /** The ports, for the account's tenant. */
  tenantPorts: TenantPorts;
  /** The first of the hints at its account's sessions, where they were asked for. */
  hints?: Page;
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
}

const sessionKey = (id: string) => `session:${id}`;
const hintKey = (account: string, id: string) => `account-sessions:${account}:${id}`;

/** What is done with the beginning of a session. */
interface SessionActs {
  /** Before it begins, at the same time as its hint, which opens nothing. Where that rejects, no session begins. */
  before?: () => Promise<unknown>;
  /** At the same time as it begins: what hangs on no more than that it may. */
  beside?: () => Promise<unknown>;
}

/** Begins a session, under a token that was never used before. */
export async function beginSession(
  ports: TenantPorts,
  account: Account,
  { device, tenantEpoch, startedAt, expiresAt, authTime, first, ...proofs }: SessionStart,
  { before, beside }: SessionActs = {},
): Promise<NewSession> {
  const { store, clock, random, policy } = ports;
  const now = clock();
  const hint = hintOf(ports);
  const session: Session = {
    account: account.id,
    epoch: account.epoch,
    tenantEpoch,
    policy: await policyFingerprint(policy),
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
  const id = await hashToken(token);
  const deadline = { expiresAt: session.expiresAt, return: undefined };
  const write = (key: string, set: unknown) => store.update(key, () => ({ set, ...deadline }), null);
  await allOver([before?.(), write(hintKey(account.id, id), 1)]);
  await allOver([write(sessionKey(id), session), beside?.()]);
  return { token, session };
}

/** What is read of a session besides. */
export interface ReadOptions {
  /** Its account's sessions are listed as well. */
  lists?: boolean;
}

/** The session that a cookie's token stands for, with its account; `undefined` where it doesn't stand. */
export async function readSession(
  ports: Ports,
  token: string | undefined,
  options?: ReadOptions,
): Promise<OpenSession | undefined> {
  if (token === undefined) return undefined;
  const open = await openSession(ports, await hashToken(token), options);
  const { store, clock } = ports;
  const now = clock();
  if (open && shouldTouch(open.session, open.tenantPorts.policy, now)) {
    const hint = hintOf(open.tenantPorts);
    await store.update<Session, void>(
      sessionKey(open.id),
      (current) =>
        current
          ? { set: { ...current, seenAt: now, ...(hint ? { hint } : {}) }, return: undefined }
          : { keep: true, return: undefined },
      open.session,
    );
  }
  return open;
}

/** The session of an id, if it stands. */
export async function openSession(
  ports: Ports | TenantPorts,
  id: string,
  { lists = false }: ReadOptions = {},
): Promise<OpenSession | undefined> {
  const kept = await ports.store.get<Session>(sessionKey(id));
  if (!kept) return undefined;
  const session = readProofs(kept);
  const [{ account, tenantPorts }, hints] = await Promise.all([
    forAccount(ports, session.account, session.hint),
    lists ? pageOfHints(ports, session.account) : undefined,
  ]);
  if (!account || !(await isOpen(tenantPorts, session, account))) return undefined;
  return { id, session, account, tenantPorts, ...(hints ? { hints } : {}) };
}

const isOpen = async (
  { policy, tenantEpoch, clock }: TenantPorts,
  session: Session,
  account: Account,
): Promise<boolean> =>
  isSessionValid(session, { account, tenantEpoch, fingerprint: await policyFingerprint(policy), now: clock() }, policy);

const pageOfHints = ({ store }: Pick<Ports, 'store'>, account: string, after?: string): Promise<Page> =>
  store.list(`account-sessions:${account}`, { after });

/**
 * The sessions that stand of an open one's account: all of them, since what can't be seen can't be ended. They are
 * judged by the account and the policy that the open one was judged by.
 */
export async function listSessions({ account, tenantPorts, hints }: OpenSession): Promise<ListedSession[]> {
  const found: ListedSession[] = [];
  let page = hints ?? (await pageOfHints(tenantPorts, account.id));
  for (;;) {
    const ids = page.keys.map((key) => key.split(':').at(-1) ?? '');
    const sessions = await tenantPorts.store.getMany<Session[]>(ids.map(sessionKey));
    for (const [index, session] of sessions.entries()) {
      const isOwn = session?.account === account.id;
      if (isOwn && (await isOpen(tenantPorts, session, account))) found.push({ id: ids[index]!, session });
    }
    if (page.next === undefined) return found;
    page = await pageOfHints(tenantPorts, account.id, page.next);
  }
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
