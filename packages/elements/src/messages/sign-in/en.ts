import type { ProblemCode } from '@sallyport/protocol';
import type { Words } from '../area.ts';

/**
 * The English words of the first form of a sign-in, of what stands around every step, and of problems that any request
 * can have.
 */
export const en = {
  'credentials.title': 'Sign in',
  'credentials.title-again': 'Confirm your password',
  'credentials.submit-again': 'Continue',
  'credentials.identifier': 'Email or user name',
  'credentials.account': 'Account',
  'credentials.password': 'Password',
  'credentials.submit': 'Sign in',
  'credentials.no-identifier': 'Enter your email or user name.',
  'credentials.no-password': 'Enter your password.',
  'credentials.wrong-password': 'That password is wrong. Try again.',

  'credentials.recover': 'Forgot your password?',
  'credentials.sign-up': 'New here? Create an account',
  'credentials.sso': 'Sign in with your company',
  or: 'or',

  'password.show': 'Show',
  'password.hide': 'Hide',
  'password.show-label': 'Show password',
  'password.hide-label': 'Hide password',
  'password.shown': 'Your password is visible.',
  'password.hidden': 'Your password is hidden.',
  'password.caps-lock': 'Caps Lock is on.',

  'passkey.sign-in': 'Sign in with a passkey',
  'passkey.asking': 'Waiting for your device…',
  'passkey.cancelled': 'That was cancelled or timed out. Try again, or choose another way.',
  'passkey.impossible': 'This browser can’t use passkeys. Choose another way.',

  'over.title': 'This sign-in has expired',
  'over.title-signed-in': 'This has expired',
  'over.intro': 'It was open too long, had too many wrong codes, or was finished in another tab. Nothing is lost.',
  'start-again': 'Start again',
  'try-again': 'Try again',
  change: 'Change',
  'other-account': 'Change account',
  'signing-in-as': 'Signing in as',
  'new-account-of': 'New account for',
  'signed-in-as': 'Signed in as',
  cancel: 'Cancel',
  busy: 'Checking…',
  'busy-signing-in': 'Signing in…',
  'busy-sending': 'Sending…',
  loading: 'Loading…',
  'unsupported.title': 'This page is out of date',
  'unsupported.intro': 'Reload it. If that doesn’t help, tell the site’s owner.',
  'unsupported.reload': 'Reload',

  'failure.title-offline': 'We couldn’t reach the server',
  'failure.title': 'Something went wrong',
  'failure.offline':
    'We couldn’t reach the server. Check your connection, then try again. What you typed is still here.',
  'failure.unexpected':
    'Something went wrong on our side. Wait a moment, then try again. What you typed is still here.',
  'problem.invalid-credentials': 'That email or password is wrong. Check both and try again.',
  'problem.password-required': 'There is no single sign-on for this address. Enter your password.',
  'problem.invalid-passkey': 'This passkey wasn’t accepted. Try again, or choose another way.',
  'problem.unknown-passkey': 'This passkey no longer works here. Choose another way.',
  'problem.locked': 'Your account is locked.',
  'problem.too-many-attempts': 'Too many tries in a short time. Try again {relative}.',
  'problem.already-enrolled': 'This is already set up.',
  'problem.not-offered': 'You can’t use that here. Choose another way.',
  'problem.answered-elsewhere': 'This step is already done, perhaps in another tab. Continue here.',
  'problem.not-signed-in': 'You’re no longer signed in. Sign in, then try again.',
  'problem.reauthentication-required': 'Confirm it’s you first, then try again.',
  'problem.unavailable': 'The service is not available. Wait a moment, then try again.',
  'problem.cookies-blocked': 'Your browser blocks cookies for {host}. Allow them, then sign in again.',
  'problem.foreign-origin': 'You can’t sign in at this address. Tell the site’s owner.',
  'problem.unknown': 'That didn’t work. Try again. If it keeps happening, tell support: {code}.',
} satisfies Words & Partial<Record<`problem.${ProblemCode}`, string>>;
