import { DAY_MS, type Account, type Reminder } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';

const HOUR_MS = 60 * 60 * 1000;

/** What is kept of a reminder, until its date is over. Unix time in ms. */
type Kept = { sent: true } | { tries: number; until: number };

/** One key a person, date and days before it: of all servers one sends it. */
const reminderKey = (account: string, { date, days }: Reminder) => `reminder:${account}:${date}-${days}`;

const endOf = ({ date }: Reminder) => ({ expiresAt: date + 2 * DAY_MS });

/**
 * Claims a reminder for whoever is about to send it. Nobody else may until an hour has passed, then two, four and so on
 * up to a day: by then it is sent, or has failed, or the server that claimed it is gone.
 *
 * @returns Whether it may be sent now.
 */
export const claimReminder = ({ store }: Pick<Ports, 'store'>, { id }: Account, reminder: Reminder): Promise<boolean> =>
  store.update<Kept, boolean>(reminderKey(id, reminder), (kept, now) => {
    if (kept && ('sent' in kept || now < kept.until)) return { keep: true, return: false };
    const tries = kept?.tries ?? 0;
    const until = now + Math.min(HOUR_MS * 2 ** tries, DAY_MS);
    return { set: { tries: tries + 1, until }, ...endOf(reminder), return: true };
  });

/** Writes down that it was sent: it is not sent again. */
export const keepSent = ({ store }: Pick<Ports, 'store'>, { id }: Account, reminder: Reminder): Promise<void> =>
  store.update<Kept, void>(reminderKey(id, reminder), () => ({
    set: { sent: true },
    ...endOf(reminder),
    return: undefined,
  }));
