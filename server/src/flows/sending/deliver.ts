import type { Problem } from '@sallyport/protocol';
import { deliveredTo, fallsBack, isMailboxAlone, type Account } from '@sallyport/rules';
import { reserveSend } from '../../accounts/sends.ts';
import { codeSms } from '../../messages/code-message.ts';
import type { TenantPorts } from '../../policies/for-tenant.ts';
import type { Caller } from '../../ports/caller.ts';
import { changeFlow, type OpenFlow } from '../flow-store.ts';
import { prepareCode, withDelivered, withSent, type OutgoingCode } from './prepare-delivery.ts';
import { composeProofMail } from './compose-proof-mail.ts';
import { isSetUp, composeCodeMail } from './compose-code-mail.ts';

/** A flow whose code has gone out, or why none has. */
export interface Sent {
  open: OpenFlow;
  problem?: Problem | undefined;
}

/**
 * Sends the code of a flow that stands where it asks for it. What can't be sent to a phone goes out by mail where
 * policy has it so, and where there is an account yet. What can't be sent at all opens nothing: its code is
 * dead, and the step says so.
 */
export async function deliver(
  ports: TenantPorts,
  caller: Caller,
  open: OpenFlow,
  account: Account | undefined,
  outgoing: OutgoingCode,
): Promise<Sent> {
  if (await trySend(ports, caller, open, outgoing)) return { open };
  const mailed = account && (await redirect(ports, open, account, outgoing));
  if (mailed && (await trySend(ports, caller, mailed.open, mailed.outgoing))) return { open: mailed.open };
  const last = mailed ?? { open, outgoing };
  return { open: await invalidate(ports, last.open, last.outgoing), problem: { code: 'delivery-failed' } };
}

async function trySend(ports: TenantPorts, caller: Caller, open: OpenFlow, outgoing: OutgoingCode): Promise<boolean> {
  const { site, log } = ports;
  const { code, via, address } = outgoing;
  try {
    if (via === 'sms') {
      if (!ports.sms) throw new Error('No SMS gateway is configured.');
      await ports.sms.send({ to: address, text: codeSms({ code, site: site.url.host }, caller.language) });
      return true;
    }
    const { language, device } = caller;
    const message =
      open.flow.stage.at === 'new-address-code'
        ? await composeProofMail(ports, caller, open, outgoing)
        : await composeCodeMail(ports, { to: address, language, device }, open, outgoing);
    await ports.mail.send({ to: address, ...message });
    return true;
  } catch (error) {
    log.error(`A code could not be sent (${via}).`, error);
    return false;
  }
}

/**
 * What couldn't go to a phone, made ready to go by mail: with a new code, since the one before may arrive yet, and
 * counted for the mail address too.
 */
async function redirect(
  ports: TenantPorts,
  open: OpenFlow,
  account: Account,
  { recipient, via, hash }: OutgoingCode,
): Promise<{ open: OpenFlow; outgoing: OutgoingCode } | undefined> {
  // a mail proves no phone, and a second mail to a mailbox no more than the first
  const isProof = !isSetUp(open.flow) && !isMailboxAlone(open.flow);
  const mayFall = via === 'sms' && isProof && fallsBack(account, ports.policy);
  const verdict = mayFall ? await reserveSend(ports, account.email) : undefined;
  if (!verdict?.admitted) return undefined;
  const before = deliveredTo(open.flow, recipient);
  const { delivered, outgoing } = await prepareCode(ports, recipient, 'email', account.email, before, verdict.next);
  const next = await changeFlow(ports, open, (flow) =>
    deliveredTo(flow, recipient)?.hash === hash ? withSent(flow, recipient, delivered) : undefined,
  );
  return next && { open: next, outgoing };
}

/** The code that didn't go out is one that was replaced: it may arrive yet. */
async function invalidate(ports: TenantPorts, open: OpenFlow, { recipient, hash }: OutgoingCode): Promise<OpenFlow> {
  const dead = await changeFlow(ports, open, (flow) => {
    const current = deliveredTo(flow, recipient);
    if (current?.hash !== hash) return undefined;
    const { hash: _, ...rest } = current;
    return withDelivered(flow, recipient, { ...rest, replaced: [...rest.replaced, hash] });
  });
  return dead ?? open;
}
