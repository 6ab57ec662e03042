import { assuranceLevel, sessionStands, shouldTouch, type Account, type Session } from '@sallyport/rules';
import { readAccount } from '../accounts/account-store.ts';
import { hashToken, newId, newToken } from '../crypto/token.ts';
import type { Ports } from '../ports/ports.ts';

/** A session that has just begun: the token is its only copy. */
export interface NewSession {
  token: string;
  session: Session;
}

const sessionKey = async (token: string) => `session:${await hashToken(token)}`;

/** Begins a session, under a token that was never used before. */
export async function beginSession(
  { store, clock, random, policy }: Pick<Ports, 'store' | 'clock' | 'random' | 'policy'>,
  account: Account,
  amr: string[],
): Promise<NewSession> {
  const now = clock();
  const session: Session = {
    id: newId(random),
    account: account.id,
    epoch: account.epoch,
    aal: assuranceLevel(amr),
    amr,
    authTime: now,
    seenAt: now,
    expiresAt: now + policy.session.lifetime * 1000,
  };
  const token = newToken(random);
  const { expiresAt } = session;
  await store.update<number, void>(`account-sessions:${account.id}:${session.id}`, () => ({
    set: 1,
    expiresAt,
    return: undefined,
  }));
  await store.update<Session, void>(await sessionKey(token), () => ({ set: session, expiresAt, return: undefined }));
  return { token, session };
}

/** The session that a cookie's token stands for, with its account; `undefined` where it doesn't stand. */
export async function readSession(
  { store, clock, policy }: Pick<Ports, 'store' | 'clock' | 'policy'>,
  token: string | undefined,
): Promise<{ session: Session; account: Account } | undefined> {
  if (token === undefined) return undefined;
  const key = await sessionKey(token);
  const session = await store.get<Session>(key);
  if (!session) return undefined;
  const account = await readAccount({ store }, session.account);
  const now = clock();
  if (!account || !sessionStands(session, account, policy, now)) return undefined;
  if (shouldTouch(session, policy, now)) {
    await store.update<Session, void>(key, (current) =>
      current ? { set: { ...current, seenAt: now }, return: undefined } : { keep: true, return: undefined },
    );
  }
  return { session, account };
}

/** Ends a session. Nothing happens where the token stands for none. */
export async function endSession({ store }: Pick<Ports, 'store'>, token: string): Promise<void> {
  const key = await sessionKey(token);
  const session = await store.get<Session>(key);
  if (!session) return;
  await store.delete(key);
  await store.delete(`account-sessions:${session.account}:${session.id}`);
}
