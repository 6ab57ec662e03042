import type { ProblemCode } from '@sallyport/protocol';
import type { Words } from '../area.ts';

/**
 * The English words of the first form of a sign-in, of what stands around every step, and of problems that any request
 * can have.
 */
export const en = {
  'credentials.title': 'Sign in',
  'credentials.title-again': 'Enter your password again',
  'credentials.submit-again': 'Go on',
  'credentials.identifier': 'Email or user name',
  'credentials.password': 'Password',
  'credentials.submit': 'Sign in',
  'credentials.no-identifier': 'Enter your email or user name.',
  'credentials.no-password': 'Enter your password.',
  'credentials.wrong-password': 'That password isn’t right. Try again.',

  'credentials.recover': 'Forgot your password?',
  'credentials.sign-up': 'Create an account',
  'credentials.sso': 'Use single sign-on',

  'password.show': 'Show',
  'password.hide': 'Hide',
  'password.show-label': 'Show password',
  'password.hide-label': 'Hide password',
  'password.shown': 'Your password is visible.',
  'password.hidden': 'Your password is hidden.',

  'passkey.sign-in': 'Sign in with a passkey',
  'passkey.asking': 'Waiting for your device…',
  'passkey.cancelled': 'That was cancelled or took too long. Try again, or choose another way.',
  'passkey.impossible': 'Passkeys don’t work in this browser. Choose another way.',

  'over.title': 'This sign-in has ended',
  'over.title-signed-in': 'This has ended',
  'over.intro': 'It was open for too long, had too many wrong codes, or finished somewhere else. Nothing is lost.',
  'start-again': 'Start again',
  'try-again': 'Try again',
  'other-account': 'Use another account',
  'other-address': 'Use another address',
  'signing-in-as': 'Signing in as',
  'new-account-of': 'New account for',
  'signed-in-as': 'Signed in as',
  cancel: 'Cancel',
  busy: 'Checking…',
  loading: 'Loading…',
  'unsupported.title': 'Please update this page',
  'unsupported.intro':
    'It is older than the service it talks to. Reload it; if that doesn’t help, tell the owner of the site.',

  'failure.offline':
    'We couldn’t reach the server. Check your connection, then try again. What you typed is still here.',
  'failure.unexpected':
    'Something went wrong on our side. Wait a moment, then try again. What you typed is still here.',
  'problem.invalid-credentials': 'The user name or password isn’t right. Check both and try again.',
  'problem.password-required': 'There is no single sign-on for this address. Enter your password.',
  'problem.invalid-passkey': 'This passkey wasn’t accepted. Try again, or choose another way.',
  'problem.unknown-passkey': 'This passkey isn’t known here anymore. Choose another way.',
  'problem.locked': 'Your account is locked for now.',
  'problem.too-many-attempts': 'Too many tries in a short time. Try again {relative}.',
  'problem.already-enrolled': 'This is already set up.',
  'problem.not-offered': 'That way can’t be used here. Choose another one.',
  'problem.answered-elsewhere': 'This was answered already, perhaps in another tab. Go on from here.',
  'problem.not-signed-in': 'You are not signed in any more. Sign in, then try again.',
  'problem.reauthentication-required': 'Confirm that it’s you first, then try again.',
  'problem.unavailable': 'The service is not available. Wait a moment, then try again.',
  'problem.unknown': 'That didn’t work. Try again; if it keeps happening, quote “{code}” to support.',
  'code.attempts-left': {
    one: '{count} attempt left before your account is locked.',
    other: '{count} attempts left before your account is locked.',
  },
} satisfies Words & Partial<Record<`problem.${ProblemCode}`, string>>;
