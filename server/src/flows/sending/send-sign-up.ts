import { deliveredTo, isOut, signUpRecipient, type Advance, type SigningUp } from '@sallyport/rules';
import { reserveNewNumber } from '../../accounts/new-numbers.ts';
import { reserveSend } from '../../accounts/sends.ts';
import { mailLater } from '../../notices/mail-later.ts';
import type { TenantPorts } from '../../policies/for-tenant.ts';
import type { Caller } from '../../ports/caller.ts';
import { advanceFlow, type OpenFlow } from '../flow-store.ts';
import { prepareCode, refused, withSent } from './prepare-delivery.ts';
import { composeProofMail } from './compose-proof-mail.ts';
import { prepareForStranger, type PreparedForStranger } from './prepare-for-stranger.ts';
import { deliver, type Sent } from './deliver.ts';

/**
 * Goes on with a sign-up, and sends the code that it asks for. Where an account goes by the address, the mail tells
 * that instead. That is the one difference: the same is read, counted, generated, composed, written and sent, and the
 * answer waits for no mail server. Of a text message it says whether it could be sent: by then the mailbox is
 * proved.
 *
 * @param flow  As it is to be stored.
 * @returns `undefined` where another answer was first.
 */
export async function sendSignUp(
  ports: TenantPorts,
  caller: Caller,
  before: OpenFlow,
  flow: SigningUp,
  { resend, rotatesId = false }: Pick<Advance, 'resend' | 'rotatesId'>,
): Promise<Sent | undefined> {
  const { flow: next, outgoing, problem, maySend } = await prepare(ports, caller, flow, resend ?? false);
  const open = await advanceFlow(ports, before, next, rotatesId);
  if (!open || !outgoing) return open && { open, problem };
  if (outgoing.via === 'sms') return deliver(ports, caller, open, undefined, outgoing);
  const message = await composeProofMail(ports, caller, open, outgoing);
  if (maySend) mailLater(ports, { to: outgoing.address, ...message });
  return { open };
}

async function prepare(
  ports: TenantPorts,
  caller: Caller,
  flow: SigningUp,
  again: boolean,
): Promise<PreparedForStranger> {
  const recipient = signUpRecipient(flow);
  if (!recipient) return { flow };
  if (recipient.via === 'email') return prepareForStranger(ports, { caller, known: undefined }, flow, recipient);
  const { address, via } = recipient;
  const before = deliveredTo(flow, recipient);
  if (isOut(before, ports.clock()) && !again) return { flow };
  if ((flow.sends ?? 0) >= ports.policy.sends.perFlow) return { flow, problem: { code: 'too-many-sends' } };
  const whose = await ports.keyring.mac('sends', 'sign-up', flow.identifier ?? '');
  const asNew = await reserveNewNumber(ports, caller, { number: address, whose });
  const verdict = asNew.admitted ? await reserveSend(ports, address, 'asked') : asNew;
  if (!verdict.admitted) return refused(ports, flow, recipient, before, verdict);
  const { delivered, outgoing } = await prepareCode(ports, recipient, via, address, before, verdict.next);
  return { flow: withSent(flow, recipient, delivered), outgoing };
}
