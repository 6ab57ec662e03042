import type { Invite, Invited, Problem } from '@sallyport/protocol';
import {
  badAddress,
  INVITATION_BUDGET,
  mayAdminister,
  mayInvite,
  reaches,
  type Account,
  type Reach,
} from '@sallyport/rules';
import { recordFirst } from '../audit/audit-store.ts';
import type { Language } from '../messages/catalogues.ts';
import { invitationMail, invitedElsewhereMail } from '../messages/invitation-message.ts';
import { readAddress } from '../messages/mail-address.ts';
import { mailLater } from '../notices/mail-later.ts';
import type { TenantPorts } from '../policies/for-tenant.ts';
import { brandOf } from '../ports/site.ts';
import { findTenant } from '../tenants/tenant-store.ts';
import { findAccount } from './account-store.ts';
import { spendOne } from './guess-budgets.ts';
import { findInvitedInto, putInvited } from './invited-account.ts';
import { generateInvitation, keepInvitation } from './invitation-store.ts';
import { reserveSend } from './sends.ts';

/** Who invites, whom their acts reach, and in which language. */
export interface Inviter {
  account: Account;
  reach: Reach;
  language: Language;
  address: string;
  device: string;
}

/**
 * Invites somebody: makes an account that waits for them, without a password, and mails the link that opens it (R-33).
 * Inviting again puts a new link in the place of the old one. The address is theirs once they accept, and not before:
 * until then they may sign up, or be invited by other tenants, each of which lists its own (A-32).
 *
 * Addresses are unique on the platform. Where an account of another tenant has this one, an admin who doesn't reach it
 * isn't told (R-69): the answer and the list are the same, and the mail tells its owner that they were invited and why
 * that can't be. What such an admin can see is that nobody of this address joins their tenant, as when a mail stays
 * unread.
 *
 * @param ports  TenantPorts by the policy of the admin's tenant.
 */
export async function invite(
  ports: TenantPorts,
  { account: admin, reach, language, address, device }: Inviter,
  { email: typed, role, name, tenant = admin.tenant }: Invite,
): Promise<Invited | Problem> {
  if (!reaches(reach, tenant) || !(await findTenant(ports, tenant))) return { code: 'not-found' };
  if (!mayInvite(admin, role)) return { code: 'not-allowed' };
  const email = readAddress(typed);
  if (email === undefined) return badAddress(typed);
  const refusal = await reserveInvitation(ports, admin, email);
  if (refusal) return refusal;

  const event = { kind: 'account-invited', tenant, actor: admin.id, address, device, details: { role } } as const;
  await recordFirst(ports, event, ports.policy.audit.retention);
  const { token, invitation } = await generateInvitation(ports);
  const details = { role, ...(name === undefined ? {} : { name }) };
  const [holder, before] = await Promise.all([findAccount(ports, email), findInvitedInto(ports, { tenant, email })]);
  if (holder && reaches(reach, holder.tenant)) return { code: 'identifier-taken', field: 'email' };
  const allowed = before ? mayAdminister(admin, before) : true;
  if (allowed !== true) return { code: allowed };
  const person = { ...details, email, tenant, language, invitation };
  const invited = await putInvited(ports, before, person);
  if (!invited) return { code: 'identifier-taken', field: 'email' }; // accepted or suspended at this very moment
  await keepInvitation(ports, invited.id, invitation);
  const expiresAt = new Date(invitation.expiresAt).toISOString();
  const { site } = ports;
  const link = `${site.invitationPage ?? `${site.url.origin}/auth/invitation`}#${token}`;
  const context = { brand: brandOf(site), occasion: { account: invited.email, at: ports.clock() } };
  const mails = [invitationMail({ ...context, link }, language), invitedElsewhereMail(context, language)] as const;
  mailLater(ports, { to: invited.email, ...mails[holder ? 1 : 0] });
  return { email, role, tenant, expiresAt };
}

/** Counts an invitation, for its tenant and for its reader: a mail to anybody goes out with each (R-44). */
async function reserveInvitation(ports: TenantPorts, { tenant }: Account, email: string): Promise<Problem | undefined> {
  const key = `sends:invitations-${await ports.keyring.mac('sends', 'invitations', tenant)}`;
  const verdict = await reserveSend(ports, email, 'invited');
  if (verdict.admitted)
    return (await spendOne(ports, key, INVITATION_BUDGET)).admitted ? undefined : { code: 'too-many-sends' };
  const code = verdict.reason === 'hour' ? 'too-many-sends' : 'send-cooldown';
  return { code, retryAfter: Math.ceil((verdict.until - ports.clock()) / 1000) };
}
