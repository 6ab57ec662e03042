import type { AccountView, ProfilePage, TenantPage } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';
import { answering, offline, refusing, waiting } from './panel-clients.ts';
import { teamStates } from './team.ts';

const tag = 'sally-tenants';

const someTenants: TenantPage = {
  tenants: [
    { id: 'acme', name: 'Acme GmbH', profile: 'gold', owner: 'ada' },
    { id: 'newco', name: 'Newco', plan: 'trial' },
    { id: 'platform', owner: 'sam' },
  ],
};

/** The profiles that a platform has. */
export const someProfiles: ProfilePage = {
  profiles: [
    { id: 'gold', name: 'Gold' },
    { id: 'public-sector', name: 'Public sector' },
  ],
};

const owner: AccountView = teamStates.readonly.set.value.accounts[0]!;

/** A system admin's backend: these tenants are found. */
const finding = (page: TenantPage) =>
  answering(page, { '/admin/profiles': someProfiles, '/admin/accounts/ada': owner });

/** Every look of `<sally-tenants>`. */
export const tenantsStates = {
  some: { id: 'tenants-some', title: 'Three tenants', tag, set: { client: finding(someTenants) } },
  opened: {
    id: 'tenants-opened',
    title: 'What can be changed of one',
    tag,
    set: { client: finding(someTenants), asked: 'acme' },
  },
  ending: {
    id: 'tenants-ending',
    title: 'Before all sessions are ended',
    note: 'R-83: an admin who belongs to the tenant is signed out, too.',
    tag,
    set: { client: finding(someTenants), asked: '+end-acme' },
  },
  adding: {
    id: 'tenants-adding',
    title: 'One more',
    tag,
    set: { client: finding(someTenants), asked: '+another' },
  },
  more: {
    id: 'tenants-more',
    title: 'More than one page',
    tag,
    set: { client: finding({ ...someTenants, next: 'platform' }) },
  },
  longName: {
    id: 'tenants-long-name',
    title: 'Long names',
    tag,
    set: {
      client: finding({
        tenants: [
          {
            id: 'donaudampfschifffahrtsgesellschaft_betriebsstelle-regensburg-1',
            name: 'Erste Donau-Dampfschifffahrtsgesellschaft, Betriebsstelle Regensburg mbH & Co. KG',
            plan: 'enterprise-yearly',
            profile: 'public-sector',
          },
        ],
      }),
    },
  },
  readonly: {
    id: 'tenants-readonly',
    title: 'To look at alone',
    tag,
    set: { value: someTenants, readonly: true },
  },
  loading: { id: 'tenants-loading', title: 'Loading', tag, set: { client: waiting() } },
  offline: { id: 'tenants-offline', title: 'Not reached', tag, set: { client: offline() } },
  stale: {
    id: 'tenants-stale',
    title: 'A fresh proof first',
    tag,
    set: { client: refusing('reauthentication-required', 401) },
  },
  notAdmin: {
    id: 'tenants-not-admin',
    title: 'For admins alone',
    tag,
    set: { client: refusing('not-allowed', 403) },
  },
} satisfies Record<string, GalleryState<typeof tag>>;
