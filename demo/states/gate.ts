import type { GalleryState } from './gallery-state.ts';
import { offline } from './panel-clients.ts';
import { holding, sessionOf } from './session-clients.ts';

const tag = 'sally-gate';
const reason = 'See payout details';

/** Every look of what stands in the place of something that a gate guards. */
export const gateStates = {
  signedOut: { id: 'gate-signed-out', title: 'Nobody is signed in', tag, set: { client: holding(null), reason } },
  level: {
    id: 'gate-level',
    title: 'Needs a second step',
    tag,
    set: { client: holding(sessionOf(0, { aal: 1, amr: ['pwd'] })), aal: 2, reason },
  },
  age: {
    id: 'gate-age',
    title: 'Proved too long ago',
    note: 'Without a reason of the page’s own, the heading says what to do.',
    tag,
    set: { client: holding(sessionOf(3600)), maxAge: 600 },
  },
  offline: { id: 'gate-offline', title: 'Not reached', tag, set: { client: offline(), reason } },
} satisfies Record<string, GalleryState<typeof tag>>;
