import type { Client } from '@sallyport/client';
import type { AccountPage, AccountView, ApiKeyList, ProfilePage, TenantPage } from '@sallyport/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { panelStates } from '../../demo/states/index.ts';
import { adminStates } from '../../demo/states/admin.ts';
import { programsStates } from '../../demo/states/programs.ts';
import { adminAnswers, type AdminAnswers } from '../support/transitions/admin-answers.ts';

/** What is said of each account, in a few words each. */
const FIELDS = [
  'role',
  'owner',
  'state',
  'kind',
  'signIn',
  'enforced',
  'mayChange',
  'maySuspend',
  'mayReset',
  'mayOwn',
  'roles',
] as const satisfies (keyof AccountView)[];

/** Which fields something has: what a backend leaves out, and what it never sends. */
const fieldsOf = (value: object): string => Object.keys(value).toSorted().join(' ');

/** Who somebody is, what has become of them, and what the admin who looks may do with them. */
function lookOf(account: AccountView): string {
  const { name: _name, userName: _userName, factors, backupCodesLeft: codes, ...others } = account;
  const setUp =
    factors.length > 0 ? `something${factors.includes('sms') ? ', a phone' : ''}` : `nothing, ${codes} codes`;
  return JSON.stringify([fieldsOf(others), setUp, ...FIELDS.map((field) => account[field])]);
}

/** What each state of an element shows that a backend has answered so; those that wait or are refused show nothing. */
async function shownBy<T>(tag: string, path: string): Promise<{ id: string; shown: T }[]> {
  const found: { id: string; shown: T }[] = [];
  for (const state of panelStates) {
    if (state.tag !== tag || state.id.endsWith('-loading')) continue;
    const { value, client } = state.set as { value?: T; client?: Client };
    const response = await client?.connection.fetch?.(path, { method: 'GET' }).catch(() => undefined);
    if (value) found.push({ id: state.id, shown: value });
    else if (response?.ok) found.push({ id: state.id, shown: (await response.json()) as T });
  }
  expect(found.length).toBeGreaterThan(1);
  return found;
}

/** The ids of those states that have something which no real answer has. */
const invented = <T>(shown: { id: string; shown: T }[], real: T[], looksOf: (value: T) => string[]): string[] =>
  shown
    .filter(
      ({ shown: value }) => !real.some((answer) => looksOf(value).every((look) => looksOf(answer).includes(look))),
    )
    .map(({ id }) => id);

describe('the states of what admins see', () => {
  let real: AdminAnswers;
  beforeAll(async () => void (real = await adminAnswers()), 30_000);

  const accountLooks = ({ accounts }: AccountPage) => accounts.map(lookOf);

  it.each([
    ['sally-team', '/admin/accounts'],
    ['sally-programs', '/admin/accounts'],
  ])('%s show people together that a backend shows one admin under one policy', async (tag, path) => {
    expect(invented(await shownBy<AccountPage>(tag, path), real.accounts, accountLooks)).toEqual([]);
  });

  it('of the parts of one page are what the admin sees whose page it is', async () => {
    for (const [{ id, set }, by] of [
      [adminStates.team, 'olga'],
      [adminStates.platform, 'sam'],
    ] as const) {
      const shown = await set.client.admin.accounts({});
      const seen = real.accounts.filter((page) => page.by === by);
      expect(invented([{ id, shown }], seen, accountLooks)).toEqual([]);
    }
  });

  it('leave out nothing that a backend says of an account', async () => {
    const lists = [...(await shownBy<AccountPage>('sally-team', '/admin/accounts'))];
    const said = (pages: AccountPage[]) =>
      new Set(
        pages.flatMap(({ accounts }) =>
          accounts.flatMap((account) => [
            ...fieldsOf(account).split(' '),
            ...FIELDS.map((field) => `${field}: ${JSON.stringify(account[field])}`),
          ]),
        ),
      );
    const shown = said(lists.map((each) => each.shown));
    expect([...said(real.accounts)].filter((each) => !shown.has(each))).toEqual([]);
  });

  it('show tenants and profiles with the fields that a backend sends', async () => {
    const tenants = await shownBy<TenantPage>('sally-tenants', '/admin/tenants');
    const page = <T extends object>(list: T[], next?: string) => [...list.map(fieldsOf), `next: ${typeof next}`];
    expect(invented(tenants, real.tenants, (each) => page(each.tenants, each.next))).toEqual([]);
    const profiles = await shownBy<ProfilePage>('sally-profiles', '/admin/profiles');
    expect(invented(profiles, real.profiles, (each) => page(each.profiles, each.next))).toEqual([]);
  });

  it('show keys as a backend lists them, and a new one as it makes it', async () => {
    const lists = await shownBy<ApiKeyList>('sally-programs', '/admin/accounts/ci/api-keys');
    const keys = lists.filter(({ shown }) => shown.apiKeys);
    expect(invented(keys, real.keys, ({ apiKeys }) => apiKeys.map(fieldsOf))).toEqual([]);
    const form = /^sally_[\w-]{43}$/;
    for (const { key } of real.made) expect(key).toMatch(form);
    expect(programsStates.made.set.made.key).toMatch(form);
    expect(real.made.map(fieldsOf)).toContain(fieldsOf(programsStates.made.set.made));
  });
});
