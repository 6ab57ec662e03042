import { DAY_MS, type Account, type Reminder } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';

const HOUR_MS = 60 * 60 * 1000;

/** What is kept of a person's last reminder, until its date is over. Unix time in ms. */
type Kept = { of: string; sentAt: number } | { of: string; tries: number; until: number };

/** One key a person: of all servers one sends, and whatever becomes of their date they get one a day. */
const reminderKey = (account: string) => `reminder:${account}`;

const nameOf = ({ date, days }: Reminder) => `${date}-${days}`;
const endOf = ({ date }: Reminder) => ({ expiresAt: date + 2 * DAY_MS });

const mayClaim = (kept: Kept | undefined, reminder: Reminder, now: number): boolean => {
  if (!kept) return true;
  return 'sentAt' in kept ? kept.of !== nameOf(reminder) && now >= kept.sentAt + DAY_MS : now >= kept.until;
};

/** Which of these people's reminders may be claimed now: one round trip, and nothing is written. */
export async function claimable<T extends { account: Account; reminder: Reminder }>(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  due: readonly T[],
): Promise<T[]> {
  if (due.length === 0) return [];
  const kept = await store.getMany<Kept[]>(due.map(({ account }) => reminderKey(account.id)));
  return due.filter(({ reminder }, index) => mayClaim(kept[index], reminder, clock()));
}

/**
 * Claims a reminder for whoever is about to send it. Nobody else may until an hour has passed, then two, four and so on
 * up to a day: by then it is sent, or has failed, or the server that claimed it is gone.
 *
 * @returns Whether it may be sent now.
 */
export const claimReminder = ({ store }: Pick<Ports, 'store'>, { id }: Account, reminder: Reminder): Promise<boolean> =>
  store.update<Kept, boolean>(reminderKey(id), (kept, now) => {
    if (!mayClaim(kept, reminder, now)) return { keep: true, return: false };
    const tries = kept && 'tries' in kept ? kept.tries : 0;
    const until = now + Math.min(HOUR_MS * 2 ** tries, DAY_MS);
    return { set: { of: nameOf(reminder), tries: tries + 1, until }, ...endOf(reminder), return: true };
  });

/** Writes down that it was sent: it is not sent again, nor is another within a day. */
export const keepSent = ({ store }: Pick<Ports, 'store'>, { id }: Account, reminder: Reminder): Promise<void> =>
  store.update<Kept, void>(reminderKey(id), (_kept, now) => ({
    set: { of: nameOf(reminder), sentAt: now },
    ...endOf(reminder),
    return: undefined,
  }));
