import type { AccountPage, ApiKeyList, MadeApiKey } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';
import { answering, offline, refusing, waiting } from './panel-clients.ts';
import { teamStates } from './team.ts';

const tag = 'sally-programs';

const robot = teamStates.readonly.set.value.accounts.find(({ kind }) => kind === 'api')!;

const somePrograms: AccountPage = {
  accounts: [
    robot,
    { ...robot, id: 'export', name: 'Nightly export', email: 'export@example.com', state: 'suspended' },
  ],
};

/** The keys of a program: one in use, and one whose time is over. */
export const someKeys: ApiKeyList = {
  apiKeys: [
    {
      id: 'k1',
      name: 'Build server',
      createdAt: '2026-03-03T09:00:00.000Z',
      lastUsedAt: '2026-03-04T09:00:00.000Z',
    },
    {
      id: 'k2',
      name: 'Old build server',
      createdAt: '2025-03-03T09:00:00.000Z',
      expiresAt: '2026-03-03T09:00:00.000Z',
    },
  ],
};

/** A key that opens nothing. */
const made: MadeApiKey = {
  id: 'k1',
  name: 'Build server',
  createdAt: '2026-03-03T09:00:00.000Z',
  key: 'sally_EXAMPLEexampleEXAMPLEexampleEXAMPLEexample0',
};

/** An admin's backend: these programs are found, and each has these keys. */
const finding = (page: AccountPage, keys: ApiKeyList = someKeys) => answering(page, { '/api-keys': keys });

/** Every look of `<sally-programs>`. */
export const programsStates = {
  some: { id: 'programs-some', title: 'Two programs', tag, set: { client: finding(somePrograms) } },
  opened: {
    id: 'programs-opened',
    title: 'The keys of one',
    tag,
    set: { client: finding(somePrograms), asked: robot.id },
  },
  made: {
    id: 'programs-made',
    title: 'A key is made',
    note: 'R-31: it is shown this once.',
    tag,
    set: { client: finding(somePrograms), asked: robot.id, made },
  },
  revoking: {
    id: 'programs-revoking',
    title: 'Before a key is revoked',
    tag,
    set: { client: finding(somePrograms), asked: `${robot.id}+k1` },
  },
  noKeys: {
    id: 'programs-no-keys',
    title: 'Without a key',
    tag,
    set: { client: finding(somePrograms, { apiKeys: [] }), asked: robot.id },
  },
  adding: { id: 'programs-adding', title: 'One more', tag, set: { client: finding(somePrograms), asked: '+another' } },
  none: { id: 'programs-none', title: 'None yet', tag, set: { client: finding({ accounts: [] }) } },
  readonly: { id: 'programs-readonly', title: 'To look at alone', tag, set: { value: somePrograms, readonly: true } },
  loading: { id: 'programs-loading', title: 'Loading', tag, set: { client: waiting() } },
  offline: { id: 'programs-offline', title: 'Not reached', tag, set: { client: offline() } },
  notAdmin: {
    id: 'programs-not-admin',
    title: 'For admins alone',
    tag,
    set: { client: refusing('not-allowed', 403) },
  },
} satisfies Record<string, GalleryState<typeof tag>>;
