import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { AccountPage, EnrolmentGroup, GroupQuery } from '@sallyport/protocol';
import { breakGlassOf, enrolmentGroup, groupOf, standingOf, type Account } from '@sallyport/rules';
import { accountKey } from '../accounts/account-store.ts';
import { accountView } from '../accounts/account-view.ts';
import { InvalidCursorError, type DirectoryCount, type DirectoryFilter } from '../ports/directory.ts';
import type { Ports } from '../ports/ports.ts';
import type { PolicyScope } from './policy-store.ts';
import { policyFor, readWithDraft, type DraftPolicy } from './policy-then.ts';

/** How many pages of the directory one answer may read in search of somebody. */
const MOST_PAGES = 10;

const CURSOR = 'group cursor';

/** Accounts that the directory lists together, and what they are sorted by. */
interface Kind {
  key: string;
  filter: DirectoryFilter;
}

/** Where a page ends: at which kind of accounts, and where among them. */
interface Place {
  key: string;
  after?: string | undefined;
}

/**
 * A page of the people whom a draft would meet in one way. The directory's counts say of which kinds they are; each is
 * read from the store and judged by the rules that a sign-in follows, with the grace that is left to them.
 *
 * A page may hold fewer than were asked for, even none, and still have a next.
 *
 * @throws {InvalidCursorError} where the cursor is none of this group.
 */
export async function findInGroup(
  ports: Ports,
  admin: Account,
  { scope, draft, group }: { scope: PolicyScope; draft: DraftPolicy; group: EnrolmentGroup },
  { limit, cursor }: GroupQuery,
): Promise<AccountPage> {
  const tenant = scope.kind === 'tenant' ? scope.id : undefined;
  const counts = await ports.directory.count(tenant);
  const ids = [...new Set(counts.map((each) => each.tenant))];
  const drafted = new Map((await readWithDraft(ports, scope, draft, ids)).map((each) => [each.id, each.drafted]));
  const now = ports.clock();
  const kinds = kindsOf(counts.filter(mayBeMet));
  let place: Place | undefined = cursor === undefined ? firstOf(kinds) : await openPlace(ports, group, cursor);
  const accounts: Account[] = [];
  for (let read = 0; read < MOST_PAGES && accounts.length < limit; read++) {
    const at = kinds.findIndex(({ key }) => place !== undefined && key >= place.key);
    const kind = kinds[at];
    if (!kind || !place) return shown(undefined);
    const after = kind.key === place.key ? place.after : undefined;
    const page = await ports.directory.page({ tenant, filter: kind.filter, limit: limit - accounts.length, after });
    accounts.push(...(await ports.store.getMany<Account[]>(page.ids.map(accountKey))).filter(isMet));
    place = page.next === undefined ? firstOf(kinds.slice(at + 1)) : { key: kind.key, after: page.next };
  }
  return shown(place);

  async function shown(next: Place | undefined): Promise<AccountPage> {
    return {
      accounts: await Promise.all(accounts.map(async (account) => accountView(ports, admin, account))),
      ...(next ? { next: await sealPlace(ports, group, next) } : {}),
    };
  }

  function policyOf(sort: Pick<Account, 'tenant' | 'role' | 'owner'>) {
    const layers = drafted.get(sort.tenant);
    return layers && policyFor(ports, sort.tenant, layers, standingOf(sort));
  }

  /** Whoever has time may have used theirs; and a system admin may be left alone, for all that their kind meets. */
  function mayBeMet(cohort: DirectoryCount): boolean {
    const policy = policyOf(cohort);
    const found = policy && enrolmentGroup(cohort, policy, now);
    if (found === group || (found === 'has-time' && group === 'must-set-up')) return true;
    return (
      group === 'exempt' && policy !== undefined && breakGlassOf(policy).length > 0 && cohort.role === 'system-admin'
    );
  }

  function isMet(account: Account | undefined): account is Account {
    const policy = account && policyOf(account);
    return policy !== undefined && groupOf(account!, policy, now) === group;
  }
}

/** What the directory is asked for, so that it lists these cohorts and few others. */
function kindsOf(cohorts: readonly DirectoryCount[]): Kind[] {
  const all = new Map<string, DirectoryFilter>();
  for (const { role, owner, state, kind, signIn, factors } of cohorts) {
    const mfa = factors.some((type) => type !== 'backup-code');
    all.set([role, owner, state, kind, signIn, mfa].join(' '), { role, owner, state, kind, signIn, mfa });
  }
  return [...all].map(([key, filter]) => ({ key, filter })).sort((a, b) => (a.key < b.key ? -1 : 1));
}

const firstOf = ([first]: readonly Kind[]): Place | undefined => first && { key: first.key };

const sealPlace = ({ keyring }: Ports, group: EnrolmentGroup, place: Place): Promise<string> =>
  keyring.seal(`${CURSOR} ${group}`, utf8ToBytes(JSON.stringify(place)));

/** One that can't be opened is no cursor of this group. */
async function openPlace({ keyring }: Ports, group: EnrolmentGroup, cursor: string): Promise<Place> {
  try {
    return JSON.parse(new TextDecoder().decode(await keyring.open(`${CURSOR} ${group}`, cursor))) as Place;
  } catch {
    throw new InvalidCursorError();
  }
}
