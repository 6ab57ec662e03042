import type { ProblemCode } from '@sallyport/protocol';
import type { Account } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';
import { changeAccount, readAccount } from './account-store.ts';

/**
 * Makes an account its tenant's owner in place of who is. The old owner's record is the one that is won or lost: of two
 * hand-overs at a time one takes it from them, and there are never two owners. A crash in between leaves none, which a
 * system admin mends by naming one. Both sign in anew: their rights are others now.
 */
export async function handOver(ports: Ports, admin: Account, to: string): Promise<ProblemCode | undefined> {
  const target = await readAccount(ports, to);
  if (!target) return 'not-found';
  if (target.owner) return undefined;
  const old = admin.owner && admin.tenant === target.tenant ? admin.id : await ownerOf(ports, target.tenant);
  if (old !== undefined) {
    const taken = await changeAccount(ports, old, (account) =>
      account.owner ? { ...account, owner: false, epoch: account.epoch + 1 } : undefined,
    );
    if (!taken) return 'answered-elsewhere';
  }
  const given = await changeAccount(ports, to, (account) =>
    account.state === 'active' && account.tenant === target.tenant
      ? { ...account, owner: true, epoch: account.epoch + 1 }
      : undefined,
  );
  return given ? undefined : 'account-inactive';
}

/** The tenant's owner, where the directory knows of one that the store has. */
async function ownerOf(ports: Ports, tenant: string): Promise<string | undefined> {
  const { ids } = await ports.directory.page({ tenant, filter: { owner: true }, limit: 10 });
  const found = await Promise.all(ids.map((id) => readAccount(ports, id)));
  return found.find((account) => account?.owner && account.tenant === tenant)?.id;
}
