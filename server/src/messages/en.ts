import type { FactorType } from '@sallyport/protocol';
import type { Notice } from '@sallyport/rules';

/** The forms of a counted message, by the plural categories of its language (CLDR). */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Every word that is sent to a person. `{site}` is what they know it by: its name, or its host. */
export const en = {
  'code.sign-in.subject': 'Sign in to {site}',
  'code.enrol.subject': 'Confirm your email address for {site}',
  'code.recover.subject': 'Set a new password for {site}',
  'code.sign-up.subject': 'Create your account at {site}',
  'code.new-address.subject': 'Confirm your new email address for {site}',
  'code.enter': 'Your code:',
  'code.or-open': 'Or use this link:',
  'code.open': 'Use this link to continue:',
  'code.sign-in.action': 'Sign in',
  'code.enrol.action': 'Confirm your address',
  'code.recover.action': 'Set a new password',
  'code.sign-up.action': 'Create your account',
  'code.new-address.action': 'Confirm your new address',
  'code.valid': {
    one: 'Works once, for {count} minute. Don’t share it.',
    other: 'Works once, for {count} minutes. Don’t share it.',
  } as Plural,
  'code.sign-in.not-you': 'Wasn’t you? Someone may know your password. Change it and tell your administrator.',
  'code.enrol.not-you': 'Wasn’t you? Change your password and tell your administrator.',
  'code.recover.not-you': 'Wasn’t you? Ignore this email. Your password stays the same.',
  'code.sign-up.not-you': 'Wasn’t you? Ignore this email. Nothing is created without the code.',
  'code.new-address.not-you': 'Wasn’t you? Ignore this email. Nothing changes without the code.',
  // In the alphabet of SMS (GSM 03.38), which has no curly apostrophe: one such letter halves what fits into a message.
  'sms.code': '{code} is your code for {site}. Never give it to anyone.',

  'mail.for': 'For {account}',
  'mail.at': '{day}, {time}',
  'mail.device': '{browser} on {system}',

  'exists.subject': 'You already have an account at {site}',
  'exists.text':
    'Someone tried to create an account with this email, but you already have one. Sign in, or choose “Forgot your ' +
    'password?”.',
  'exists.text-move': 'Someone wanted to use this email for another account, but you already have one with it.',
  'exists.not-you': 'Wasn’t you? Ignore this email. Your account stays the same.',

  'invitation.subject': 'You have been invited to {site}',
  'invitation.text': 'An administrator created an account for you. Choose a password to start:',
  'invitation.action': 'Accept the invitation',
  'invitation.valid': {
    one: 'The link works once, for {count} day. Don’t share it.',
    other: 'The link works once, for {count} days. Don’t share it.',
  } as Plural,
  'invitation.elsewhere':
    'An administrator tried to invite you, but this email already belongs to another organisation. Ask them to ' +
    'invite a different address.',
  'invitation.not-you': 'Not expecting this? Ignore this email.',

  'invitation-page.title': 'Join {site}',
  'invitation-page.leave': 'Sign in at {site}',
  'link.title': 'Continue at {site}',
  'link.sign-in.title': 'Sign in to {site}?',
  'link.enrol.title': 'Confirm your address for {site}?',
  'link.recover.title': 'Set a new password for {site}?',
  'link.sign-up.title': 'Create your account at {site}?',
  'link.new-address.title': 'Confirm your new address for {site}?',
  'link.undo-address.title': 'Undo the change of address at {site}?',
  'link.undo-address.ask': 'Your account gets this address back. Every device is signed out.',
  'link.ask': 'Didn’t ask for this? Close this page.',
  'link.action': 'Continue',
  'link.busy': 'One moment…',
  'link.sign-in.approved-title': 'You’re signed in on the other page',
  'link.enrol.approved-title': 'Your address is confirmed',
  'link.recover.approved-title': 'Set your new password on the other page',
  'link.sign-up.approved-title': 'Your address is confirmed',
  'link.new-address.approved-title': 'Your address is confirmed',
  'link.approved-title': 'Done',
  'link.approved': 'Go back to the page where you started. You can close this one.',
  'link.code-title': 'Your code',
  'link.code': 'You started in another browser. Enter this code there:',
  'link.elsewhere-title': 'Open it where you started',
  'link.elsewhere': 'You started in another browser. Copy this link from the email and open it there.',
  'link.undone-title': 'Your account has this address again',
  'link.undone':
    'Every device is signed out. Set a new password now: sign in and change it, or choose “Forgot your password?” ' +
    'where the old one no longer works. Then check what you sign in with, and remove what isn’t yours. ' +
    'If you can’t, tell your administrator.',
  'link.over-title': 'This link no longer works',
  'link.over': 'It was used, replaced or has expired. Go back to the page where you started and ask for a new one.',
  'link.undo-address.over':
    'It was used or has expired. If it wasn’t you who changed the address, tell your administrator now.',
  'link.failed-title': 'That didn’t work',
  'link.failed': 'We couldn’t reach the server. Check your connection, then try again.',
  'link.again': 'Try again',
  'link.no-script': 'This page needs JavaScript.',

  'factor.email': 'Email codes',
  'factor.sms': 'Text-message codes',
  'factor.totp': 'An authenticator app',
  'factor.backup-code': 'Backup codes',
  'factor.passkey': 'A passkey',

  'mfa-enabled.subject': 'Second step turned on for {site}',
  'mfa-enabled.text': 'We now ask for a second step when you sign in.',
  'mfa-disabled.subject': 'Second step turned off for {site}',
  'mfa-disabled.text': 'We now ask only for your password when you sign in.',
  'factor-added.subject': 'Added to your account at {site}: {factor}',
  'factor-added.text': 'You can now sign in with it.',
  'factor-replaced.subject': 'Replaced in your account at {site}: {factor}',
  'factor-replaced.text': 'Sign in with the new one from now on. The old one no longer works.',
  'factor-removed.subject': 'Removed from your account at {site}: {factor}',
  'factor-removed.text': 'You can no longer sign in with it.',
  'factor-turned-off.subject': 'Turned off for your account at {site}: {factor}',
  'factor-turned-off.text': 'It had 100 wrong codes in a row. You can’t sign in with it until you set it up again.',
  'backup-codes-new.subject': 'New backup codes for your account at {site}',
  'backup-codes-new.text': 'You have a new set of backup codes. The old ones no longer work.',
  'backup-code-used.subject': 'A backup code was used at {site}',
  'backup-code-used.text': {
    one: 'Someone signed in to your account with a backup code. You have {count} left.',
    other: 'Someone signed in to your account with a backup code. You have {count} left.',
  } as Plural,
  'password-changed.subject': 'Your password for {site} was changed',
  'password-changed.text': 'Your old password no longer works.',
  'password-reset.subject': 'Your password for {site} was reset',
  'password-reset.text': 'Someone set a new password without the old one.',
  'not-me.subject': 'Every other device was signed out of your account at {site}',
  'not-me.text':
    'Someone who is signed in to your account chose “This wasn’t me”. Every other device was signed out, and none is ' +
    'trusted now.',
  'role.member': 'member',
  'role.tenant-admin': 'admin',
  'role.system-admin': 'system admin',
  'role-changed.subject': 'Your role at {site} has changed',
  'role-changed.text': 'Your role is now: {role}. Every device was signed out.',
  'owner-given.subject': 'You are now the owner of your organisation at {site}',
  'owner-given.text': 'You took over from whoever was the owner before. Every device was signed out.',
  'owner-taken.subject': 'You are no longer the owner of your organisation at {site}',
  'owner-taken.text': 'Someone else is the owner now. Every device was signed out.',
  'undo.text': {
    one: 'Wasn’t you, or changed your mind? This link undoes it, for {count} day.',
    other: 'Wasn’t you, or changed your mind? This link undoes it, for {count} days.',
  } as Plural,
  'undo.action': 'Undo the change',
  'address-changed.subject': 'The email address of your account at {site} was changed',
  'address-changed.text': 'Messages about your account go to the new address from now on.',
  'address-undone.subject': 'The change of email address of your account at {site} was undone',
  'address-undone.text':
    'The account has its former address again, by the link that was sent there. Every device was signed out.',
  'wrong-codes.subject': 'Someone may know your password for {site}',
  'wrong-codes.text':
    'Someone passed the first step, with your password or your mailbox, then entered a wrong code three times.',
  'passkey-copied.subject': 'A passkey was refused at {site}',
  'passkey-copied.text':
    'One of your passkeys may have been copied, so we refused it. If you see this again, remove it from your account.',
  'locked.subject': 'Too many wrong codes at {site}',
  'locked.text':
    'The first step was right, by password or mailbox, but too many codes were wrong. You can try again in {duration}.',
  'locked.text-until-admin':
    'The first step was right, by password or mailbox, but too many codes were wrong. Your administrator can unlock ' +
    'your account.',

  'break-glass-used.subject': 'The emergency account was used at {site}',
  'break-glass-used.text':
    'Someone signed in with {account}. This account needn’t set up what policy asks of everybody else.',
  'break-glass-used.not-you': 'None of you? End its sessions now, and look into the audit log.',

  'reminder.subject': 'Set up a second step for {site} by {day}',
  'reminder.text':
    'From {day}, {time}, {site} asks for a second step when you sign in. Setting it up takes about a minute.',
  'reminder.action': 'Set it up now',

  'notice.action': 'Check your account',
  'not-you': 'Wasn’t you? Change your password and tell your administrator.',
  'not-you-decided': 'Not what you expected? Tell your administrator now.',
  'not-you-signed-out':
    'Wasn’t you? Sign in and change your password: that signs out whoever did this. Then tell your administrator.',
  'not-you-locked-out': 'Wasn’t you? Someone else may be using your account. Tell your administrator now.',
} satisfies Record<string, string | Plural> &
  Record<`factor.${FactorType}` | `${Notice['kind']}.subject` | `${Notice['kind']}.text`, string | Plural>;

/** Name of a message. */
export type MessageKey = keyof typeof en;

/** A whole catalogue: a language that lacks a key of the English one does not compile. */
export type Messages = { [K in MessageKey]: (typeof en)[K] extends string ? string : Plural };
