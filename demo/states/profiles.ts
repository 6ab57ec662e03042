import type { ProfilePage } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';
import { answering, offline, refusing, waiting } from './panel-clients.ts';
import { someProfiles } from './tenants.ts';

const tag = 'sally-profiles';

const finding = (page: ProfilePage) => answering(page);

/** Every look of `<sally-profiles>`. */
export const profilesStates = {
  some: { id: 'profiles-some', title: 'Two profiles', tag, set: { client: finding(someProfiles) } },
  opened: { id: 'profiles-opened', title: 'Another name', tag, set: { client: finding(someProfiles), asked: 'gold' } },
  adding: { id: 'profiles-adding', title: 'One more', tag, set: { client: finding(someProfiles), asked: '+another' } },
  none: { id: 'profiles-none', title: 'None yet', tag, set: { client: finding({ profiles: [] }) } },
  loading: { id: 'profiles-loading', title: 'Loading', tag, set: { client: waiting() } },
  offline: { id: 'profiles-offline', title: 'Not reached', tag, set: { client: offline() } },
  notAdmin: {
    id: 'profiles-not-admin',
    title: 'For system admins alone',
    tag,
    set: { client: refusing('not-allowed', 403) },
  },
} satisfies Record<string, GalleryState<typeof tag>>;
