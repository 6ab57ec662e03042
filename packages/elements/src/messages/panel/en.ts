import type { Words } from '../area.ts';

/** The English words that all panels have in common, a person’s own and an admin’s. */
export const en = {
  'factors.passkey': 'Passkey',
  'factors.totp': 'Authenticator app',
  'factors.sms': 'Text messages',
  'factors.email': 'Email codes',
  'factors.backup-code': 'Backup codes',
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
  'problem.not-found': 'This is no longer there. Load the page again.',
  'reason.owner-only': 'Only the owner of your organisation can do this.',
  'reason.not-offered': 'Your organisation doesn’t offer this.',
  'reason.sso-account': 'Your company’s sign-in answers for this.',
  'reason.not-allowed': 'You’re not allowed to do this.',
} satisfies Words;
