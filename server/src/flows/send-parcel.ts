import type { Problem } from '@sallyport/protocol';
import { deliveredTo, fallsBack, lifetimeOf, type Account, type Flow } from '@sallyport/rules';
import { reserveSend } from '../accounts/sends.ts';
import { codeMail, codeSms } from '../messages/code-message.ts';
import type { Ports } from '../ports/ports.ts';
import type { Caller } from './caller.ts';
import { changeDelivered, type OpenFlow } from './flow-store.ts';
import { linkToken } from './link-token.ts';
import { draw, withDelivered, type Parcel } from './prepare-delivery.ts';

interface Sent {
  open: OpenFlow;
  problem?: Problem;
}

/**
 * Sends the code of a flow that stands where it asks for it. What can't be sent to a phone goes out by mail where policy
 * has it so. What can't be sent at all opens nothing: its code is dead, and the step says so.
 */
export async function sendParcel(
  ports: Ports,
  caller: Caller,
  open: OpenFlow,
  account: Account,
  parcel: Parcel,
): Promise<Sent> {
  if (await goesOut(ports, caller, open, parcel)) return { open };
  if (parcel.via === 'sms' && fallsBack(account, ports.policy)) {
    const mailed = await sendByMail(ports, caller, open, account, parcel);
    if (mailed) return { open: mailed };
  }
  return { open: await kill(ports, open, parcel), problem: { code: 'delivery-failed' } };
}

async function goesOut(ports: Ports, caller: Caller, { id, flow }: OpenFlow, parcel: Parcel): Promise<boolean> {
  const { site, policy, log } = ports;
  const { code, via, address, recipient } = parcel;
  try {
    if (via === 'sms') {
      if (!ports.sms) throw new Error('No SMS gateway is configured.');
      await ports.sms.send({ to: address, text: codeSms({ code, site: site.url.host }, caller.language) });
      return true;
    }
    const { mode } = policy.email;
    const token = mode === 'code' ? undefined : await linkToken(ports, { flow: id, key: recipient.key, code });
    const words = codeMail(
      {
        purpose: isSetUp(flow) ? 'enrol' : 'sign-in',
        ...(mode === 'link' ? {} : { code }),
        ...(token === undefined ? {} : { link: `${site.url.origin}/auth/link#${token}` }),
        minutes: Math.ceil(lifetimeOf(via, policy) / 60),
        site: site.url.host,
      },
      caller.language,
    );
    await ports.mail.send({ to: address, ...words });
    return true;
  } catch (error) {
    log.error(`A code could not be sent (${via}).`, error);
    return false;
  }
}

const isSetUp = ({ stage }: Flow): boolean => stage.at === 'enrol-email' || stage.at === 'enrol-sms';

/** A new code, counted for the mail address too: what was meant for the phone may arrive yet, and is dead. */
async function sendByMail(
  ports: Ports,
  caller: Caller,
  open: OpenFlow,
  account: Account,
  { recipient }: Parcel,
): Promise<OpenFlow | undefined> {
  if (isSetUp(open.flow)) return undefined; // a code by mail proves no phone
  const verdict = await reserveSend(ports, account.email);
  if (!verdict.admitted) return undefined;
  const before = deliveredTo(open.flow, recipient);
  const { flow, parcel } = await draw(ports, open.flow, account, recipient, 'email', before, verdict.next);
  const moved = await changeDelivered(ports, open, flow);
  return moved && parcel && (await goesOut(ports, caller, moved, parcel)) ? moved : undefined;
}

/** The code that didn't go out is one that was replaced: it may arrive yet. */
async function kill(ports: Ports, open: OpenFlow, { recipient }: Parcel): Promise<OpenFlow> {
  const current = deliveredTo(open.flow, recipient);
  if (!current) return open;
  const { hash, ...rest } = current;
  const dead = { ...rest, replaced: hash === undefined ? rest.replaced : [...rest.replaced, hash] };
  return (await changeDelivered(ports, open, withDelivered(open.flow, recipient, dead))) ?? open;
}
