import type { Problem } from '@sallyport/protocol';
import {
  addressee,
  deliveredTo,
  recoveryRecipient,
  type Flow,
  type Recipient,
  type Recovering,
} from '@sallyport/rules';
import { addresseeOf } from '../accounts/account-store.ts';
import { reserveSend } from '../accounts/sends.ts';
import type { Ruled } from '../policies/ruled.ts';
import type { Ports } from '../ports/ports.ts';
import type { Caller } from './caller.ts';
import { advanceFlow, type OpenFlow } from './flow-store.ts';
import { draw, refused, withSent, type Parcel } from './prepare-delivery.ts';
import type { Sent } from './send-parcel.ts';
import { wordCode } from './word-code.ts';

/**
 * Goes on to where the code of a recovery is asked for, and sends one if an active account goes by what was typed. That
 * is the one difference: whatever was typed, the same is read, counted, drawn, worded and written, and the answer waits
 * for no mail server. So it can't say `delivery-failed` either: that a message could not be sent is logged.
 *
 * @param flow  As it is to be stored.
 * @returns `undefined` where another answer was first.
 */
export async function sendRecovery(
  ports: Ruled,
  caller: Caller,
  before: OpenFlow,
  flow: Recovering,
): Promise<Sent | undefined> {
  const account = await addresseeOf(ports, flow.stage);
  const recipient = recoveryRecipient(flow, account);
  const { flow: next, parcel, problem, goesOut } = await prepare(ports, flow, recipient);
  const open = await advanceFlow(ports, before, next, false);
  if (!open) return undefined;
  const message = parcel && (await wordCode(ports, caller, open, parcel));
  const to = addressee(flow, account);
  if (message && to && goesOut) ports.later(() => send(ports, { to: to.email, ...message }));
  return { open, ...(problem ? { problem } : {}) };
}

interface Prepared {
  flow: Flow;
  parcel?: Parcel;
  problem?: Problem;
  /** Whether the mailbox may get one more. */
  goesOut?: boolean;
}

/**
 * Counts the message twice. By what was typed: that is told, so that a person knows when to ask again. And by the
 * mailbox, which two names may share: that isn't told, it would tell that they do. Neither is the count of the codes
 * that a right password sends: anybody may ask for a recovery, and must not keep the owner from those.
 */
async function prepare(ports: Ruled, flow: Flow, recipient: Recipient): Promise<Prepared> {
  const sent = deliveredTo(flow, recipient);
  if ((flow.sends ?? 0) >= ports.policy.sends.perFlow) return { flow, problem: { code: 'too-many-sends' } };
  const asked = await reserveSend(ports, flow.identifier ?? '', 'recovery-asked');
  if (!asked.admitted) return refused(ports, flow, recipient, sent, asked);
  const { admitted: goesOut } = await reserveSend(ports, recipient.address, 'recovery-sent');
  const { delivered, parcel } = await draw(ports, recipient, recipient.via, recipient.address, sent, asked.next);
  return { flow: withSent(flow, recipient, delivered), parcel, goesOut };
}

async function send({ mail, log }: Ports, message: Parameters<Ports['mail']['send']>[0]): Promise<void> {
  try {
    await mail.send(message);
  } catch (error) {
    log.error('A code could not be sent (email).', error);
  }
}
