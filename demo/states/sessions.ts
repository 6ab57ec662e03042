import type { Me, OwnSessionView } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';
import { inSeconds } from './instant.ts';
import { offline, refusing, waiting } from './panel-clients.ts';

const DAY = 86_400;

const session = (id: string, device: string, started: number, seen: number): OwnSessionView => ({
  id,
  device,
  startedAt: inSeconds(-started * DAY),
  seenAt: inSeconds(-seen * DAY),
  expiresAt: inSeconds(20 * DAY),
  current: false,
  actions: { end: true },
});

const here: OwnSessionView = { ...session('s1', 'Firefox on Windows', 3, 0), current: true };
const phone = session('s2', 'Safari on iOS', 12, 3);
const tablet = session('s3', 'Chrome on Android', 40, 0.2);

const value = (...sessions: OwnSessionView[]): Pick<Me, 'sessions'> => ({ sessions });

/** Every look of `<sally-sessions>`. */
export const sessionsStates = {
  alone: { id: 'sessions-alone', title: 'This browser alone', tag: 'sally-sessions', set: { value: value(here) } },
  several: {
    id: 'sessions-several',
    title: 'Three sessions',
    note: 'This browser is first, whatever the order they come in.',
    tag: 'sally-sessions',
    set: { value: value(phone, here, tablet) },
  },
  many: {
    id: 'sessions-many',
    title: 'Fifty sessions',
    tag: 'sally-sessions',
    set: { value: value(here, ...Array.from({ length: 49 }, (_, n) => session(`m${n}`, 'Edge on Windows', n + 1, n))) },
  },
  notAllowed: {
    id: 'sessions-not-allowed',
    title: 'One that may not be ended',
    note: 'The action stays visible, muted, with its reason.',
    tag: 'sally-sessions',
    set: { value: value(here, { ...phone, actions: { end: 'not-allowed' } }) },
  },
  readonly: {
    id: 'sessions-readonly',
    title: 'To look at alone',
    tag: 'sally-sessions',
    set: { value: value(here, phone), readonly: true },
  },
  asked: {
    id: 'sessions-asked',
    title: 'Before one is ended',
    note: 'What follows is said before, and the button names what it ends.',
    tag: 'sally-sessions',
    set: { value: value(here, phone, tablet), asked: 's2' },
  },
  askedOthers: {
    id: 'sessions-asked-others',
    title: 'Before all others are ended',
    tag: 'sally-sessions',
    set: { value: value(here, phone, tablet), asked: 'others' },
  },
  loading: {
    id: 'sessions-loading',
    title: 'Loading',
    note: 'Bars of a row’s height, after 300 ms.',
    tag: 'sally-sessions',
    set: { client: waiting() },
  },
  offline: { id: 'sessions-offline', title: 'Not reached', tag: 'sally-sessions', set: { client: offline() } },
  stale: {
    id: 'sessions-stale',
    title: 'Needs a fresh proof',
    note: 'Where a policy asks for one before anything is shown.',
    tag: 'sally-sessions',
    set: { client: refusing('reauthentication-required', 403) },
  },
  signedOut: {
    id: 'sessions-signed-out',
    title: 'Nobody is signed in',
    tag: 'sally-sessions',
    set: { client: refusing('not-signed-in', 401) },
  },
  plain: {
    id: 'sessions-plain',
    title: 'Without a card',
    tag: 'sally-sessions',
    set: { value: value(here, phone), plain: true },
  },
  longName: {
    id: 'sessions-long-name',
    title: 'A long name',
    tag: 'sally-sessions',
    set: { value: value(here, session('s4', 'A browser with a very long name on Some Distribution Of Linux', 1, 1)) },
  },
} satisfies Record<string, GalleryState<'sally-sessions'>>;
