import { mayRemind, reminderDue, STANDINGS, standingOf, type Account } from '@sallyport/rules';
import { accountKey } from '../accounts/account-store.ts';
import { recordEvent } from '../audit/audit-store.ts';
import { allOver } from '../all-over.ts';
import { matchLanguage } from '../messages/match-language.ts';
import { reminderMail } from '../messages/reminder-message.ts';
import { forAccount, withLayers } from '../policies/for-tenant.ts';
import { readLayersOf, type PolicyLayers } from '../policies/policy-layers.ts';
import type { Ports } from '../ports/ports.ts';
import { brandOf, homeOf } from '../ports/site.ts';
import { tellOfBreakGlassAgain } from './break-glass-news.ts';
import { claimable, claimReminder, keepSent } from './reminder-claim.ts';

/** Who may have to set something up. */
const ASKED = { state: 'active', kind: 'person', signIn: 'password', mfa: false } as const;

const TENANTS_AT_ONCE = 100;
const PEOPLE_AT_ONCE = 100;
const MAILS_AT_ONCE = 10;

/** So many mails in a row that fail are the mail server's failure: the rest would only be put off by it. */
const MOST_FAILURES = 10;

/** How a pass stands. */
interface Pass {
  failedInRow: number;
  signal: AbortSignal | undefined;
}
const isOver = ({ failedInRow, signal }: Pass): boolean => failedInRow >= MOST_FAILURES || signal?.aborted === true;

/**
 * Reminds by mail whoever has a day coming from which a second factor is asked of them. It is run now and then,
 * by every server: each reminder is claimed before it is sent, so that it goes out once, and one that failed is tried
 * again. A server that ends between a mail and its note sends that one twice: better than never. System admins who
 * couldn't be told of a break-glass sign-in are told once more.
 *
 * @param signal  Ends it before the next mails.
 */
export async function sendReminders(ports: Ports, signal?: AbortSignal): Promise<void> {
  if (!ports.channels.mail) return;
  await tellOfBreakGlassAgain(ports, signal);
  const pass: Pass = { failedInRow: 0, signal };
  const cohorts = await ports.directory.count();
  const tenants = [
    ...new Set(cohorts.filter(({ n, state }) => n > 0 && state === 'active').map(({ tenant }) => tenant)),
  ];
  for (let at = 0; at < tenants.length; at += TENANTS_AT_ONCE) {
    const some = tenants.slice(at, at + TENANTS_AT_ONCE);
    for (const [index, layers] of (await readLayersOf(ports, some)).entries()) {
      if (isOver(pass)) return;
      await remindTenant(ports, some[index]!, layers, pass);
    }
  }
}

/** Reminds the people of a tenant, a page after the other; nobody is looked at where nothing can be due. */
async function remindTenant(ports: Ports, tenant: string, layers: PolicyLayers, pass: Pass): Promise<void> {
  const policies = new Map(
    STANDINGS.map((each) => [each, withLayers(ports, { of: tenant, standing: each }, layers).policy]),
  );
  if (![...policies.values()].some((policy) => mayRemind(policy, ports.clock()))) return;
  for (let after: string | undefined; ; ) {
    const page = await ports.directory.page({ tenant, filter: ASKED, limit: PEOPLE_AT_ONCE, after });
    const people = await ports.store.getMany<Account[]>(page.ids.map(accountKey));
    const due = people.flatMap((account) => {
      if (account?.tenant !== tenant) return [];
      const reminder = reminderDue(account, policies.get(standingOf(account))!, ports.clock());
      return reminder ? [{ account, reminder }] : [];
    });
    const open = await claimable(ports, due);
    for (let at = 0; at < open.length; at += MAILS_AT_ONCE) {
      if (isOver(pass)) return;
      await allOver(open.slice(at, at + MAILS_AT_ONCE).map(({ account }) => remind(ports, account.id, pass)));
    }
    if (page.next === undefined || isOver(pass)) return;
    after = page.next;
  }
}

/**
 * Sends somebody the reminder that is due to them, unless it was sent or somebody else is about to; a failure is
 * logged, and tried again later. A pass may take hours: who they are and what policy says is read anew.
 */
async function remind(ports: Ports, of: string, pass: Pass): Promise<void> {
  const { account, tenantPorts } = await forAccount(ports, of, undefined);
  const { mail, site, clock, log, policy } = tenantPorts;
  const reminder = account && reminderDue(account, policy, clock());
  if (!reminder || !(await claimReminder(ports, account, reminder))) return;
  const { id, tenant, email, language } = account;
  const context = { brand: brandOf(site), page: `${homeOf(site)}/`, occasion: { account: email, at: clock() } };
  try {
    await mail.send({ to: email, ...reminderMail(reminder.date, context, matchLanguage(language)) });
  } catch (error) {
    pass.failedInRow++;
    log.error('A reminder could not be sent.', error);
    return;
  }
  pass.failedInRow = 0;
  await keepSent(ports, account, reminder);
  const from = new Date(reminder.date).toISOString();
  await recordEvent(
    tenantPorts,
    { kind: 'reminder-sent', tenant, account: id, actor: 'system', details: { from } },
    policy.audit.retention,
  );
}
