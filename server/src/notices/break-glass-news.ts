import type { Account } from '@sallyport/rules';
import { accountKey, readAccount } from '../accounts/account-store.ts';
import { newId } from '../crypto/token.ts';
import type { Ports } from '../ports/ports.ts';
import { sendMail } from './send-notice.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** For so long it is tried: whoever hears of it later looks into the audit all the same. */
const KEPT_MS = 7 * DAY_MS;

const NEWS = 'break-glass:news';

const SYSTEM_ADMINS = { role: 'system-admin', state: 'active', kind: 'person' } as const;
const READ_AT_ONCE = 100;

/** So many mails in a row that fail are the mail server's failure. */
const MOST_FAILURES = 10;

/** A sign-in that system admins are yet to be told of. Times are Unix time in ms. */
interface News {
  /** Whose it was. */
  account: string;
  device: string;
  at: number;
  /** Ids of those who know. */
  told: string[];
  tries: number;
  /** Until then it is one server's to tell. */
  until: number;
}

/**
 * Tells every system admin by mail that somebody has signed in to an account that enforcement leaves alone. It
 * is kept until all are told, and never rejects: the sign-in stands, and the audit has it.
 */
export async function tellOfBreakGlass(ports: Ports, { id }: Account, device: string): Promise<void> {
  const at = ports.clock();
  const news: News = { account: id, device, at, told: [], tries: 1, until: at + HOUR_MS };
  const key = `${NEWS}:${newId(ports.random)}`;
  try {
    await ports.store.update<News, void>(key, () => ({ set: news, expiresAt: at + KEPT_MS, return: undefined }), null);
  } catch (error) {
    failing(ports)(error);
  }
  ports.later(() => tell(ports, key, news).catch(failing(ports)));
}

/** Tells once more who couldn't be told: after an hour, then two, four and so on up to a day. */
export async function tellOfBreakGlassAgain(ports: Ports, signal?: AbortSignal): Promise<void> {
  for (let after: string | undefined; ; ) {
    const { keys, next } = await ports.store.list(NEWS, { after });
    for (const key of keys) {
      if (signal?.aborted) return;
      const news = await claim(ports, key);
      if (news) await tell(ports, key, news, signal);
    }
    if (next === undefined) return;
    after = next;
  }
}

const failing =
  ({ log }: Ports) =>
  (error: unknown): void =>
    log.error('The system admins could not be told of a break-glass sign-in.', error);

/** What is to be told, where no other server is about to. */
const claim = ({ store }: Ports, key: string): Promise<News | undefined> =>
  store.update<News, News | undefined>(key, (news, now) => {
    if (!news || now < news.until) return { keep: true, return: undefined };
    const { tries } = news;
    const claimed = { ...news, tries: tries + 1, until: now + Math.min(HOUR_MS * 2 ** tries, DAY_MS) };
    return { set: claimed, return: claimed };
  });

/** Tells those who don't know yet, one after the other; once all do, it is forgotten. */
async function tell(ports: Ports, key: string, { account, device, at, told }: News, signal?: AbortSignal) {
  const { store, directory, log } = ports;
  const used = await readAccount(ports, account);
  let [failed, failedInRow] = [0, 0];
  for (let after: string | undefined; used; ) {
    const page = await directory.page({ filter: SYSTEM_ADMINS, limit: READ_AT_ONCE, after });
    for (const admin of await store.getMany<Account[]>(page.ids.map(accountKey))) {
      if (admin?.role !== 'system-admin' || told.includes(admin.id)) continue;
      if (signal?.aborted || failedInRow >= MOST_FAILURES) return;
      try {
        await sendMail(ports, admin, { kind: 'break-glass-used', account: used.email }, { at, device });
        failedInRow = 0;
        await keepTold(ports, key, admin.id);
      } catch (error) {
        failed++;
        failedInRow++;
        log.error('A notice (break-glass-used) could not be sent.', error);
      }
    }
    if (page.next === undefined) break;
    after = page.next;
  }
  if (failed === 0) await store.delete(key);
}

const keepTold = ({ store }: Ports, key: string, admin: string): Promise<void> =>
  store.update<News, void>(key, (news) =>
    news ? { set: { ...news, told: [...news.told, admin] }, return: undefined } : { keep: true, return: undefined },
  );
