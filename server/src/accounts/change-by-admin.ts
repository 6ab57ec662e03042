import type { AccountPatch, Problem, ProblemCode } from '@sallyport/protocol';
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
import { recordEvent } from '../audit/audit-store.ts';
import type { RecordAct } from '../audit/record.ts';
import { newId } from '../crypto/token.ts';
import { sendNotice } from '../notices/send-notice.ts';
import { forPerson } from '../policies/for-tenant.ts';
import type { Ports } from '../ports/ports.ts';
import { changeAccount, readAccount, type AccountPorts } from './account-store.ts';
import { readLock, unlock as endLock } from './attempts.ts';
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
): Promise<Problem | undefined> {
  const number = typeof sms === 'string' ? (await loadPhoneNumbers()).readPhoneNumber(sms) : sms;
  if (typeof sms === 'string' && number === undefined) return { code: 'bad-request', field: 'sms' };
  const allowed = owner ? mayTransferOwnership(admin, target) : mayAdminister(admin, target);
  if (allowed !== true) return { code: allowed };
  const shutOut = await rightsShutOut(ports, admin, target, { role: rest.role, owner });
  if (shutOut) return shutOut;
  const refused = await changeBy(ports, admin, target, { ...rest, sms: number }, recordAct);
  if (refused) return { code: refused };
  if (unlock && (await readLock(ports, target.id)) !== undefined) {
    await recordAct({ kind: 'unlocked', account: target });
    await endLock(ports, target.id);
  }
  if (!owner) return undefined;
  await recordAct({ kind: 'owner-changed', account: target });
  const lost = await transferOwnership(ports, admin, target);
  return lost && { code: lost };
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
  const done = await changeNow(ports, target, (current) => changeByAdmin(admin, current, change, policy, stamp));
  if (typeof done === 'string') return done;
  if (target.role !== 'system-admin' || (await stillAdministers(ports, admin))) return tell(ports, done);
  await giveBack(ports, target, change, policy.audit.retention);
  await tell(ports, { ...done, notices: done.notices.filter(({ kind }) => kind !== 'role-changed') });
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

/**
 * Gives an account the rights back that it had, where nobody has changed them since. The server's own act: whoever took
 * them has none to act by.
 *
 * @param retention  For how many **seconds** its event is kept.
 */
async function giveBack(
  ports: Ports,
  { id, tenant, role, state }: Account,
  change: AccountChange,
  retention: number,
): Promise<void> {
  const given = await changeAccount(ports, id, (current) =>
    current.role === (change.role ?? role) && current.state === (change.state ?? state)
      ? { ...current, role, state, epoch: current.epoch + 1 }
      : undefined,
  );
  if (!given) return;
  const fields = (['role', 'state'] as const).filter((field) => change[field] !== undefined);
  const details = { fields, ...(change.role ? { role } : {}), reason: 'answered-elsewhere' } as const;
  await recordEvent(ports, { kind: 'account-changed', tenant, account: id, actor: 'system', details }, retention);
}

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
  const removes = mayRemoveMfa(admin, target, policy) === true && resetMfa(target) !== undefined;
  if (removes) await recordAct({ kind: 'mfa-removed', account: target });
  const done = await changeNow(ports, target, (current) => {
    const verdict = mayRemoveMfa(admin, current, policy);
    if (verdict !== true) return verdict;
    const removal = removes ? resetMfa(current) : undefined; // what was set up since has left no event
    return removal && { account: removal.account, notices: [removal.notice] };
  });
  return typeof done === 'string' ? done : tell(ports, done);
}

/** Takes every factor of an account away, whatever policy says: the operator's word. `undefined` where it has none. */
export const removeMfaByOperator = (ports: AccountPorts, id: string): Promise<Account | undefined> =>
  changeAccount(ports, id, (account) => resetMfa(account)?.account);

/** An account as it is stored now, and what its person is to be told; where nothing was changed, nothing. */
type Done = Pick<Changed, 'notices'> & { changed?: Account | undefined };

/** Decides on the account as it is at that instant. */
async function changeNow(
  ports: Ports,
  { id, tenant }: Account,
  decide: (current: Account) => Changed | ProblemCode | undefined,
): Promise<Done | ProblemCode> {
  let decided: Changed | ProblemCode | undefined = 'not-found';
  const changed = await changeAccount(ports, id, (current) => {
    decided = current.tenant === tenant ? decide(current) : 'not-found';
    return typeof decided === 'object' ? decided.account : undefined;
  });
  const outcome = decided as Changed | ProblemCode | undefined;
  return typeof outcome === 'string' ? outcome : { changed, notices: outcome?.notices ?? [] };
}

/** Tells a person what has become of their account. */
async function tell(ports: Ports, { changed, notices }: Done): Promise<undefined> {
  for (const notice of notices) if (changed) await sendNotice(ports, changed, notice);
}
