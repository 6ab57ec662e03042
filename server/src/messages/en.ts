import type { FactorType } from '@sallyport/protocol';
import type { Notice } from '@sallyport/rules';

/** The forms of a counted message, by the plural categories of its language (CLDR). */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Every word that is sent to a person. `{site}` is the host that they know. */
export const en = {
  'code.sign-in.subject': 'Sign in to {site}',
  'code.enrol.subject': 'Confirm your email address for {site}',
  'code.recover.subject': 'Set a new password for {site}',
  'code.sign-up.subject': 'Create your account at {site}',
  'code.enter': 'Enter this code on the page that asks for it:',
  'code.or-open': 'Or open this link instead:',
  'code.open': 'Open this link to go on:',
  'code.sign-in.action': 'Sign in',
  'code.enrol.action': 'Confirm your address',
  'code.recover.action': 'Set a new password',
  'code.sign-up.action': 'Create your account',
  'code.valid': {
    one: 'It works once, for {count} minute. Don’t give it to anyone.',
    other: 'It works once, for {count} minutes. Don’t give it to anyone.',
  } as Plural,
  'code.sign-in.not-you': 'If this was not you, someone may know your password. Change it and tell your administrator.',
  'code.enrol.not-you': 'If this was not you, change your password and tell your administrator.',
  'code.recover.not-you': 'If this was not you, you can ignore this message. Your password stays as it is.',
  'code.sign-up.not-you': 'If this was not you, you can ignore this message. No account is made without the code.',
  // In the alphabet of SMS (GSM 03.38), which has no curly apostrophe: one such letter halves what fits into a message.
  'sms.code': '{code} is your code for {site}. Never give it to anyone.',

  'exists.subject': 'You already have an account at {site}',
  'exists.text':
    'Someone wanted to create an account with this address, and there is one already. Sign in with it. If you ' +
    'don’t know the password, choose “Forgot your password?” there.',
  'exists.invited': 'If you were invited, open the link of your invitation instead.',
  'exists.not-you': 'If this was not you, you can ignore this message. Your account stays as it is.',

  'invitation.subject': 'You have been invited to {site}',
  'invitation.text': 'An administrator has made an account for you. Open this link and choose a password:',
  'invitation.action': 'Accept the invitation',
  'invitation.valid': {
    one: 'The link works once, for {count} day. Don’t give it to anyone.',
    other: 'The link works once, for {count} days. Don’t give it to anyone.',
  } as Plural,
  'invitation.elsewhere':
    'An administrator wanted to make an account for you, but this address already has one, in another ' +
    'organisation. If you want to join, ask to be invited at another address.',
  'invitation.not-you': 'If you don’t know what this is about, you can ignore this message. Nothing happens then.',

  'invitation-page.title': 'Your invitation to {site}',
  'invitation-page.leave': 'Go to {site}',
  'link.title': 'Go on at {site}',
  'link.ask': 'Press the button only if it was you who asked for this.',
  'link.action': 'Go on',
  'link.approved-title': 'That worked',
  'link.approved': 'Go back to the page where you began. You can close this one.',
  'link.code-title': 'Your code',
  'link.code': 'You began in another browser. Enter this code there, and don’t give it to anyone:',
  'link.over-title': 'This link doesn’t work any more',
  'link.over':
    'It was used, replaced by a newer one, or has run out. Go back to the page where you began and ask for a new one.',
  'link.failed-title': 'That didn’t work',
  'link.failed': 'We couldn’t reach the server. Check your connection, then try again.',
  'link.again': 'Try again',
  'link.no-script': 'This page needs JavaScript.',

  'factor.email': 'An email address for codes',
  'factor.sms': 'A phone number for codes',
  'factor.totp': 'An authenticator app',
  'factor.backup-code': 'A set of backup codes',
  'factor.passkey': 'A passkey',

  'mfa-enabled.subject': 'A second step is on for your account at {site}',
  'mfa-enabled.text': 'From now on, signing in asks for your password and for a second step.',
  'mfa-disabled.subject': 'The second step is off for your account at {site}',
  'mfa-disabled.text': 'From now on, signing in asks for your password alone.',
  'factor-added.subject': '{factor} was added to your account at {site}',
  'factor-added.text': 'It can be used to sign in from now on.',
  'factor-removed.subject': '{factor} was removed from your account at {site}',
  'factor-removed.text': 'It can’t be used to sign in any more.',
  'backup-codes-new.subject': 'New backup codes for your account at {site}',
  'backup-codes-new.text': 'A new set of backup codes was made. The codes from before don’t work any more.',
  'backup-code-used.subject': 'A backup code was used at {site}',
  'backup-code-used.text': {
    one: 'Someone signed in to your account with a backup code. You have {count} left.',
    other: 'Someone signed in to your account with a backup code. You have {count} left.',
  } as Plural,
  'password-changed.subject': 'Your password for {site} was changed',
  'password-changed.text': 'The password from before doesn’t work any more.',
  'password-reset.subject': 'Your password for {site} was reset',
  'password-reset.text': 'A new password was set without the old one, which doesn’t work any more.',
  'address-changed.subject': 'The email address of your account at {site} was changed',
  'address-changed.text': 'Messages about your account go to the new address from now on.',
  'wrong-codes.subject': 'Wrong codes at {site}',
  'wrong-codes.text': 'Someone entered your right password, and then a wrong code three times.',
  'passkey-copied.subject': 'A passkey was refused at {site}',
  'passkey-copied.text':
    'One of your passkeys was used out of turn. That can mean that somebody has copied it, so it was refused. If ' +
    'it happens again, remove the passkey from your account.',
  'locked.subject': 'Too many wrong codes at {site}',
  'locked.text': {
    one: 'Your password was right and the code was wrong too many times. Codes are locked for {count} minute.',
    other: 'Your password was right and the code was wrong too many times. Codes are locked for {count} minutes.',
  } as Plural,
  'locked.text-until-admin':
    'Your password was right and the code was wrong too many times. Codes are locked until your administrator ' +
    'unlocks them.',

  'not-you': 'If this was not you, change your password and tell your administrator.',
  'not-you-locked-out': 'If this was not you, someone else may be using your account. Tell your administrator now.',
} satisfies Record<string, string | Plural> &
  Record<`factor.${FactorType}` | `${Notice['kind']}.subject` | `${Notice['kind']}.text`, string | Plural>;

/** Name of a message. */
export type MessageKey = keyof typeof en;

/** A whole catalogue: a language that lacks a key of the English one does not compile. */
export type Messages = { [K in MessageKey]: (typeof en)[K] extends string ? string : Plural };
