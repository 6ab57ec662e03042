import type { DoneStep, LockedStep } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';

const locked = {
  kind: 'locked',
  flow: 'demo',
  revision: 4,
  identifier: 'ada@example.com',
  problem: { code: 'locked' },
  support: 'help@example.com',
} satisfies LockedStep;

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

/** Every look of `<sally-locked-step>`. Its times are relative to now: a lock that is over looks different. */
export const lockedStates = {
  hour: { id: 'locked-hour', title: 'For an hour', step: { ...locked, until: inMinutes(60) } },
  web: {
    id: 'locked-web',
    title: 'Help on a web page',
    step: { ...locked, until: inMinutes(12), support: 'https://example.com/help' },
  },
  nobody: {
    id: 'locked-nobody',
    title: 'Nobody named to ask',
    step: { kind: 'locked', flow: 'demo', revision: 4, until: inMinutes(45) },
  },
  admin: { id: 'locked-admin', title: 'Until an administrator ends it', step: locked },
  over: {
    id: 'locked-over',
    title: 'The lock has run out',
    note: 'The button appears by itself.',
    step: { ...locked, until: '2026-01-01T00:00:00.000Z' },
  },
} satisfies Record<string, GalleryState<LockedStep>>;

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
  plain: { id: 'done-plain', title: 'Signed in', step: done },
  enabled: {
    id: 'done-mfa-enabled',
    title: 'Second step switched on',
    step: { ...done, notice: 'mfa-enabled' },
  },
  low: {
    id: 'done-backup-codes-low',
    title: 'Few backup codes left',
    note: 'Waits to be read before the page goes on.',
    step: { ...done, notice: 'backup-codes-low', backupCodesLeft: 2, returnTo: '/account' },
  },
} satisfies Record<string, GalleryState<DoneStep>>;
