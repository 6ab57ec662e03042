import type { Me } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';

const tag = 'sally-address';

const account: Me['account'] = { id: 'a1', email: 'ada@example.com', tenant: 'acme', role: 'member', owner: false };

/** Every look of `<sally-address>`. */
export const addressStates = {
  usual: {
    id: 'address-usual',
    title: 'As it is',
    tag,
    set: { value: { account, address: { change: true } } },
  },
  long: {
    id: 'address-long',
    title: 'A long address',
    note: 'It breaks at its own marks where there is no room.',
    tag,
    set: {
      value: {
        account: { ...account, email: 'augusta.ada.king-noel.countess-of-lovelace@analytical-engines.example.com' },
        address: { change: true },
      },
    },
  },
  singleSignOn: {
    id: 'address-sso',
    title: 'Single sign-on',
    note: 'The action stays visible, muted, with its reason.',
    tag,
    set: { value: { account, address: { change: 'sso-account' } } },
  },
  noMail: {
    id: 'address-no-mail',
    title: 'The site sends no mail',
    tag,
    set: { value: { account, address: { change: 'not-offered' } } },
  },
} satisfies Record<string, GalleryState<typeof tag>>;
