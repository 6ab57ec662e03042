import { adoptionStates } from './adoption.ts';
import { auditStates } from './audit.ts';
import type { GalleryState } from './gallery-state.ts';
import { answering, offline, waiting } from './panel-clients.ts';
import { holding, sessionOf } from './session-clients.ts';
import { teamStates, toPlatform } from './team.ts';
import { someProfiles, tenantsStates } from './tenants.ts';

const tag = 'sally-admin';

const account = { id: 'ada', email: 'ada@example.com', tenant: 'acme', role: 'tenant-admin', owner: true } as const;

/** An admin's backend: each part has what its own states show. */
const backend = () =>
  answering(teamStates.readonly.set.value, {
    '/session': sessionOf(0, { account }),
    '/admin/audit': auditStates.readonly.set.value,
    '/admin/adoption': adoptionStates.some.set.value,
  });

const sam = { id: 'sam', email: 'sam@example.com', tenant: 'platform', role: 'system-admin', owner: true } as const;

/** A system admin's backend: all that any other admin's has, and the tenants. */
const platform = () =>
  answering(toPlatform, {
    '/session': sessionOf(0, { account: sam }),
    '/admin/tenants': tenantsStates.readonly.set.value,
    '/admin/profiles': someProfiles,
  });

/** Every look of `<sally-admin>`. The part that comes first is seen first. */
export const adminStates = {
  team: { id: 'admin-team', title: 'The team', tag, set: { client: backend() } },
  adoption: {
    id: 'admin-adoption',
    title: 'Second steps',
    tag,
    set: { client: backend(), sections: 'adoption audit' },
  },
  platform: {
    id: 'admin-platform',
    title: 'To a system admin',
    note: 'The parts for the platform are there for nobody else.',
    tag,
    set: { client: platform(), sections: 'tenants team policy audit adoption' },
  },
  signedOut: { id: 'admin-signed-out', title: 'Signed out', tag, set: { client: holding(null) } },
  loading: { id: 'admin-loading', title: 'Loading', tag, set: { client: waiting() } },
  offline: { id: 'admin-offline', title: 'Not reached', tag, set: { client: offline() } },
} satisfies Record<string, GalleryState<typeof tag>>;
