import type { AccountPage, AccountView } from '@sallyport/protocol';
import { someAdoption } from './adoption.ts';
import type { GalleryState } from './gallery-state.ts';
import { inSeconds } from './instant.ts';
import { answering, offline, refusing, waiting } from './panel-clients.ts';

const person = (id: string, more: Partial<AccountView> = {}): AccountView => ({
  id,
  tenant: 'acme',
  email: `${id}@example.com`,
  role: 'member',
  owner: false,
  state: 'active',
  kind: 'person',
  signIn: 'password',
  factors: [],
  backupCodesLeft: 0,
  enforced: false,
  mayChange: true,
  maySuspend: true,
  mayReset: true,
  roles: [more.role === 'tenant-admin' ? 'member' : 'tenant-admin'],
  mayOwn: true,
  ...more,
});

/** As the owner sees her own account: nobody suspends an owner, and nobody resets their own. */
const ada = person('ada', {
  name: 'Ada Lovelace',
  role: 'tenant-admin',
  owner: true,
  factors: ['totp', 'passkey'],
  backupCodesLeft: 8,
  enforced: true,
  maySuspend: 'not-allowed',
  mayReset: 'not-allowed',
  roles: 'not-allowed',
});
const grace = person('grace', { name: 'Grace Hopper', role: 'tenant-admin', enforced: true });
const linus = person('linus', {
  name: 'Linus Berg',
  userName: 'linus',
  factors: ['totp'],
  backupCodesLeft: 7,
  locked: inSeconds(900),
});
const noor = person('noor', { name: 'Noor Haddad', email: 'noor@partner.example', signIn: 'sso' });
/** Nobody is an owner who doesn't sign in here. */
const mayOwn = 'account-inactive';
const robot = person('ci', { name: 'Build robot', kind: 'api', mayOwn });
const invited = { state: 'invited', mayOwn } as const;
const mia = person('mia', { ...invited, invitedUntil: inSeconds(6 * 86_400) });
const lea = person('lea', { name: 'Lea Sommer', enforcedFrom: inSeconds(3 * 86_400) });
const phone = { factors: ['sms'], phone: '+49 ••• ••78' } satisfies Partial<AccountView>;
const otto = person('otto', { name: 'Otto Winter', state: 'suspended', ...phone, mayOwn });

/** As another admin of the tenant sees somebody: the owner stands above them, and hands over what is theirs. */
const toAdmin = (account: AccountView): AccountView => ({
  ...account,
  mayOwn: 'owner-only',
  ...(account.owner && { mayChange: 'owner-only', maySuspend: 'owner-only', roles: 'owner-only' }),
});

/** As a system admin sees somebody, who takes away what an owner has set up, and makes others system admins. */
const toSystemAdmin = (account: AccountView): AccountView => ({
  ...account,
  mayReset: true,
  roles: [
    account.role === 'member' ? 'tenant-admin' : 'member',
    ...(account.kind === 'api' ? [] : ['system-admin' as const]),
  ],
});
/** As he sees himself. */
const sam = person('sam', {
  tenant: 'platform',
  name: 'Sam Okafor',
  role: 'system-admin',
  factors: ['passkey'],
  backupCodesLeft: 10,
  maySuspend: 'not-allowed',
  mayReset: 'not-allowed',
  roles: 'not-allowed',
});

/** An admin's backend: these accounts are found, of so many. */
const finding = (page: AccountPage) => answering(page, { '/admin/adoption': someAdoption });

const people: AccountPage = { accounts: [ada, grace, linus, noor, robot, mia, otto] };
/** The same, as a system admin finds them. */
export const toPlatform: AccountPage = { accounts: people.accounts.map(toSystemAdmin) };
/** Few enough for what is opened below one of them to be seen. */
const few: AccountPage = { accounts: [linus, noor] };

