import { states, type State } from '../states/index.ts';

/** What a person goes through, state by state. */
export interface Journey {
  /** Stable: it is part of links. */
  id: string;
  title: string;
  states: readonly State[];
}

const journey = (id: string, title: string, ...ids: string[]): Journey => ({
  id,
  title,
  states: ids.map((each) => states.find((state) => state.id === each)!),
});

/** `test/server/gallery-states.test.ts` proves that each state follows from the one before it. */
export const journeys: readonly Journey[] = [
  journey('app', 'Sign in with an authenticator app', 'credentials-fresh', 'code-totp-fresh', 'done-plain'),
  journey(
    'email',
    'Sign in with codes by email',
    'credentials-fresh',
    'code-email-fresh',
    'code-email-refused',
    'code-email-cooldown',
    'code-email-resent',
    'done-plain',
  ),
  journey(
    'backup',
    'Sign in with a backup code',
    'credentials-fresh',
    'code-totp-fresh',
    'code-backup-fresh',
    'done-backup-codes-low',
  ),
  journey(
    'locked',
    'Wrong codes, until it locks',
    'credentials-fresh',
    'code-totp-fresh',
    'code-totp-refused',
    'code-totp-last-attempts',
    'code-totp-last-attempt',
    'locked-just-now',
  ),
  journey('company', 'Sign in with your company', 'credentials-fresh', 'redirect-out', 'redirect-failed'),
  journey(
    'set-up',
    'Set up a second step',
    'credentials-fresh',
    'enrol-choose-all',
    'enrol-passkey-fresh',
    'backup-codes-fresh',
    'done-mfa-enabled',
  ),
  journey(
    'forgotten',
    'Forgotten password',
    'identify-fresh',
    'code-recovery-fresh',
    'code-recovery-cooldown',
    'code-recovery-refused',
    'code-recovery-last-attempts',
    'new-password-fresh',
    'new-password-short',
    'new-password-refused',
    'done-plain',
  ),
  journey(
    'new-account',
    'New account',
    'sign-up-fresh',
    'code-sign-up-email',
    'code-sign-up-refused',
    'code-sign-up-last-attempts',
    'phone-sign-up',
    'phone-sign-up-invalid',
    'code-sign-up-phone',
  ),
];
