import type { AccountView } from '@sallyport/protocol';
import {
  enforcedFrom,
  isEnforced,
  maskPhone,
  mayAdminister,
  mayRemoveMfa,
  maySuspend,
  mayTransferOwnership,
  rolesFor,
  type Account,
} from '@sallyport/rules';
import { forPerson, type TenantPorts } from '../policies/for-tenant.ts';
import type { Ports } from '../ports/ports.ts';
import { readLock } from './attempts.ts';
import { entryOf } from './index-account.ts';

/** What an admin sees of an account, and may do with it. */
export async function accountView(ports: Ports | TenantPorts, admin: Account, account: Account): Promise<AccountView> {
  const { policy } = await forPerson(ports, account);
  const lock = await readLock(ports, account.id);
  const now = ports.clock();
  const from = enforcedFrom(account, policy, now);
  const { id, tenant, email, name, userName, role, owner, state, kind, signIn, factors } = entryOf(account);
  const { invitation } = account;
  const phone = account.authenticators.find((each) => each.type === 'sms')?.number;
  return {
    id,
    tenant,
    email,
    ...(name === undefined ? {} : { name }),
    ...(userName === undefined ? {} : { userName }),
    role,
    owner,
    state,
    ...(state === 'invited' && invitation ? { invitedUntil: new Date(invitation.expiresAt).toISOString() } : {}),
    kind,
    signIn,
    factors: [...factors],
    backupCodesLeft: account.backupCodes.length,
    ...(phone === undefined ? {} : { phone: maskPhone(phone) }),
    ...(lock === undefined ? {} : { locked: lock === 'until-admin' ? lock : new Date(lock).toISOString() }),
    enforced: isEnforced(account, policy, now),
    ...(from === undefined ? {} : { enforcedFrom: new Date(from).toISOString() }),
    mayChange: mayAdminister(admin, account),
    maySuspend: maySuspend(admin, account),
    roles: rolesFor(admin, account),
    mayOwn: mayTransferOwnership(admin, account),
    mayReset: mayRemoveMfa(admin, account, policy),
  };
}
