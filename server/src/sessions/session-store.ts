import {
  beginGrace,
  beginsGrace,
  isSessionValid,
  readProofs,
  shouldTouch,
  type Account,
  type Session,
} from '@sallyport/rules';
import { changeAccount } from '../accounts/account-store.ts';
import { hashToken } from '../crypto/token.ts';
import { forAccount, hintOf, type TenantPorts } from '../policies/for-tenant.ts';
import type { Ports } from '../ports/ports.ts';
import type { Page } from '../ports/store.ts';
import { policyFingerprint } from './policy-fingerprint.ts';

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

export const sessionKey = (id: string) => `session:${id}`;
/** The hints at an account's sessions: each is written before its session, and opens nothing. */
export const hintList = (account: string) => `account-sessions:${account}`;
export const hintKey = (account: string, id: string) => `${hintList(account)}:${id}`;

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
  const open = await openSession(ports, hashToken(token), options);
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
  return open && withGrace(open, now);
}

/** The session, once the days of its person's grace have begun where they do with this request. */
async function withGrace(open: OpenSession, now: number): Promise<OpenSession> {
  const { session, account, tenantPorts } = open;
  const begins = (current: Account) => beginsGrace(session, current, tenantPorts.policy, now);
  if (!begins(account)) return open;
  const change = (current: Account) => (begins(current) ? beginGrace(current, now) : undefined);
  const begun = await changeAccount(tenantPorts, account.id, change, account);
  return begun ? { ...open, account: begun } : open;
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
  if (!account || !isOpen(tenantPorts, session, account)) return undefined;
  return { id, session, account, tenantPorts, ...(hints ? { hints } : {}) };
}

const isOpen = ({ policy, tenantEpoch, clock }: TenantPorts, session: Session, account: Account): boolean =>
  isSessionValid(session, { account, tenantEpoch, fingerprint: policyFingerprint(policy), now: clock() }, policy);

const pageOfHints = ({ store }: Pick<Ports, 'store'>, account: string, after?: string): Promise<Page> =>
  store.list(hintList(account), { after });

/**
 * The sessions that stand of an open one's account: all of them, since what can't be seen can't be ended. They are
 * judged by the account and the policy that the open one was judged by.
 */
export async function listSessions({
  account,
  tenantPorts,
  hints,
}: Pick<OpenSession, 'account' | 'tenantPorts' | 'hints'>): Promise<ListedSession[]> {
  const found: ListedSession[] = [];
  let page = hints ?? (await pageOfHints(tenantPorts, account.id));
  for (;;) {
    const ids = page.keys.map((key) => key.split(':').at(-1) ?? '');
    const sessions = await tenantPorts.store.getMany<Session[]>(ids.map(sessionKey));
    for (const [index, session] of sessions.entries()) {
      const isOwn = session?.account === account.id;
      if (isOwn && isOpen(tenantPorts, session, account)) found.push({ id: ids[index]!, session });
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
  const id = hashToken(token);
  const session = await ports.store.get<Session>(sessionKey(id));
  if (session) await endSession(ports, session.account, id);
}
