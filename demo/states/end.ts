import type { DoneStep, LockedStep } from '@sallyport/protocol';
import { activityEvent } from './activity.ts';
import type { GalleryState } from './gallery-state.ts';
import { inSeconds } from './instant.ts';

const locked = {
  kind: 'locked',
  flow: 'demo',
  revision: 4,
  identifier: 'ada@example.com',
  problem: { code: 'locked' },
  support: 'help@example.com',
} satisfies LockedStep;

/** Every look of `<sally-locked-step>`. Its times are relative to now: a lock that is over looks different. */
export const lockedStates = {
  justNow: {
    id: 'locked-just-now',
    title: 'The code that locked it',
    note: 'The refused code is what led here: nothing is said of attempts beside a lock.',
    tag: 'sally-locked-step',
    set: { step: { ...locked, problem: { code: 'invalid-code', attemptsLeft: 0 }, until: inSeconds(3600) } },
  },
  hour: {
    id: 'locked-hour',
    title: 'For an hour',
    tag: 'sally-locked-step',
    set: { step: { ...locked, until: inSeconds(3600) } },
  },
  web: {
    id: 'locked-web',
    title: 'Help on a web page',
    tag: 'sally-locked-step',
    set: { step: { ...locked, until: inSeconds(720), support: 'https://example.com/help' } },
  },
  nobody: {
    id: 'locked-nobody',
    title: 'Nobody named to ask',
    tag: 'sally-locked-step',
    set: { step: { kind: 'locked', flow: 'demo', revision: 4, problem: { code: 'locked' }, until: inSeconds(2700) } },
  },
  admin: {
    id: 'locked-admin',
    title: 'Until an administrator ends it',
    tag: 'sally-locked-step',
    set: { step: locked },
  },
  over: {
    id: 'locked-over',
    title: 'The lock has run out',
    note: 'The button appears by itself.',
    tag: 'sally-locked-step',
    set: { step: { ...locked, until: '2026-01-01T00:00:00.000Z' } },
  },
} satisfies Record<string, GalleryState<'sally-locked-step'>>;

const done = {
  kind: 'done',
  flow: 'demo',
  revision: 5,
  session: {
    account: { id: 'u1', email: 'ada@example.com', tenant: 't1', role: 'member', owner: false },
    aal: 2,
    amr: ['pwd', 'otp'],
    authTime: '2026-01-01T12:00:00.000Z',
    expiresAt: '2026-01-31T12:00:00.000Z',
  },
} satisfies DoneStep;

/** Every look of `<sally-done-step>`. */
export const doneStates = {
  plain: { id: 'done-plain', title: 'Signed in', tag: 'sally-done-step', set: { step: done } },
  enabled: {
    id: 'done-mfa-enabled',
    title: 'Second step switched on',
    tag: 'sally-done-step',
    set: { step: { ...done, notice: 'mfa-enabled' } },
  },
  enabledApp: {
    id: 'done-mfa-enabled-totp',
    title: 'Authenticator app switched on',
    note: 'R-35: what to do before changing phones, for a second device, and when it is lost.',
    tag: 'sally-done-step',
    set: { step: { ...done, notice: 'mfa-enabled', factor: 'totp', returnTo: '/account' } },
  },
  low: {
    id: 'done-backup-codes-low',
    title: 'Few backup codes left',
    note: 'Waits to be read before the page goes on or takes the widget away.',
    tag: 'sally-done-step',
    set: { step: { ...done, notice: 'backup-codes-low', backupCodesLeft: 2, returnTo: '/account' } },
  },
} satisfies Record<string, GalleryState<'sally-done-step'>>;

/** The same in a flow that was begun by somebody who is signed in. */
export const doneSignedInStates = {
  confirmed: {
    id: 'done-confirmed',
    title: 'Proved anew',
    tag: 'sally-done-step',
    set: { step: done, signedIn: true },
  },
  signedOutElsewhere: {
    id: 'done-signed-out-elsewhere',
    title: 'Everybody else is out',
    tag: 'sally-done-step',
    set: { step: { ...done, notice: 'signed-out-elsewhere' }, signedIn: true },
  },
  addedApp: {
    id: 'done-factor-added-totp',
    title: 'Authenticator app added',
    tag: 'sally-done-step',
    set: { step: { ...done, notice: 'factor-added', factor: 'totp' }, signedIn: true },
  },
  replacedApp: {
    id: 'done-factor-replaced-totp',
    title: 'Authenticator app replaced',
    tag: 'sally-done-step',
    set: { step: { ...done, notice: 'factor-replaced', factor: 'totp' }, signedIn: true },
  },
  addedSms: {
    id: 'done-factor-added-sms',
    title: 'Text messages added',
    tag: 'sally-done-step',
    set: { step: { ...done, notice: 'factor-added', factor: 'sms' }, signedIn: true },
  },
  besidePassword: {
    id: 'done-factor-added-passkey-beside',
    title: 'A key that can’t sign in by itself',
    note: 'It asked for no PIN, or isn’t found without its name: said before it is missed.',
    tag: 'sally-done-step',
    set: { step: { ...done, notice: 'factor-added', factor: 'passkey', beside: true }, signedIn: true },
  },
  tried: {
    id: 'done-factor-tried',
    title: 'Factor tried',
    tag: 'sally-done-step',
    set: { step: { ...done, notice: 'factor-tried', factor: 'email' }, signedIn: true },
  },
  newCodes: {
    id: 'done-backup-codes-new',
    title: 'New backup codes',
    tag: 'sally-done-step',
    set: { step: { ...done, notice: 'backup-codes-new', factor: 'backup-code' }, signedIn: true },
  },
} satisfies Record<string, GalleryState<'sally-done-step'>>;

/** The end of "This wasn't me" where something has changed the sign-in in the days before. */
export const changesStates = {
  changes: {
    id: 'done-changes',
    title: 'Everybody else is out; what has changed',
    note: 'R-23: what a thief may have left is told, to be undone.',
    tag: 'sally-changes-step',
    set: {
      step: {
        ...done,
        notice: 'password-changed',
        changes: [
          activityEvent(2, 'factor-enrolled', { factor: 'sms', device: 'Chrome on Android', times: 2 }),
          activityEvent(26, 'trusted-device-added', { times: 20 }),
          activityEvent(100, 'owner-changed', { by: 'administrator', device: undefined, address: undefined }),
        ],
      },
      signedIn: true,
    },
  },
} satisfies Record<string, GalleryState<'sally-changes-step'>>;
