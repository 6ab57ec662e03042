import type { OpenedLink, ProblemCode } from '@sallyport/protocol';
import { formerAddress, undoAddressChange } from '@sallyport/rules';
import { record } from '../audit/record.ts';
import type { UndoClaim } from './sending/link-token.ts';
import { sendNotice } from '../notices/send-notice.ts';
import { forPerson } from '../policies/for-tenant.ts';
import type { Caller } from '../ports/caller.ts';
import type { Ports } from '../ports/ports.ts';
import { changeAccount, readAccount } from '../accounts/account-store.ts';
import { CLAIM_MS, claimIdentifier } from '../accounts/claim-identifier.ts';

/**
 * Gives an account the address back that it had before a change: whoever reads its mail has the link. It ends all
 * sessions and all trust, and begins none. The address that the account had meanwhile is told.
 *
 * @returns What came of it; `flow-over` where it is too late, or was done already.
 */
export async function undoChange(
  ports: Ports,
  caller: Caller,
  { account: id, undo }: UndoClaim,
): Promise<OpenedLink | ProblemCode> {
  const before = await readAccount(ports, id);
  const former = before && formerAddress(before, undo, ports.clock());
  if (!before || !former) return 'flow-over';
  const claim = { account: id, heldUntil: ports.clock() + CLAIM_MS };
  if (!(await claimIdentifier(ports, former.email, claim))) return 'identifier-taken';
  const account = await changeAccount(ports, id, (current, now) => undoAddressChange(current, undo, now));
  if (!account) return 'flow-over';
  const tenantPorts = await forPerson(ports, account);
  await record(tenantPorts, caller, { kind: 'address-change-undone', account, actor: id });
  await sendNotice(ports, account, { kind: 'address-changed', from: before.email }, caller.device);
  return { state: 'undone' };
}
