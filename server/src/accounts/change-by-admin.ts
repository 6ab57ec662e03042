import type { AccountPatch, ProblemCode } from '@sallyport/protocol';
import {
  changeByAdmin,
  mayAdminister,
  mayReset,
  resetMfa,
  type Account,
  type AccountChange,
  type Changed,
} from '@sallyport/rules';
import { newId } from '../crypto/token.ts';
import { sendNotice } from '../notices/send-notice.ts';
import { ruledBy } from '../policies/ruled.ts';
import type { Ports } from '../ports/ports.ts';
import { changeAccount } from './account-store.ts';
import { resetAttempts } from './attempts.ts';
import { handOver } from './hand-over.ts';
import { readPhoneNumber } from './phone-number.ts';

/** Carries out an admin's changes of an account; refused, none of them is. */
export async function patchAccount(
  ports: Ports,
  admin: Account,
  target: Account,
  { unlock, owner, sms, ...rest }: AccountPatch,
): Promise<ProblemCode | { field: string } | undefined> {
  const number = typeof sms === 'string' ? readPhoneNumber(sms) : sms;
  if (typeof sms === 'string' && number === undefined) return { field: 'sms' };
  const allowed = owner ? mayHandOver(admin, target) : mayAdminister(admin, target);
  if (allowed !== true) return allowed;
  const refused = await changeBy(ports, admin, target, { ...rest, sms: number });
  if (refused) return refused;
  if (unlock) await resetAttempts(ports, target.id);
  return owner ? handOver(ports, admin, target) : undefined;
}

/** An owner hands over what is theirs; a system admin names another where an owner can't. */
const mayHandOver = (admin: Account, target: Account): true | ProblemCode => {
  if (!admin.owner && admin.role !== 'system-admin') return 'owner-only';
  return (target.state === 'active' && target.kind !== 'api') || 'account-inactive';
};

async function changeBy(
  ports: Ports,
  admin: Account,
  target: Account,
  change: AccountChange,
): Promise<ProblemCode | undefined> {
  if (Object.values(change).every((value) => value === undefined)) return undefined;
  const { policy } = await ruledBy(ports, target.tenant);
  const made = { id: newId(ports.random), now: ports.clock() };
  return settle(ports, target, (current) => changeByAdmin(admin, current, change, policy, made));
}

/** "Remove 2FA": all that the person has set up goes, and with it all trust. Nothing happens where there is nothing. */
export async function removeMfa(ports: Ports, admin: Account, target: Account): Promise<ProblemCode | undefined> {
  const { policy } = await ruledBy(ports, target.tenant);
  return settle(ports, target, (current) => {
    const verdict = mayReset(admin, current, policy);
    if (verdict !== true) return verdict;
    const removal = resetMfa(current);
    return removal && { account: removal.account, notices: [removal.notice] };
  });
}

/** Decides on the account as it is at that instant, and tells its person what came of it. */
async function settle(
  ports: Ports,
  { id, tenant }: Account,
  decide: (current: Account) => Changed | ProblemCode | undefined,
): Promise<ProblemCode | undefined> {
  let decided: Changed | ProblemCode | undefined = 'not-found';
  const changed = await changeAccount(ports, id, (current) => {
    decided = current.tenant === tenant ? decide(current) : 'not-found';
    return typeof decided === 'object' ? decided.account : undefined;
  });
  const outcome = decided as Changed | ProblemCode | undefined;
  if (typeof outcome === 'string') return outcome;
  for (const notice of outcome?.notices ?? []) if (changed) await sendNotice(ports, changed, notice);
  return undefined;
}
