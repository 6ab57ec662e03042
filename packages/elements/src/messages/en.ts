import type { ProblemCode } from '@sallyport/protocol';
import type { enLater } from './en-later.ts';

/** The forms of a counted message, by the plural categories of its language (CLDR). */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** The English words of a sign-in: what another language lacks is shown in English. */
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

  'code.title': 'Check that it’s you',
  'code.title-email': 'Check your email',
  'code.title-sms': 'Check your phone',
  'code.enrols': 'The code sets this up as your second step at sign-in.',
  'code.link': 'Press the button in the mail, and this page goes on by itself. Or type the code here.',
  'code.approved': 'Confirmed in the mail. Going on…',
  'code.fell-back': 'We couldn’t reach your phone, so the code went to your email.',
  'code.label': 'Code',
  'code.submit': 'Verify code',
  'code.hint-totp': {
    one: 'The {count}-digit code from your authenticator app.',
    other: 'The {count}-digit code from your authenticator app.',
  } as Plural,
  'code.hint-auto': 'It is checked as soon as it is complete.',
  'code.hint-sent': 'Sent to {to}. Valid until {time}.',
  'code.hint-recovers': 'If there is an account for {to}, a code has gone to its email. Valid until {time}.',
  'code.hint-not-sent': 'No code was sent to {to} yet.',
  'code.other-number': 'Use another number',
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
  'code.not-alphanumeric': 'Use letters and digits only.',
  'code.length': {
    one: 'The code has {count} letter or digit. Check it and try again.',
    other: 'The code has {count} letters and digits. Check it and try again.',
  } as Plural,
  'code.backup-length': {
    one: 'A backup code has {count} letter or digit. Check it and try again.',
    other: 'A backup code has {count} letters and digits. Check it and try again.',
  } as Plural,
  'code.attempts-left': {
    one: '{count} attempt left before your account is locked.',
    other: '{count} attempts left before your account is locked.',
  } as Plural,
  'code.attempts-left-recovers': {
    one: '{count} attempt left.',
    other: '{count} attempts left.',
  } as Plural,

  'trust.label': {
    one: 'Trust this device for {count} day',
    other: 'Trust this device for {count} days',
  } as Plural,
  'trust.hint': 'You won’t be asked for this step here. Only on a device that is yours.',
  'resend.title': 'Didn’t get it?',
  'resend.look-email': 'Look in your spam folder too. A mail can take a minute.',
  'resend.look-sms': 'A message can take a minute. Check that your phone has a signal.',
  'resend.action': 'Send a new code',
  'resend.wait': 'Send a new code {relative}',
  'resend.ready': 'You can ask for a new code now.',
  'resend.sent': 'New code sent. The one before doesn’t work any more.',
  'resend.ending': 'This code runs out in one minute.',
  'resend.expired': 'This code has run out. Have a new one sent.',
  'resend.expired-last': 'This code has run out.',
  'resend.no-more': 'No more codes can be sent here. Try another way.',
  'resend.no-more-alone': 'No more codes can be sent here. Start again a little later.',

  'others.title': 'Try another way',
  'choose.title': 'How do you want to sign in?',
  'choose.intro': 'Choose where your code comes from.',
  'factor.email': 'Email',
  'factor.email-help': 'A code sent to your email',
  'factor.sms': 'Text message',
  'factor.sms-help': 'A code sent to your phone',
  'factor.totp': 'Authenticator app',
  'factor.totp-help': 'A code from the app on your phone',
  'factor.backup-code': 'Backup code',
  'factor.backup-code-help': 'One of the codes that you saved',
  'factor.passkey': 'Passkey',
  'factor.passkey-help': 'Your fingerprint, face or screen lock',

  'passkey.sign-in': 'Sign in with a passkey',
  'passkey.intro': 'Your device asks for your fingerprint, face or screen lock.',
  'passkey.submit': 'Use passkey',
  'passkey.asking': 'Waiting for your device…',
  'passkey.cancelled': 'That was cancelled or took too long. Try again, or choose another way.',
  'passkey.impossible': 'Passkeys don’t work in this browser. Choose another way.',

  'totp.back': 'Choose another way',

  'locked.title': 'Your account is locked for now',
  'locked.intro': 'There were too many wrong codes.',
  'locked.until': 'You can try again at {time}, {relative}.',
  'locked.until-admin': 'An administrator can unlock it.',
  'locked.over': 'You can try again now.',
  'locked.support': 'Need help before then?',
  'locked.support-admin': 'Ask for help:',
  'locked.support-nobody': 'If you can’t wait, ask the administrator of your organisation.',

  'done.title': 'You’re signed in',
  'done.mfa-enabled': 'Your second step is on. You’ll be asked for it when you sign in on a new device.',
  'done.title-set': 'All set',
  'done.title-works': 'It works',
  'done.title-confirmed': 'Thank you, it’s you',
  'done.factor-added': 'You can use this from now on: {factor}.',
  'done.factor-tried': 'You can rely on this when you sign in: {factor}.',
  'done.backup-codes-new': 'Your new backup codes work from now on. The old ones don’t any more.',
  'done.totp-move': 'Before you change phones, move the app to the new one or set it up there.',
  'done.totp-second': 'For a second device, turn on the app’s own backup, or scan the QR code with both next time.',
  'done.totp-lost': 'Lost the app? Sign in another way, or ask your administrator.',
  'done.backup-codes-low': {
    one: 'You have {count} backup code left. Make a new set in your settings soon.',
    other: 'You have {count} backup codes left. Make a new set in your settings soon.',
  } as Plural,
  'done.continue': 'Continue',
  'done.close': 'Done',

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
  'problem.invalid-code': 'This code is invalid. Try again.',
  'problem.code-used': 'This code is not valid anymore. Wait for the next one.',
  'problem.backup-code-used': 'This code is not valid anymore. Use another one.',
  'problem.sent-code-used': 'This code was used already. Have a new one sent.',
  'problem.code-expired': 'This code is not valid anymore: it has run out. Have a new one sent.',
  'problem.code-replaced': 'This code is not valid anymore. Use the one from the newest message.',
  'problem.send-cooldown': 'A code was sent a moment ago. You can ask for another {relative}.',
  'problem.too-many-sends': 'Too many codes were sent. Use the last one, or try another way.',
  'problem.delivery-failed': 'We couldn’t send the code. Try again, or try another way.',
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
} satisfies Record<string, string | Plural> & Partial<Record<`problem.${ProblemCode}`, string>>;

/** Name of a message. */
export type MessageKey = keyof English;

/** A whole catalogue: a language that lacks a key of the English one does not compile. */
export type Messages = { [K in MessageKey]: English[K] extends string ? string : Plural };

type English = typeof en & typeof enLater;

/** A site owner's own words, by language: `{ en: { 'credentials.title': 'Welcome back' } }`. */
export type MessageOverrides = Record<string, Partial<Messages>>;
