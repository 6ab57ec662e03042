import { remindsByMail, reminderDue, STANDINGS, standingOf, type Account, type Reminder } from '@sallyport/rules';
import { accountKey } from '../accounts/account-store.ts';
import { recordEvent } from '../audit/audit-store.ts';
import { allOver } from '../all-over.ts';
import { matchLanguage } from '../messages/match-language.ts';
import { reminderMail } from '../messages/reminder-message.ts';
import { withLayers, type TenantPorts } from '../policies/for-tenant.ts';
import { readLayersOf, type PolicyLayers } from '../policies/policy-layers.ts';
import type { Ports } from '../ports/ports.ts';
import { brandOf, homeOf } from '../ports/site.ts';
import { claimReminder, keepSent } from './reminder-claim.ts';

/** Who may have to set something up. */
const ASKED = { state: 'active', kind: 'person', signIn: 'password', mfa: false } as const;

const TENANTS_AT_ONCE = 100;
const PEOPLE_AT_ONCE = 100;
const MAILS_AT_ONCE = 10;

/**
 * Reminds by mail whoever has a day coming from which a second factor is asked of them. It is run now and then,
 * by every server: each reminder is claimed before it is sent, so that it goes out once, and one that failed is tried
 * again. A server that ends between a mail and its note sends that one twice: better than never.
 */
export async function sendReminders(ports: Ports): Promise<void> {
  if (!ports.channels.mail) return;
  const cohorts = await ports.directory.count();
  const tenants = [
    ...new Set(cohorts.filter(({ n, state }) => n > 0 && state === 'active').map(({ tenant }) => tenant)),
  ];
  for (let at = 0; at < tenants.length; at += TENANTS_AT_ONCE) {
    const some = tenants.slice(at, at + TENANTS_AT_ONCE);
    for (const [index, layers] of (await readLayersOf(ports, some)).entries())
      await remindTenant(ports, some[index]!, layers);
  }
}

/** Reminds the people of a tenant, a page after the other. */
async function remindTenant(ports: Ports, tenant: string, layers: PolicyLayers): Promise<void> {
  const portsFor = new Map(STANDINGS.map((each) => [each, withLayers(ports, { of: tenant, standing: each }, layers)]));
  if (![...portsFor.values()].some(({ policy }) => remindsByMail(policy))) return;
  for (let after: string | undefined; ; ) {
    const page = await ports.directory.page({ tenant, filter: ASKED, limit: PEOPLE_AT_ONCE, after });
    const people = await ports.store.getMany<Account[]>(page.ids.map(accountKey));
    const due = people.flatMap((account) => {
      if (account?.tenant !== tenant) return [];
      const own = portsFor.get(standingOf(account))!;
      const reminder = reminderDue(account, own.policy, ports.clock());
      return reminder ? [() => remind(own, account, reminder)] : [];
    });
    for (let at = 0; at < due.length; at += MAILS_AT_ONCE)
      await allOver(due.slice(at, at + MAILS_AT_ONCE).map((send) => send()));
    if (page.next === undefined) return;
    after = page.next;
  }
}

/** Sends one reminder, unless it was sent or somebody else is about to; a failure is logged, and tried again later. */
async function remind(ports: TenantPorts, account: Account, reminder: Reminder): Promise<void> {
  const { mail, site, clock, log, policy } = ports;
  if (!(await claimReminder(ports, account, reminder))) return;
  const { id, tenant, email, language } = account;
  const context = { brand: brandOf(site), page: `${homeOf(site)}/`, occasion: { account: email, at: clock() } };
  try {
    await mail.send({ to: email, ...reminderMail(reminder.date, context, matchLanguage(language)) });
  } catch (error) {
    log.error('A reminder could not be sent.', error);
    return;
  }
  await keepSent(ports, account, reminder);
  const from = new Date(reminder.date).toISOString();
  await recordEvent(
    ports,
    { kind: 'reminder-sent', tenant, account: id, actor: 'system', details: { from } },
    policy.audit.retention,
  );
}
