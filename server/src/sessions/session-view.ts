import type { SessionView } from '@sallyport/protocol';
import { assuranceLevel, mustEnrol, type Account, type Policy, type Session } from '@sallyport/rules';

/**
 * What a page may know of who is signed in.
 *
 * @param now  Unix time in ms.
 */
export function sessionView(account: Account, session: Session, policy: Policy, now: number): SessionView {
  const { amr, authTime, expiresAt } = session;
  const { id, email, name, tenant, role, owner } = account;
  return {
    account: { id, email, ...(name === undefined ? {} : { name }), tenant, role, owner },
    aal: assuranceLevel(session),
    amr,
    authTime: new Date(authTime).toISOString(),
    expiresAt: new Date(expiresAt).toISOString(),
    ...(mustEnrol(session, account, policy, now) ? { mustEnrol: true } : {}),
  };
}
