import type { AccountView, AuditEvent, AuditPage } from '@sallyport/protocol';
import { csvRow, type Cell } from './csv.ts';

/** The columns of a table, each with what it holds of a row. */
type Columns<T> = Readonly<Record<string, (row: T) => Cell>>;

const ACCOUNTS: Columns<AccountView> = {
  id: ({ id }) => id,
  tenant: ({ tenant }) => tenant,
  email: ({ email }) => email,
  name: ({ name }) => name,
  userName: ({ userName }) => userName,
  role: ({ role }) => role,
  owner: ({ owner }) => owner,
  state: ({ state }) => state,
  kind: ({ kind }) => kind,
  signIn: ({ signIn }) => signIn,
  factors: ({ factors }) => factors.join(' '),
  backupCodesLeft: ({ backupCodesLeft }) => backupCodesLeft,
  enforced: ({ enforced }) => enforced,
  locked: ({ locked }) => locked,
};

/** An event, with what is called whom it speaks of. */
type NamedEvent = AuditEvent & { accountName?: string | undefined; actorName?: string | undefined };

const EVENTS: Columns<NamedEvent> = {
  id: ({ id }) => id,
  at: ({ at }) => at,
  kind: ({ kind }) => kind,
  tenant: ({ tenant }) => tenant,
  account: ({ account }) => account,
  accountName: ({ accountName }) => accountName,
  actor: ({ actor }) => actor,
  actorName: ({ actorName }) => actorName,
  address: ({ address }) => address,
  device: ({ device }) => device,
  factor: ({ details }) => details.factor,
  amr: ({ details }) => details.amr?.join(' '),
  reason: ({ details }) => details.reason,
  until: ({ details }) => details.until,
  from: ({ details }) => details.from,
  target: ({ details }) => details.target,
  role: ({ details }) => details.role,
  fields: ({ details }) => details.fields?.join(' '),
  count: ({ details }) => details.count,
};

const rowOf = <T>(columns: Columns<T>, row: T): string => csvRow(Object.values(columns).map((cell) => cell(row)));

/** The first row of each table: what its columns are called. */
export const ACCOUNTS_HEAD: string = csvRow(Object.keys(ACCOUNTS));
export const EVENTS_HEAD: string = csvRow(Object.keys(EVENTS));

export const accountRows = (accounts: readonly AccountView[]): string =>
  accounts.map((account) => rowOf(ACCOUNTS, account)).join('');

export function eventRows({ events, people }: AuditPage): string {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const named = ({ account = '', actor = '', ...event }: AuditEvent): NamedEvent => ({
    ...event,
    account,
    actor,
    accountName: names.get(account),
    actorName: names.get(actor),
  });
  return events.map((event) => rowOf(EVENTS, named(event))).join('');
}
