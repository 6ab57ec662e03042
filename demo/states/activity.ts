import type { ActivityEvent } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';
import { inSeconds } from './instant.ts';
import { offline, waiting } from './panel-clients.ts';

const tag = 'sally-activity';

/** An event of so many hours ago. */
export const activityEvent = (
  hours: number,
  kind: ActivityEvent['kind'],
  more: Partial<ActivityEvent> = {},
): ActivityEvent => ({
  id: `${String(hours).padStart(20, '0')}0123456789abcdef`,
  at: inSeconds(-hours * 3600),
  kind,
  by: 'you',
  device: 'Firefox on Windows',
  address: '203.0.113.7',
  ...more,
});

const events = [
  activityEvent(1, 'sign-in'),
  activityEvent(2, 'sign-in-failed', { by: 'unknown', device: 'Chrome on Android', address: '2001:db8:85a3::/64' }),
  activityEvent(30, 'factor-enrolled', { factor: 'totp' }),
  activityEvent(31, 'trusted-device-added', { device: 'Safari on iOS' }),
  { id: '00000000000000000099abcdefghabcdefgh', at: inSeconds(-99 * 3600), kind: 'unlocked', by: 'administrator' },
] satisfies ActivityEvent[];

/** Every look of `<sally-activity>`. */
export const activityStates = {
  days: { id: 'activity-days', title: 'Some days', note: 'By day, newest first.', tag, set: { value: { events } } },
  none: { id: 'activity-none', title: 'Nothing yet', tag, set: { value: { events: [] } } },
  loading: { id: 'activity-loading', title: 'Loading', tag, set: { client: waiting() } },
  offline: { id: 'activity-offline', title: 'Not reached', tag, set: { client: offline() } },
} satisfies Record<string, GalleryState<typeof tag>>;
