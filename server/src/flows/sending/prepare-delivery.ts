import type { Problem } from '@sallyport/protocol';
import {
  deliveredTo,
  formatOf,
  isOut,
  lifetimeOf,
  recipientOf,
  type Account,
  type Channel,
  type Delivered,
  type Flow,
  type Recipient,
  type SendVerdict,
} from '@sallyport/rules';
import { readLock } from '../../accounts/attempts.ts';
import { reserveNewNumber } from '../../accounts/new-numbers.ts';
import { reserveSend, reserveUnproved } from '../../accounts/sends.ts';
import { linkSecretHash, newCode, newLinkSecret, sentCodeHash } from '../../accounts/sent-codes.ts';
import { newId } from '../../crypto/token.ts';
import type { TenantPorts } from '../../policies/for-tenant.ts';
import type { Caller } from '../../ports/caller.ts';

/** A code on its way: in clear, for the one message that holds it. */
export interface OutgoingCode {
  recipient: Recipient;
  via: Channel;
  address: string;
  /** Where the message holds a link alone, what that stands for. */
  code: string;
  /** What is kept of the code. */
  hash: string;
}

/** A flow with what is sent for it written down, and what then has to go out. */
export interface Prepared {
  flow: Flow;
  outgoing?: OutgoingCode;
  /** Why nothing goes out. */
  problem?: Problem;
}

/**
 * Gets ready to send the code that a flow's stage asks for: counted and written down before it goes out, so that a
 * crash costs a message and never lets one out uncounted. Where a code is out already and no other was asked for,
 * nothing is sent.
 *
 * @param flow  As it is about to be stored.
 * @param again  Another code was asked for.
 */
export async function prepareDelivery(
  ports: TenantPorts,
  caller: Caller,
  flow: Flow,
  account: Account,
  again: boolean,
): Promise<Prepared> {
  const recipient = recipientOf(flow.stage, account);
  if (!recipient) return { flow };
  const before = deliveredTo(flow, recipient);
  if (isOut(before, ports.clock()) && !again) return { flow };
  if ((await readLock(ports, account.id)) !== undefined) return { flow }; // nothing could be done with it
  if ((flow.sends ?? 0) >= ports.policy.sends.perFlow) return { flow, problem: { code: 'too-many-sends' } };
  const asNew = await reserveNew(ports, caller, flow, recipient, account);
  // it may be anybody's: whose mailbox it is has its own hour for a recovery
  const counted = flow.stage.at === 'new-address-code' ? 'moved' : 'proved';
  const verdict = asNew?.admitted === false ? asNew : await reserveSend(ports, recipient.address, counted);
  if (!verdict.admitted) return refused(ports, flow, recipient, before, verdict);
  const { delivered, outgoing } = await prepareCode(
    ports,
    recipient,
    recipient.via,
    recipient.address,
    before,
    verdict.next,
  );
  return { flow: withSent(flow, recipient, delivered), outgoing };
}

/** Counts a message to a number or an address that was just typed for whoever typed it: it may be anybody's. */
async function reserveNew(
  ports: TenantPorts,
  caller: Caller,
  { stage }: Flow,
  { address: number }: Recipient,
  { id }: Account,
): Promise<SendVerdict | undefined> {
  if (stage.at === 'enrol-sms') return reserveNewNumber(ports, caller, { number, whose: id });
  return stage.at === 'new-address-code' ? reserveUnproved(ports, id) : undefined;
}

/**
 * Generates a code for a channel, and what is kept of it; the codes before it are dead.
 *
 * @param address  Where it goes by that channel: the recipient's own, or the one it falls back to.
 */
export async function prepareCode(
  ports: TenantPorts,
  recipient: Recipient,
  via: Channel,
  address: string,
  before: Delivered | undefined,
  resendAt: number,
): Promise<{ delivered: Delivered; outgoing: OutgoingCode }> {
  const { policy, clock, random } = ports;
  const now = clock();
  const format = formatOf(via, policy);
  const mode = via === 'email' ? policy.email.mode : 'code';
  const code = mode === 'link' ? newLinkSecret(ports) : newCode(ports, format);
  const challenge = { id: before?.id ?? newId(random), recipient: recipient.address };
  const hash = await (mode === 'link'
    ? linkSecretHash(ports, challenge, code)
    : sentCodeHash(ports, challenge, code, format));
  const delivered: Delivered = {
    ...challenge,
    via,
    ...(via === recipient.via ? {} : { fellBack: true }),
    hash,
    replaced: [...(before?.replaced ?? []), ...(before?.hash === undefined ? [] : [before.hash])],
    sentAt: now,
    expiresAt: now + lifetimeOf(via, policy) * 1000,
    resendAt,
    ...(mode === 'code' ? {} : { link: true }),
    ...(mode === 'link' ? { linkOnly: true } : {}),
  };
  return {
    delivered,
    outgoing: { recipient, via, address, code, hash },
  };
}

/** Nothing went out; from when on something can is written down, for a reload to tell. */
export function refused(
  { clock, random }: TenantPorts,
  flow: Flow,
  recipient: Recipient,
  before: Delivered | undefined,
  { until, reason }: Extract<SendVerdict, { admitted: false }>,
): Prepared {
  const now = clock();
  const none = { id: newId(random), recipient: recipient.address, via: recipient.via, replaced: [] };
  const delivered = { ...(before ?? { ...none, sentAt: now, expiresAt: now }), resendAt: until };
  const code = reason === 'hour' ? 'too-many-sends' : 'send-cooldown';
  return {
    flow: withDelivered(flow, recipient, delivered),
    problem: { code, retryAfter: Math.ceil((until - now) / 1000) },
  };
}

/** The flow with one more message written down. */
export const withSent = (flow: Flow, recipient: Recipient, delivered: Delivered): Flow => ({
  ...withDelivered(flow, recipient, delivered),
  sends: (flow.sends ?? 0) + 1,
});

export const withDelivered = (flow: Flow, { key }: Recipient, delivered: Delivered): Flow => ({
  ...flow,
  delivered: { ...flow.delivered, [key]: delivered },
});
