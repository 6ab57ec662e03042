import type { Words } from '../area.ts';

/** The English words of what stands on any page of a site: the gate and the user button. */
export const en = {
  'gate.title': 'Confirm it’s you',
  'gate.signed-out': 'Sign in to see this.',
  'gate.age': 'You signed in a while ago.',
  'gate.level': 'You need a second step to see this.',
  'gate.failed': 'We couldn’t reach the server. Check your connection, then try again.',
  'gate.sign-in': 'Sign in',
  'gate.confirm': 'Confirm it’s you',
  'gate.set-up-title': 'Set up a second step',

  'user.account': 'Your account: {name}',
  'user.account-todo': 'Your account: {name}. Something needs your attention.',
  'user.settings': 'Sign-in and security',
  'user.must-set-up': 'Set up a second step',
  'user.set-up-by': 'Set up a second step before {date}',
  'user.set-up-in': {
    one: 'Set up a second step: {count} sign-in left without one',
    other: 'Set up a second step: {count} sign-ins left without one',
  },
  'user.low-codes': {
    one: '{count} backup code left',
    other: '{count} backup codes left',
  },
  'user.sign-out': 'Sign out',
  'user.signing-out': 'Signing out…',
  'user.signed-out': 'You’re signed out.',
  'user.not-signed-out': 'We couldn’t sign you out. Try again.',
  'user.close': 'Close',
} satisfies Words;
