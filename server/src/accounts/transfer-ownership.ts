import type { ProblemCode } from '@sallyport/protocol';
import type { Account } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';
import { sendNotice } from '../notices/send-notice.ts';
import { changeTenant, findTenant } from '../tenants/tenant-store.ts';
import { changeAccount, readAccount } from './account-store.ts';

/**
 * Makes an account its tenant's owner in place of who is. Of two transfers at a time the one that is written to the
 * tenant last stands, and the other takes back what it gave. One that was interrupted is mended by doing it again. Both
 * people sign in anew: their rights are others now. Both are told.
 */
export async function transferOwnership(ports: Ports, admin: Account, to: Account): Promise<ProblemCode | undefined> {
  const before = await findTenant(ports, to.tenant);
  if (!before) return 'not-found';
  let won = false;
  await changeTenant(ports, to.tenant, (tenant) => {
    won = tenant.owner === before.owner && (admin.role === 'system-admin' || tenant.owner === admin.id);
    return won ? { ...tenant, owner: to.id } : tenant;
  });
  if (!won) return 'answered-elsewhere';
  const owner = await setOwner(ports, to.id, true);
  const former: (Account | undefined)[] = [];
  for (const id of await listedOwners(ports, to.tenant, before.owner))
    if (id !== to.id) former.push(await setOwner(ports, id, false));
  const after = await findTenant(ports, to.tenant);
  if (after?.owner !== to.id) {
    await setOwner(ports, to.id, false);
    return 'answered-elsewhere';
  }
  if (owner) await sendNotice(ports, owner, { kind: 'owner-given' });
  for (const account of former) if (account) await sendNotice(ports, account, { kind: 'owner-taken' });
  return undefined;
}

const setOwner = (ports: Ports, id: string, owner: boolean) =>
  changeAccount(ports, id, (account) =>
    account.owner === owner ? undefined : { ...account, owner, epoch: account.epoch + 1 },
  );

/** Who the directory and the tenant say the owner was: more than one where a transfer was interrupted. */
async function listedOwners(ports: Ports, tenant: string, recorded: string | undefined): Promise<string[]> {
  const { ids } = await ports.directory.page({ tenant, filter: { owner: true }, limit: 100 });
  const found = await Promise.all(
    [...ids, ...(recorded === undefined ? [] : [recorded])].map((id) => readAccount(ports, id)),
  );
  return [...new Set(found.flatMap((account) => (account?.tenant === tenant ? [account.id] : [])))];
}
