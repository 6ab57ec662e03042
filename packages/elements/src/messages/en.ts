import type { ProblemCode } from '@sallyport/protocol';

/** The forms of a counted message, by the plural categories of its language (CLDR). */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Every word that a person meets. Complete in itself: what another language lacks is shown in English. */
export const en = {
  'credentials.title': 'Sign in',
  'credentials.identifier': 'Email or user name',
  'credentials.password': 'Password',
  'credentials.submit': 'Sign in',
  'credentials.no-identifier': 'Enter your email or user name.',
  'credentials.no-password': 'Enter your password.',
  'credentials.wrong-password': 'That password isn’t right. Try again.',

  'password.show': 'Show',
  'password.hide': 'Hide',
  'password.show-label': 'Show password',
  'password.hide-label': 'Hide password',
  'password.shown': 'Your password is visible.',
  'password.hidden': 'Your password is hidden.',

  'code.title': 'Check that it’s you',
  'code.label': 'Code',
  'code.submit': 'Verify code',
  'code.hint-totp': {
    one: 'The {count}-digit code from your authenticator app.',
    other: 'The {count}-digit code from your authenticator app.',
  } as Plural,
  'code.hint-auto': 'It is checked as soon as it is complete.',
  'code.backup-label': 'Backup code',
  'code.hint-backup': 'One of the codes that you saved when you set this up. Each works once.',
  'code.empty': 'Enter the code.',
  'code.too-short': {
    one: 'The code has {count} digit. Enter all of it.',
    other: 'The code has {count} digits. Enter all of them.',
  } as Plural,
  'code.too-long': {
    one: 'Too many digits. The code has only {count}.',
    other: 'Too many digits. The code has {count}.',
  } as Plural,
  'code.not-digits': 'Use digits only.',
  'code.backup-length': {
    one: 'A backup code has {count} letter or digit. Check it and try again.',
    other: 'A backup code has {count} letters and digits. Check it and try again.',
  } as Plural,
  'code.attempts-left': {
    one: '{count} attempt left before your account is locked.',
    other: '{count} attempts left before your account is locked.',
  } as Plural,

  'trust.label': {
    one: 'Trust this device for {count} day',
    other: 'Trust this device for {count} days',
  } as Plural,
  'trust.hint': 'You won’t be asked for a code here. Only on a device that is yours.',

  'others.title': 'Try another way',
  'choose.title': 'How do you want to sign in?',
  'choose.intro': 'Choose where your code comes from.',
  'factor.totp': 'Authenticator app',
  'factor.totp-help': 'A code from the app on your phone',
  'factor.backup-code': 'Backup code',
  'factor.backup-code-help': 'One of the codes that you saved',

  'enrol.title': 'Make your account safer',
  'enrol.intro': 'Your organisation asks for a second step at sign-in. Choose one; it takes about a minute.',
  'enrol.totp-help': 'Free, and works without a signal',
  'totp.title': 'Set up your authenticator app',
  'totp.intro': 'Open the app, add an account, and scan this code.',
  'totp.apps': 'No app yet? 2FAS, Aegis (Android) and Google Authenticator are free.',
  'totp.qr': 'QR code for your authenticator app',
  'totp.secret': 'Can’t scan it? Type this key',
  'totp.open': 'Open in authenticator app',
  'totp.label': 'Code from the app',
  'totp.submit': 'Verify code',
  'totp.back': 'Choose another way',

  'backup.title': 'Save your backup codes',
  'backup.intro': 'If you lose your phone, each of these codes signs you in once. They are shown only now.',
  'backup.list': 'Backup codes',
  'backup.copy': 'Copy',
  'backup.download': 'Download',
  'backup.print': 'Print',
  'backup.file': 'Backup codes for {account} at {site}. Each code works once.',
  'backup.saved': 'I have saved them',
  'backup.not-saved': 'Save the codes first, then tick the box.',
  'backup.done': 'Done',
  'backup.gone-title': 'Your backup codes were shown',
  'backup.gone': {
    one: 'Your {count} code was shown once and can’t be shown again. If you didn’t save it, make a new set in your settings.',
    other:
      'Your {count} codes were shown once and can’t be shown again. If you didn’t save them, make a new set in your settings.',
  } as Plural,
  'backup.continue': 'Continue',

  'copy.action': 'Copy',
  'copy.done': 'Copied',
  'copy.failed': 'Copying is not allowed here. The text is selected: copy it by hand.',

  'locked.title': 'Your account is locked for now',
  'locked.intro': 'There were too many wrong codes.',
  'locked.until': 'You can try again at {time}, {relative}.',
  'locked.until-admin': 'An administrator can unlock it.',
  'locked.over': 'You can try again now.',
  'locked.support': 'Need help before then?',
  'locked.support-admin': 'Ask for help:',
  'locked.support-nobody': 'If you can’t wait, ask the administrator of your organisation.',

  'done.title': 'You’re signed in',
  'done.mfa-enabled': 'Your second step is on. You’ll be asked for a code when you sign in on a new device.',
  'done.backup-codes-low': {
    one: 'You have {count} backup code left. Make a new set in your settings soon.',
    other: 'You have {count} backup codes left. Make a new set in your settings soon.',
  } as Plural,
  'done.continue': 'Continue',

  'over.title': 'This sign-in has ended',
  'over.intro': 'It was open for too long, or finished somewhere else. Nothing is lost.',
  'start-again': 'Start again',
  'try-again': 'Try again',
  'other-account': 'Use another account',
  'signing-in-as': 'Signing in as',
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
  'problem.invalid-code': 'This code is invalid. Try again.',
  'problem.code-used': 'This code is not valid anymore. Wait for the next one.',
  'problem.backup-code-used': 'This code is not valid anymore. Use another one.',
  'problem.locked': 'Your account is locked for now.',
  'problem.too-many-attempts': 'Too many tries in a short time. Try again {relative}.',
  'problem.already-enrolled': 'This is already set up. Choose another way.',
  'problem.not-offered': 'That way can’t be used here. Choose another one.',
  'problem.answered-elsewhere': 'This was answered already, perhaps in another tab. Go on from here.',
  'problem.unavailable': 'The service is not available. Wait a moment, then try again.',
  'problem.unknown': 'That didn’t work. Try again; if it keeps happening, quote “{code}” to support.',
} satisfies Record<string, string | Plural> & Partial<Record<`problem.${ProblemCode}`, string>>;

/** Name of a message. */
export type MessageKey = keyof typeof en;

/** A whole catalogue: a language that lacks a key of the English one does not compile. */
export type Messages = { [K in MessageKey]: (typeof en)[K] extends string ? string : Plural };

/** A site owner's own words, by language: `{ en: { 'credentials.title': 'Welcome back' } }`. */
export type MessageOverrides = Record<string, Partial<Messages>>;
