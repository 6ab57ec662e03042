import { CHANGES_DAYS, DAY_MS, isChange } from '@sallyport/rules';
import type { AuditEvent } from '@sallyport/protocol';
import type { Ports } from '../ports/ports.ts';
import { isSince } from './audit-id.ts';
import { whoOf } from './who-of.ts';

/** The ids of an account's changes by what is alike, newest first. */
export type NotedChanges = Record<string, string[]>;

/** So many of what is alike are noted: more of them tell no more. */
const MOST_ALIKE = 20;

export const notedKey = (account: string) => `changes:${account}`;

/**
 * Notes an event that has changed how its account is signed in to, by its kind, its factor and who did it: however many
 * others happen, none of another sort is lost behind them, and what is read of them has a bound.
 *
 * @param now  Unix time in ms.
 */
export async function noteChange({ store }: Pick<Ports, 'store'>, event: AuditEvent, now: number): Promise<void> {
  const { id, kind, account, actor, details } = event;
  if (account === undefined || !isChange(kind)) return;
  const alike = [kind, details.factor ?? '', whoOf(actor, account)].join(' ');
  const from = now - CHANGES_DAYS * DAY_MS;
  await store.update<NotedChanges, void>(notedKey(account), (current = {}) => {
    const all = { ...current, [alike]: [id, ...(current[alike] ?? [])].toSorted().slice(0, MOST_ALIKE) };
    const recent = Object.entries(all).map(([name, ids]) => [name, ids.filter((each) => isSince(each, from))] as const);
    return {
      set: Object.fromEntries(recent.filter(([, ids]) => ids.length > 0)),
      expiresAt: now + CHANGES_DAYS * DAY_MS,
      return: undefined,
    };
  });
}
