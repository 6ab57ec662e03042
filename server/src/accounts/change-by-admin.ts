import type { AccountPatch, ProblemCode } from '@sallyport/protocol';
import {
  changeByAdmin,
  mayAdminister,
  mayRemoveMfa,
  mayTransferOwnership,
  resetMfa,
  type Account,
  type AccountChange,
  type Changed,
} from '@sallyport/rules';
import type { RecordAct } from '../audit/record.ts';
import { newId } from '../crypto/token.ts';
import { sendNotice } from '../notices/send-notice.ts';
import { forPerson } from '../policies/for-tenant.ts';
import type { Ports } from '../ports/ports.ts';
import { changeAccount, readAccount, type AccountPorts } from './account-store.ts';
import { unlock as endLock } from './attempts.ts';
import { transferOwnership } from './transfer-ownership.ts';
import { loadPhoneNumbers } from './load-phone-numbers.ts';
import { rightsShutOut } from './rights-lock-out.ts';

/** Carries out an admin's changes of an account; refused, none of them is. */
export async function patchAccount(
  ports: Ports,
  admin: Account,
  target: Account,
  { unlock, owner, sms, ...rest }: AccountPatch,
  recordAct: RecordAct,
): Promise<ProblemCode | { field: string } | undefined> {
  const number = typeof sms === 'string' ? (await loadPhoneNumbers()).readPhoneNumber(sms) : sms;
  if (typeof sms === 'string' && number === undefined) return { field: 'sms' };
  const allowed = owner ? mayTransferOwnership(admin, target) : mayAdminister(admin, target);
  if (allowed !== true) return allowed;
  if (await rightsShutOut(ports, admin, target, { role: rest.role, owner })) return 'policy-refused';
  const refused = await changeBy(ports, admin, target, { ...rest, sms: number }, recordAct);
  if (refused) return refused;
  if (unlock) {
    await recordAct({ kind: 'unlocked', account: target });
    await endLock(ports, target.id);
  }
  if (!owner) return undefined;
  await recordAct({ kind: 'owner-changed', account: target });
  return transferOwnership(ports, admin, target);
}

async function changeBy(
  ports: Ports,
  admin: Account,
  target: Account,
  change: AccountChange,
  recordAct: RecordAct,
): Promise<ProblemCode | undefined> {
  const fields = Object.keys(change).filter((field) => change[field as keyof AccountChange] !== undefined);
  if (fields.length === 0) return undefined;
  const { policy } = await forPerson(ports, target);
  const stamp = { id: newId(ports.random), now: ports.clock() };
  const likely = changeByAdmin(admin, target, change, policy, stamp);
  if (typeof likely === 'string') return likely;
  const details = { fields, ...(change.role ? { role: change.role } : {}) };
  await recordAct({ kind: 'account-changed', account: target, details });
  const refused = await settle(ports, target, (current) => changeByAdmin(admin, current, change, policy, stamp));
  if (refused || target.role !== 'system-admin' || (await stillAdministers(ports, admin))) return refused;
  await giveBack(ports, target, change);
  return 'answered-elsewhere';
}

/**
 * Whether an admin has the rights still that a change was made by. Of two system admins who take the other's at the
 * same time each looks after writing, so that one of them sees the other's change, and gives back: one always stays.
 */
async function stillAdministers(ports: Ports, { id, role }: Account): Promise<boolean> {
  const current = await readAccount(ports, id);
  return current?.role === role && current.state === 'active';
}

/** Gives an account the rights back that it had, where nobody has changed them since. */
const giveBack = (ports: Ports, { id, role, state }: Account, change: AccountChange): Promise<Account | undefined> =>
  changeAccount(ports, id, (current) =>
    current.role === (change.role ?? role) && current.state === (change.state ?? state)
      ? { ...current, role, state, epoch: current.epoch + 1 }
      : undefined,
  );

/**
 * "Remove 2FA": all that the person has set up goes, and with it all trust. Nothing happens where there is
 * nothing.
 */
export async function removeMfa(
  ports: Ports,
  admin: Account,
  target: Account,
  recordAct: RecordAct,
): Promise<ProblemCode | undefined> {
  const { policy } = await forPerson(ports, target);
  if (mayRemoveMfa(admin, target, policy) === true) await recordAct({ kind: 'mfa-removed', account: target });
  return settle(ports, target, (current) => {
    const verdict = mayRemoveMfa(admin, current, policy);
    if (verdict !== true) return verdict;
    const removal = resetMfa(current);
    return removal && { account: removal.account, notices: [removal.notice] };
  });
}

/** Takes every factor of an account away, whatever policy says: the operator's word. `undefined` where it has none. */
export const removeMfaByOperator = (ports: AccountPorts, id: string): Promise<Account | undefined> =>
  changeAccount(ports, id, (account) => resetMfa(account)?.account);

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
