import type { Words } from '../area.ts';

/** The English words of the panels that a person has of their own. */
export const en = {
  'sessions.title': 'Where you’re signed in',
  'sessions.intro': 'Browsers and devices that are signed in to your account.',
  'sessions.this': 'This device',
  'sessions.started': 'Signed in {date}',
  'sessions.seen': 'Last active {relative}',
  'sessions.seen-now': 'Active now',
  'sessions.end': 'Sign out',
  'sessions.end-named': 'Sign out {device}',
  'sessions.end-ask': '{device} is signed out at once. Whoever uses it has to sign in again.',
  'sessions.end-others': 'Sign out everywhere else',
  'sessions.end-others-ask': {
    one: '{count} other session is signed out at once. This one stays.',
    other: '{count} other sessions are signed out at once. This one stays.',
  },
  'sessions.end-all': 'Sign out everywhere, here too',
  'sessions.end-all-ask': 'Every session ends at once, this one too. You have to sign in again.',
  'sessions.ended': '{device} is signed out.',
  'sessions.ended-others': 'All other sessions are signed out.',
  'sessions.only-this': 'You’re not signed in anywhere else.',

  'panel.loading': 'Loading…',
  'panel.failed': 'We couldn’t load this.',
  'panel.offline': 'We couldn’t reach the server. Check your connection, then try again.',
  'panel.try-again': 'Try again',
  'panel.keep': 'Keep it',
  'panel.saving': 'Saving…',
  'panel.signed-out': 'You’re signed out. Sign in again to see this.',
  'panel.stale': 'Confirm it’s you to see this.',
  'panel.confirm': 'Confirm it’s you',
  'panel.confirm-title': 'Confirm it’s you',
  'panel.cancelled': 'Nothing was changed.',
  'panel.close': 'Close',

  'reason.enforced': 'Your organisation requires it.',
  'reason.owner-only': 'Only the owner of your organisation can do this.',
  'reason.not-offered': 'Your organisation has switched this off.',
  'reason.already-enrolled': 'This is already set up.',
  'reason.sso-account': 'Your company’s sign-in answers for this.',
  'reason.not-allowed': 'You’re not allowed to do this.',
} satisfies Words;
