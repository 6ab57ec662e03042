import type { OpenedLink, ProblemCode } from '@sallyport/protocol';
import {
  acceptDelivered,
  deliveredTo,
  formatOf,
  recipientOf,
  recoveryRecipient,
  signUpRecipient,
} from '@sallyport/rules';
import { addresseeOf } from '../accounts/account-store.ts';
import { findLinkSecret, findSentCode } from '../accounts/sent-codes.ts';
import type { Caller } from '../ports/caller.ts';
import type { Ports } from '../ports/ports.ts';
import { changeFlow, isOf, readAnyFlow } from './flow-store.ts';
import { forFlow, isOpen } from './render-step.ts';

import { readLinkToken } from './sending/link-token.ts';
import { withDelivered } from './sending/prepare-delivery.ts';
import { undoChange } from './undo-address.ts';

/**
 * Takes the link of a mail. In the browser that began the flow it lets that flow go on; in any other it tells the code,
 * which opens the flow there and nowhere else, or where there is none, to open it there. It grants nothing
 * by itself. The link of a notice gives an account its former address back, in any browser.
 *
 * @returns What came of it, or why the link is good for nothing any more.
 */
export async function openLink(ports: Ports, caller: Caller, token: string): Promise<OpenedLink | ProblemCode> {
  const claim = await readLinkToken(ports, token);
  if (claim && 'undo' in claim) return undoChange(ports, caller, claim);
  const open = claim && (await readAnyFlow(ports, claim.flow));
  if (!open) return 'flow-over';
  const { flow } = open;
  const { account, tenantPorts } = await forFlow(ports, flow);
  if (!(await isOpen(tenantPorts, flow, account))) return 'flow-over';
  const recipient =
    flow.stage.at === 'recovery'
      ? recoveryRecipient(flow, await addresseeOf(ports, flow.stage))
      : (signUpRecipient(flow) ?? (account && recipientOf(flow.stage, account)));
  const delivered = recipient?.key === claim.key ? deliveredTo(flow, recipient) : undefined;
  if (!recipient || !delivered) return 'code-replaced'; // another way was chosen since
  const hash = await (claim.only
    ? findLinkSecret(ports, delivered, claim.code)
    : findSentCode(ports, delivered, claim.code, formatOf(delivered.via, tenantPorts.policy)));
  const verdict = acceptDelivered(delivered, hash, ports.clock());
  if (!verdict.ok) return verdict.code;
  if (!isOf(caller, open)) return claim.only ? { state: 'elsewhere' } : { state: 'code', code: claim.code };
  const approved = await changeFlow(ports, open, (now) => {
    const current = deliveredTo(now, recipient);
    return current?.hash === hash ? withDelivered(now, recipient, { ...current, approved: true }) : undefined;
  });
  return approved ? { state: 'approved' } : 'code-replaced';
}
