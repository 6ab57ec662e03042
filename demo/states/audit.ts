import type { AuditEvent, AuditPage } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';
import { inSeconds } from './instant.ts';
import { answering, offline, refusing, waiting } from './panel-clients.ts';

const tag = 'sally-audit';

/** An event of so many hours ago; without more, somebody did it to their own account. */
const auditEvent = (hours: number, kind: AuditEvent['kind'], more: Partial<AuditEvent> = {}): AuditEvent => ({
  id: `${String(hours).padStart(20, '0')}0123456789abcdef`,
  at: inSeconds(-hours * 3600),
  kind,
  tenant: 'acme',
  account: 'linus',
  actor: 'linus',
  device: 'Firefox on Windows',
  address: '203.0.113.7',
  details: {},
  ...more,
});

/** What nobody who is known did to an account. */
const unproved = (hours: number, kind: AuditEvent['kind'], details: AuditEvent['details'] = {}): AuditEvent => {
  const { actor: _actor, ...event } = auditEvent(hours, kind, { details });
  return event;
};

/** What nobody who is known did to no account. */
const stranger = (hours: number, kind: AuditEvent['kind'], details: AuditEvent['details']): AuditEvent => {
  const { account: _account, ...event } = unproved(hours, kind, details);
  return event;
};

/** Something that was done to the tenant itself. */
const ofTenant = (hours: number, kind: AuditEvent['kind'], details: AuditEvent['details']): AuditEvent => {
  const { account: _account, ...event } = auditEvent(hours, kind, { actor: 'ada', details });
  return event;
};

const people: AuditPage['people'] = [
  { id: 'ada', name: 'Ada Lovelace' },
  { id: 'grace', name: 'Grace Hopper' },
  { id: 'linus', name: 'Linus Berg' },
];

const days: AuditPage = {
  events: [
    auditEvent(1, 'sign-in', { details: { amr: ['pwd', 'otp', 'mfa'] } }),
    auditEvent(2, 'mfa-removed', { actor: 'ada', device: 'Safari on iOS', address: '2001:db8:85a3::' }),
    unproved(3, 'code-failed', { reason: 'invalid-code', factor: 'totp' }),
    { ...unproved(3, 'locked'), id: `${'3'.padStart(20, '0')}fedcba9876543210` },
    ofTenant(28, 'policy-changed', { target: 'acme', fields: ['enforcement.group', 'attempts.lockAfter'] }),
    stranger(30, 'sign-in-failed', { reason: 'invalid-credentials', count: 37 }),
    auditEvent(31, 'factor-enrolled', { account: 'grace', actor: 'grace', details: { factor: 'totp' } }),
    auditEvent(32, 'account-changed', { account: 'grace', actor: 'sam', details: { fields: ['role'] } }),
  ],
  people,
};

const { id: shown } = days.events[2]!;

/** Every look of `<sally-audit>`. */
export const auditStates = {
  days: {
    id: 'audit-days',
    title: 'Two days',
    note: 'By day, newest first. Only trouble has a pill.',
    tag,
    set: { client: answering(days) },
  },
  opened: {
    id: 'audit-opened',
    title: 'All that is known of an event',
    tag,
    set: { client: answering(days), opened: shown },
  },
  more: { id: 'audit-more', title: 'Older ones', tag, set: { client: answering({ ...days, next: shown }) } },
  none: { id: 'audit-none', title: 'Nothing matches', tag, set: { client: answering({ events: [], people: [] }) } },
  longName: {
    id: 'audit-long-name',
    title: 'Long names',
    tag,
    set: {
      value: {
        events: days.events.slice(0, 3),
        people: [
          { id: 'linus', name: 'María del Carmen Hernández Villanueva de la Fuente' },
          { id: 'ada', name: 'Maximiliane von Wolfe-Schlegelstein zu Hausenberg' },
        ],
      },
    },
  },
  readonly: { id: 'audit-readonly', title: 'Handed in by the page', tag, set: { value: days } },
  loading: { id: 'audit-loading', title: 'Loading', tag, set: { client: waiting() } },
  offline: { id: 'audit-offline', title: 'Not reached', tag, set: { client: offline() } },
  stale: {
    id: 'audit-stale',
    title: 'A fresh proof is needed',
    tag,
    set: { client: refusing('reauthentication-required', 403) },
  },
  notAdmin: {
    id: 'audit-not-admin',
    title: 'For admins alone',
    tag,
    set: { client: refusing('not-allowed', 403) },
  },
} satisfies Record<string, GalleryState<typeof tag>>;
