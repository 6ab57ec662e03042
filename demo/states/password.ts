import type { GalleryState } from './gallery-state.ts';
import { inSeconds } from './instant.ts';

const tag = 'sally-password';

/** Every look of `<sally-password>`. */
export const passwordStates = {
  changed: {
    id: 'password-changed',
    title: 'Changed a while ago',
    tag,
    set: { value: { password: { change: true, changedAt: inSeconds(-200 * 86_400) } } },
  },
  unknown: {
    id: 'password-unknown',
    title: 'Nobody knows since when',
    tag,
    set: { value: { password: { change: true } } },
  },
  singleSignOn: {
    id: 'password-sso',
    title: 'Single sign-on',
    note: 'The action stays visible, muted, with its reason.',
    tag,
    set: { value: { password: { change: 'sso-account' } } },
  },
} satisfies Record<string, GalleryState<typeof tag>>;
