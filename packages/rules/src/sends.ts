import { normaliseIdentifier } from './identifier.ts';
import type { Policy } from './policy/policy.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Messages to one recipient, whoever asked for them: sign-in and enrolment share it. */
export interface SendCounter {
  /** When each of the last hour was let out, Unix time in ms, oldest first. */
  at: number[];
}

export type SendVerdict =
  | {
      admitted: true;
      /** From when on another may be sent, Unix time in ms. */
      next: number;
    }
  | {
      admitted: false;
      reason: 'cooldown' | 'hour';
      /** Unix time in ms. */
      until: number;
    };

/**
 * Decides whether one more message may go to a recipient, and counts it: before it is sent, so that parallel requests
 * send one.
 *
 * @param counter  As stored; `undefined` before the first message.
 * @param now  Unix time in ms.
 * @returns The counter to store before anything is sent, and the verdict.
 */
export function countSend(
  counter: SendCounter | undefined,
  { cooldown, perRecipientPerHour }: Omit<Policy['sends'], 'perFlow'>,
  now: number,
): { counter: SendCounter; verdict: SendVerdict } {
  const at = (counter?.at ?? []).filter((time) => now < time + HOUR_MS);
  const last = at.at(-1);
  const [oldest = now] = at;
  const full = at.length >= perRecipientPerHour;
  if (full) return { counter: { at }, verdict: { admitted: false, reason: 'hour', until: oldest + HOUR_MS } };
  const next = last === undefined ? now : last + cooldown * 1000;
  if (now < next) return { counter: { at }, verdict: { admitted: false, reason: 'cooldown', until: next } };
  return { counter: { at: [...at, now] }, verdict: { admitted: true, next: now + cooldown * 1000 } };
}

/** When a counter says nothing any more, Unix time in ms. */
export const sendsExpireAt = ({ at }: SendCounter): number => (at.at(-1) ?? 0) + HOUR_MS;

/**
 * An address as its messages are counted: in its one spelling, without spaces, what follows a plus, and dots before the
 * `@`, so that one mailbox written in many ways is one recipient. Never an address to send to: only some
 * servers read them as the same.
 */
export function countedRecipient(address: string): string {
  const [local = '', domain] = normaliseIdentifier(address)
    .replace(/\s/g, '')
    .split(/@(?=[^@]*$)/);
  if (domain === undefined) return local; // a phone number
  return `${local.replace(/\+.*$/, '').replaceAll('.', '')}@${domain}`;
}
