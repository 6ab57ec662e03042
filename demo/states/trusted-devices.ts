import type { Me, TrustedDeviceView } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';
import { inSeconds } from './instant.ts';
import { offline, refusing, waiting } from './panel-clients.ts';

const DAY = 86_400;
const tag = 'sally-trusted-devices';

const device = (id: string, name: string, days: number, used?: number): TrustedDeviceView => ({
  id,
  name,
  addedAt: inSeconds((days - 30) * DAY),
  ...(used === undefined ? {} : { usedAt: inSeconds(-used * DAY) }),
  until: inSeconds(days * DAY),
  current: false,
});

const here: TrustedDeviceView = { ...device('d1', 'Firefox on Windows', 30), current: true };
const phone = device('d2', 'Safari on iOS', 16, 3);
const tablet = device('d3', 'Chrome on Android', 2, 20);

const value = (...trustedDevices: TrustedDeviceView[]): Pick<Me, 'trustedDevices' | 'trustsDevices'> => ({
  trustedDevices,
  trustsDevices: true,
});

/** Every look of `<sally-trusted-devices>`. */
export const trustedDevicesStates = {
  none: { id: 'trusted-none', title: 'No device', tag, set: { value: value() } },
  off: {
    id: 'trusted-off',
    title: 'Switched off by policy',
    tag,
    set: { value: { ...value(), trustsDevices: false } },
  },
  one: { id: 'trusted-one', title: 'This device', tag, set: { value: value(here) } },
  several: {
    id: 'trusted-several',
    title: 'Three devices',
    note: 'This device is first, whatever the order they come in.',
    tag,
    set: { value: value(phone, here, tablet) },
  },
  many: {
    id: 'trusted-many',
    title: 'Fifty devices',
    tag,
    set: { value: value(here, ...Array.from({ length: 49 }, (_, n) => device(`m${n}`, 'Edge on Windows', n % 30, n))) },
  },
  readonly: {
    id: 'trusted-readonly',
    title: 'To look at alone',
    tag,
    set: { value: value(here, phone), readonly: true },
  },
  asked: {
    id: 'trusted-asked',
    title: 'Before one is removed',
    note: 'What follows is said before, and the button names what it removes.',
    tag,
    set: { value: value(here, phone), asked: 'd2' },
  },
  askedAll: {
    id: 'trusted-asked-all',
    title: 'Before all are removed',
    tag,
    set: { value: value(here, phone), asked: 'all' },
  },
  loading: { id: 'trusted-loading', title: 'Loading', tag, set: { client: waiting() } },
  offline: { id: 'trusted-offline', title: 'Not reached', tag, set: { client: offline() } },
  signedOut: { id: 'trusted-signed-out', title: 'Signed out', tag, set: { client: refusing('not-signed-in', 401) } },
} satisfies Record<string, GalleryState<typeof tag>>;
