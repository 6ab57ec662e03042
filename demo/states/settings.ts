import type { Me } from '@sallyport/protocol';
import { addressStates } from './address.ts';
import { factorsStates } from './factors.ts';
import type { GalleryState } from './gallery-state.ts';
import { inSeconds } from './instant.ts';
import { offline, waiting } from './panel-clients.ts';
import { sessionsStates } from './sessions.ts';
import { trustedDevicesStates } from './trusted-devices.ts';

const tag = 'sally-settings';

/** Somebody who has set up several second steps. */
export const someone: Me = {
  ...addressStates.usual.set.value,
  ...factorsStates.several.set.value,
  ...trustedDevicesStates.several.set.value,
  ...sessionsStates.several.set.value,
  passkeys: {
    rpId: 'example.com',
    user: { id: 'a1', name: 'ada@example.com', displayName: 'Ada' },
    credentialIds: ['Y3JlZA'],
  },
  fresh: true,
  reauthWithin: 600,
  password: { change: true, changedAt: inSeconds(-200 * 86_400) },
};

/** Every look of `<sally-settings>`. */
export const settingsStates = {
  whole: { id: 'settings-whole', title: 'The whole page', tag, set: { value: someone } },
  off: {
    id: 'settings-off',
    title: 'Nothing is set up',
    tag,
    set: { value: { ...someone, ...factorsStates.none.set.value } },
  },
  requiredSoon: {
    id: 'settings-required-soon',
    title: 'A second step is required from a date',
    note: 'One banner, for what needs doing first.',
    tag,
    set: { value: { ...someone, ...factorsStates.requiredSoon.set.value } },
  },
  requiredInSignIns: {
    id: 'settings-required-in-sign-ins',
    title: 'A second step is required after a few sign-ins',
    tag,
    set: { value: { ...someone, ...factorsStates.requiredInSignIns.set.value } },
  },
  lowCodes: {
    id: 'settings-low-codes',
    title: 'Few backup codes',
    tag,
    set: { value: { ...someone, backupCodesLeft: 2, backupCodesLow: true } },
  },
  twoParts: {
    id: 'settings-two-parts',
    title: 'Two parts alone',
    tag,
    set: { value: someone, sections: 'passkeys sessions' },
  },
  readonly: { id: 'settings-readonly', title: 'To look at alone', tag, set: { value: someone, readonly: true } },
  loading: { id: 'settings-loading', title: 'Loading', tag, set: { client: waiting() } },
  offline: { id: 'settings-offline', title: 'Not reached', tag, set: { client: offline() } },
} satisfies Record<string, GalleryState<typeof tag>>;

/** Every look of `<sally-passkeys>`. */
export const passkeysStates = {
  several: {
    id: 'passkeys-several',
    title: 'Several passkeys',
    tag: 'sally-passkeys',
    set: { value: factorsStates.all.set.value },
  },
  none: {
    id: 'passkeys-none',
    title: 'No passkey',
    tag: 'sally-passkeys',
    set: { value: factorsStates.none.set.value },
  },
  notOffered: {
    id: 'passkeys-not-offered',
    title: 'Policy has none',
    note: 'The action stays visible, muted, with its reason.',
    tag: 'sally-passkeys',
    set: { value: factorsStates.nothingOffered.set.value },
  },
} satisfies Record<string, GalleryState<'sally-passkeys'>>;

/** Every look of `<sally-backup-codes-panel>`. */
export const backupCodesPanelStates = {
  some: { id: 'codes-panel-some', title: 'Seven of ten', tag: 'sally-backup-codes-panel', set: { value: someone } },
  low: {
    id: 'codes-panel-low',
    title: 'Few',
    tag: 'sally-backup-codes-panel',
    set: { value: factorsStates.lowCodes.set.value },
  },
  alone: {
    id: 'codes-panel-alone',
    title: 'No other factor',
    note: 'Backup codes stand beside another factor alone.',
    tag: 'sally-backup-codes-panel',
    set: { value: factorsStates.none.set.value },
  },
} satisfies Record<string, GalleryState<'sally-backup-codes-panel'>>;
