import type { Adoption } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';
import { offline, refusing, waiting } from './panel-clients.ts';

const tag = 'sally-adoption';

/** Of 512 people, 30 of whom sign in through their company. */
export const someAdoption: Adoption = {
  people: 512,
  sso: 30,
  secondStep: 421,
  phishingResistant: 118,
  admins: 6,
  adminsWithout: 1,
  byFactor: { email: 64, sms: 97, totp: 302, passkey: 118 },
};

/** Every look of `<sally-adoption>`. */
export const adoptionStates = {
  some: { id: 'adoption-some', title: 'On the way', tag, set: { value: someAdoption } },
  all: {
    id: 'adoption-all',
    title: 'Everybody has one',
    tag,
    set: {
      value: {
        people: 40,
        sso: 0,
        secondStep: 40,
        phishingResistant: 40,
        admins: 2,
        adminsWithout: 0,
        byFactor: { email: 0, sms: 0, totp: 11, passkey: 40 },
      },
    },
  },
  nobody: {
    id: 'adoption-nobody',
    title: 'Everybody signs in through their company',
    tag,
    set: {
      value: {
        people: 30,
        sso: 30,
        secondStep: 0,
        phishingResistant: 0,
        admins: 0,
        adminsWithout: 0,
        byFactor: { email: 0, sms: 0, totp: 0, passkey: 0 },
      },
    },
  },
  loading: { id: 'adoption-loading', title: 'Loading', tag, set: { client: waiting() } },
  offline: { id: 'adoption-offline', title: 'Not reached', tag, set: { client: offline() } },
  notAdmin: {
    id: 'adoption-not-admin',
    title: 'For admins alone',
    tag,
    set: { client: refusing('not-allowed', 403) },
  },
} satisfies Record<string, GalleryState<typeof tag>>;
