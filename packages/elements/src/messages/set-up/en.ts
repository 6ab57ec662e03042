import type { Words } from '../area.ts';

/** The English words of setting up a factor, of a forgotten password, and of how an account begins. */
export const en = {
  'identify.intro': 'We send a code to your account’s email. With it you choose a new password.',
  'identify.submit': 'Send the code',
  'identify.back': 'Back to sign-in',
  'redirect.title': 'Single sign-on',
  'redirect.intro': 'Your organisation signs you in. You go on to its page for {domain}, and come back here.',
  'redirect.failed': 'You weren’t signed in for {domain}. Try again, or ask the administrator of your organisation.',
  'redirect.submit': 'Continue',
  'new-password.title': 'Choose a new password',
  'new-password.label': 'New password',
  'new-password.hint': {
    one: 'At least {count} character. A few words that only you would put together are best.',
    other: 'At least {count} characters. A few words that only you would put together are best.',
  },
  'new-password.submit': 'Save password',
  'new-password.empty': 'Enter a new password.',
  'new-password.refused': 'This one is too short, or the same as your address. Choose another.',

  'sign-up.title': 'Create your account',
  'sign-up.name': 'Name (optional)',
  'sign-up.email': 'Email',
  'sign-up.password': 'Password',
  'sign-up.submit': 'Create account',
  'sign-up.back': 'I have an account: sign in',
  'sign-up.no-email': 'Enter your email address, such as name@example.com.',
  'sign-up.invisible': 'There is an invisible character in it, perhaps from copying. Type it in anew.',
  'sign-up.no-password': 'Enter a password.',
  'sign-up.taken': 'There is an account with this address already. Sign in with it.',
  'sign-up.off': 'Accounts can’t be made here. Ask whoever runs this site.',
  'invitation.title': 'Welcome',
  'invitation.intro': 'Choose a password, and your account is ready.',
  'invitation.over-title': 'This invitation doesn’t work any more',
  'invitation.over':
    'It was used, replaced by a newer one, or has run out. If you have chosen a password, sign in with it. Else ' +
    'ask for a new invitation.',

  'passkey.new-title': 'Create a passkey',
  'passkey.new-intro':
    'From then on your fingerprint, face or screen lock signs you in, without a password or a ' + 'code.',
  'passkey.name': 'Name (optional)',
  'passkey.name-hint': 'To know it again later, such as “My phone”.',
  'passkey.new-submit': 'Create passkey',
  'passkey.exists': 'This device already has a passkey for your account.',

  'enrol.title': 'Make your account safer',
  'enrol.intro': 'Your organisation asks for a second step at sign-in. Choose one; it takes about a minute.',
  'enrol.intro-reminder':
    'From {date} on, your organisation asks for a second step at sign-in. Set one up now; it takes about a minute.',
  'enrol.skip': 'Not now',
  'enrol.title-self': 'Add a way to sign in',
  'enrol.intro-self': 'Choose one; it takes about a minute.',
  'enrol.email-help': 'Codes come to your account’s address',
  'enrol.sms-help': 'Codes come as text messages',
  'enrol.totp-help': 'Free, and works without a signal',
  'totp.title': 'Set up your authenticator app',
  'totp.intro': 'Open the app, add an account, and scan this code.',
  'totp.apps': 'No app yet? 2FAS, Aegis (Android) and Google Authenticator are free.',
  'totp.qr': 'QR code for your authenticator app',
  'totp.secret': 'Can’t scan it? Type this key',
  'totp.open': 'Open in authenticator app',
  'totp.label': 'Code from the app',
  'totp.submit': 'Verify code',
  'phone.title': 'Set up text messages',
  'phone.intro': 'We send a code to this number now, and later when you sign in.',
  'phone.title-signs-up': 'Your phone number',
  'phone.intro-signs-up': 'We send a code to it, to see that it is yours.',
  'phone.label': 'Phone number',
  'phone.hint': 'With the country code, such as +44 7700 900123.',
  'phone.submit': 'Send the code',
  'phone.empty': 'Enter your phone number.',
  'phone.invalid': 'That isn’t a phone number we can send to. Begin with + and the country code.',

  'renew.title': 'Make new backup codes?',
  'renew.cost': {
    one: 'Your {count} unused code stops working.',
    other: 'Your {count} unused codes stop working.',
  },
  'renew.cost-none': 'You have no unused codes left.',
  'renew.submit': 'Make new codes',

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
    one:
      'Your {count} code was shown once and can’t be shown again. If you didn’t save it, make a new set in your ' +
      'settings.',
    other:
      'Your {count} codes were shown once and can’t be shown again. If you didn’t save them, make a new set in ' +
      'your settings.',
  },
  'backup.continue': 'Continue',

  'copy.action': 'Copy',
  'copy.done': 'Copied',
  'copy.failed': 'Copying is not allowed here. The text is selected: copy it by hand.',
} satisfies Words;
