import type { Delivery } from '@sallyport/protocol';
import type { Account } from '../account.ts';
import { maskEmail, maskPhone } from '../mask.ts';
import type { Policy } from '../policy.ts';
import { deliveredTo, type Recipient } from './delivery.ts';
import type { Flow } from './flow.ts';

/** What a person may know of a code that was sent, or that could not be. */
export function deliveryView(
  flow: Flow,
  recipient: Recipient,
  account: Account,
  now: number,
  policy: Policy,
): Delivery {
  const sent = deliveredTo(flow, recipient);
  const via = sent?.via ?? recipient.via;
  const mayResend = (flow.sends ?? 0) < policy.sends.perFlow;
  return {
    via,
    to: via === 'sms' ? maskPhone(recipient.address) : maskEmail(account.email),
    ...(sent?.fellBack ? { fellBack: true } : {}),
    ...(sent?.hash !== undefined && sent.link ? { link: true } : {}),
    ...(sent?.approved ? { approved: true } : {}),
    ...(sent?.hash === undefined ? {} : { expiresAt: iso(Math.min(sent.expiresAt, flow.expiresAt)) }),
    ...(mayResend ? { resendAt: iso(sent?.resendAt ?? now) } : {}),
  };
}

const iso = (ms: number): string => new Date(ms).toISOString();
