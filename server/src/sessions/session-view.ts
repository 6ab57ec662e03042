import type { SessionView } from '@sallyport/protocol';
import type { Account, Session } from '@sallyport/rules';

/** What a page may know of who is signed in. */
export const sessionView = (
  { id, email, name, tenant, role, owner }: Account,
  { aal, amr, authTime, expiresAt }: Session,
): SessionView => ({
  account: { id, email, ...(name === undefined ? {} : { name }), tenant, role, owner },
  aal,
  amr,
  authTime: new Date(authTime).toISOString(),
  expiresAt: new Date(expiresAt).toISOString(),
});