/** Every look of `<sally-team>`. */
export const teamStates = {
  people: {
    id: 'team-people',
    title: 'Seven people',
    note: 'Narrow, each is a card.',
    tag: 'sally-team',
    set: { client: finding(people) },
  },
  opened: {
    id: 'team-opened',
    title: 'What can be done for somebody',
    tag: 'sally-team',
    set: { client: finding(few), opened: 'linus' },
  },
  barred: {
    id: 'team-barred',
    title: 'What can’t be done',
    note: 'An owner is never suspended: it stays visible, muted, with its reason.',
    tag: 'sally-team',
    set: { client: finding(people), opened: 'ada' },
  },
  asked: {
    id: 'team-asked',
    title: 'Before a second step is removed',
    note: 'What follows is said before, and the button names whom it is about.',
    tag: 'sally-team',
    set: { client: finding(few), opened: 'linus', asked: 'remove-mfa-linus' },
  },
  role: {
    id: 'team-role',
    title: 'Before a role is changed',
    note: 'R-34: whoever has other rights signs in anew.',
    tag: 'sally-team',
    set: { client: finding(few), opened: 'linus', asked: 'change-role-tenant-admin-linus' },
  },
  owner: {
    id: 'team-owner',
    title: 'Before ownership is handed over',
    tag: 'sally-team',
    set: { client: finding({ accounts: [grace, linus] }), opened: 'grace', asked: 'make-owner-grace' },
  },
  notOwner: {
    id: 'team-not-owner',
    title: 'What is the owner’s alone',
    note: 'To another admin: the owner hands over what is theirs, and nobody else does.',
    tag: 'sally-team',
    set: { client: finding({ accounts: [ada, grace, linus].map(toAdmin) }), opened: 'grace' },
  },
  inviting: {
    id: 'team-inviting',
    title: 'Somebody is invited',
    note: 'R-33: they choose their own password, by a link that works for 7 days.',
    tag: 'sally-team',
    set: { client: finding({ accounts: [grace, linus] }), asked: '+invite' },
  },
  invited: {
    id: 'team-invited',
    title: 'What can be done about an invitation',
    note: 'Taken back, its link opens nothing; sent again, the link before is replaced.',
    tag: 'sally-team',
    set: {
      client: finding({
        accounts: [mia, person('noah', { name: 'Noah Ost', ...invited, invitedUntil: inSeconds(-60) })],
      }),
      opened: 'mia',
    },
  },
  tenants: {
    id: 'team-tenants',
    title: 'People of several tenants',
    tag: 'sally-team',
    set: {
      client: finding({ accounts: [...[grace, person('olga', { tenant: 'newco' }), noor].map(toSystemAdmin), sam] }),
    },
  },
  requiredSoon: {
    id: 'team-required-soon',
    title: 'Time left to set one up',
    note: 'R-72: the day is the person’s own.',
    tag: 'sally-team',
    set: { client: finding({ accounts: [grace, lea] }) },
  },
  more: {
    id: 'team-more',
    title: 'More than one page',
    tag: 'sally-team',
    set: { client: finding({ accounts: [grace, linus], next: 'next' }) },
  },
  nobody: {
    id: 'team-nobody',
    title: 'Nobody is found',
    tag: 'sally-team',
    set: { client: finding({ accounts: [] }) },
  },
  longName: {
    id: 'team-long-name',
    title: 'Long names',
    tag: 'sally-team',
    set: {
      client: finding({
        accounts: [
          person('maria.hernandez.villanueva', {
            name: 'María del Carmen Hernández Villanueva de la Fuente',
            ...phone,
            factors: ['passkey', 'totp', 'sms', 'email'],
          }),
        ],
      }),
    },
  },
  readonly: {
    id: 'team-readonly',
    title: 'To look at alone',
    tag: 'sally-team',
    set: { value: people, readonly: true },
  },
  loading: { id: 'team-loading', title: 'Loading', tag: 'sally-team', set: { client: waiting() } },
  offline: { id: 'team-offline', title: 'Not reached', tag: 'sally-team', set: { client: offline() } },
  notAdmin: {
    id: 'team-not-admin',
    title: 'For admins alone',
    tag: 'sally-team',
    set: { client: refusing('not-allowed', 403) },
  },
} satisfies Record<string, GalleryState<'sally-team'>>;
