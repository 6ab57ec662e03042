import type { OpenedLink, ProblemCode } from '@sallyport/protocol';
import { formerAddress, undoAddressChange, type Undone } from '@sallyport/rules';
import { changeAccount, readAccount } from '../accounts/account-store.ts';
import { CLAIM_MS, claimIdentifier, WRITE_MS } from '../accounts/claim-identifier.ts';
import { record } from '../audit/record.ts';
import { sendNotice } from '../notices/send-notice.ts';
import { forNobody, forPerson } from '../policies/for-tenant.ts';
import type { Caller } from '../ports/caller.ts';
import type { Ports } from '../ports/ports.ts';
import type { UndoClaim } from './sending/link-token.ts';

/**
 * Gives an account the address back that it had before a change: whoever reads its mail has the link. For as long as
 * that works the former mailbox decides, whoever has the new one: a thief would have proved that too. It ends all
 * sessions and all trust, and begins none. The address that is taken away is told; the one that is back, of each factor
 * that has gone with it.
 *
 * @returns What came of it; `flow-over` where it is too late, or was done already.
 */
export async function undoChange(
  ports: Ports,
  caller: Caller,
  { account: id, undo }: UndoClaim,
): Promise<OpenedLink | ProblemCode> {
  const before = await readAccount(ports, id);
  const now = ports.clock();
  const former = before && formerAddress(before, undo, now);
  if (!before || !former) return 'flow-over';
  if (!(await claimIdentifier(ports, former.email, { account: id, heldUntil: now + CLAIM_MS })))
    return 'identifier-taken';
  const [nobodys, tenantPorts] = await Promise.all([forNobody(ports), forPerson(ports, before)]);
  const recovers = nobodys.policy.recover && tenantPorts.policy.recover;
  let undone = undefined as Undone | undefined; // as the account was when it was written
  await changeAccount(ports, id, (current, at) => {
    undone = at < now + WRITE_MS ? undoAddressChange(current, undo, recovers, tenantPorts.policy, at) : undefined;
    return undone?.account;
  });
  if (!undone) return 'flow-over';
  const { account, from, removed } = undone;
  await record(tenantPorts, caller, { kind: 'address-change-undone', account, actor: id });
  await sendNotice(ports, account, { kind: 'address-undone', from }, caller.device);
  for (const factor of removed) {
    await record(tenantPorts, caller, { kind: 'factor-removed', account, actor: id, details: { factor } });
    await sendNotice(ports, account, { kind: 'factor-removed', factor }, caller.device);
  }
  return { state: 'undone' };
}
