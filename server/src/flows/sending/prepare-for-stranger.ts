import type { Problem } from '@sallyport/protocol';
import { deliveredTo, type Flow, type Recipient } from '@sallyport/rules';
import { reserveAsked, type Asker } from '../../accounts/sends.ts';
import type { TenantPorts } from '../../policies/for-tenant.ts';
import { prepareCode, refused, withSent, type OutgoingCode } from './prepare-delivery.ts';

export interface PreparedForStranger {
  flow: Flow;
  outgoing?: OutgoingCode;
  problem?: Problem;
  /** Whether the mailbox may get one more. */
  maySend?: boolean;
}

/**
 * Gets a mail ready that anybody may ask for, and counts it twice. By what was typed: that is told, so that a
 * person knows when to ask again. And by the mailbox, which two names may share: that isn't told, it would tell
 * that they do. Neither is the count of the codes that a right password sends: a stranger must not keep the owner from
 * those.
 *
 * @param flow  As it is about to be stored.
 */
export async function prepareForStranger(
  ports: TenantPorts,
  asker: Asker,
  flow: Flow,
  recipient: Recipient,
): Promise<PreparedForStranger> {
  const sent = deliveredTo(flow, recipient);
  if ((flow.sends ?? 0) >= ports.policy.sends.perFlow) return { flow, problem: { code: 'too-many-sends' } };
  const asked = await reserveAsked(ports, asker, flow.identifier ?? '', 'asked');
  if (!asked.admitted) return refused(ports, flow, recipient, sent, asked);
  const { admitted: maySend } = await reserveAsked(ports, asker, recipient.address, 'sent');
  const { delivered, outgoing } = await prepareCode(
    ports,
    recipient,
    recipient.via,
    recipient.address,
    sent,
    asked.next,
  );
  return { flow: withSent(flow, recipient, delivered), outgoing, maySend };
}
