import type { Delivery } from '@sallyport/protocol';
import type { Account } from '../account.ts';
import { groupPhone, maskEmail, maskPhone } from '../mask.ts';
import type { Policy } from '../policy/policy.ts';
import type { Delivered, Recipient } from './delivery.ts';
import type { Flow } from './flow.ts';

/** What a person may know of a code that was sent, or that could not be. `shown` says where it went. */
export function deliveryView(
  flow: Flow,
  sent: Delivered | undefined,
  shown: Pick<Delivery, 'via' | 'to'>,
  now: number,
  policy: Policy,
): Delivery {
  const mayResend = (flow.sends ?? 0) < policy.sends.perFlow;
  return {
    via: shown.via,
    to: groupPhone(shown.to),
    ...(sent?.fellBack ? { fellBack: true } : {}),
    ...(sent?.hash !== undefined && sent.link ? { link: true } : {}),
    ...(sent?.linkOnly ? { linkOnly: true } : {}),
    ...(sent?.approved ? { approved: true } : {}),
    ...(sent?.hash === undefined ? {} : { expiresAt: iso(Math.min(sent.expiresAt, flow.expiresAt)) }),
    ...(mayResend ? { resendAt: iso(sent?.resendAt ?? now) } : {}),
  };
}

/** Where a code of this account went, masked. */
export function maskedTo(
  sent: Delivered | undefined,
  recipient: Recipient,
  { email }: Account,
): Pick<Delivery, 'via' | 'to'> {
  const via = sent?.via ?? recipient.via;
  return { via, to: via === 'sms' ? maskPhone(recipient.address) : maskEmail(email) };
}

const iso = (ms: number): string => new Date(ms).toISOString();
