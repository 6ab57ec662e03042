import type { GalleryState } from './gallery-state.ts';
import { offline, waiting } from './panel-clients.ts';
import { holding, sessionOf } from './session-clients.ts';
import { settingsStates } from './settings.ts';

const tag = 'sally-user-button';
const me = settingsStates.whole.set.value;
const ada = sessionOf(0, { account: { ...me.account, name: 'Ada Lovelace' } });

/** Every look of `<sally-user-button>`. */
export const userButtonStates = {
  open: {
    id: 'user-open',
    title: 'Opened',
    note: 'Who it is, their settings, the way out. The site’s own links stand between.',
    tag,
    set: { client: holding(ada, me) },
    pressed: 'button',
  },
  todo: {
    id: 'user-todo',
    title: 'Something needs doing',
    note: 'The dot says that there is something, the menu says what.',
    tag,
    set: { client: holding(ada, settingsStates.lowCodes.set.value) },
    pressed: 'button',
  },
  signedOut: { id: 'user-signed-out', title: 'Nobody is signed in', tag, set: { client: holding(null) } },
  failed: { id: 'user-failed', title: 'Not reached', tag, set: { client: offline() } },
  loading: { id: 'user-loading', title: 'Loading', tag, set: { client: waiting() } },
} satisfies Record<string, GalleryState<typeof tag>>;
