import type { Translation } from '../area.ts';
import type { en } from './en.ts';

/** The German words that all panels have in common, a person’s own and an admin’s. */
export const de: Translation<typeof en> = {
  'factors.passkey': 'Passkey',
  'factors.totp': 'Authenticator-App',
  'factors.sms': 'SMS',
  'factors.email': 'E-Mail-Codes',
  'factors.backup-code': 'Backup-Codes',
  'factors.set-up-title': 'Zweiten Schritt einrichten',
  'panel.loading': 'Wird geladen …',
  'panel.failed': 'Das ließ sich nicht laden.',
  'panel.offline': 'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es dann noch einmal.',
  'panel.try-again': 'Noch einmal versuchen',
  'panel.keep': 'So lassen',
  'panel.saving': 'Wird gespeichert …',
  'panel.signed-out': 'Sie sind abgemeldet. Melden Sie sich neu an, um dies zu sehen.',
  'panel.stale': 'Bestätigen Sie Ihre Identität, um dies zu sehen.',
  'panel.confirm': 'Identität bestätigen',
  'panel.confirm-title': 'Identität bestätigen',
  'panel.cancelled': 'Es wurde nichts geändert.',
  'panel.answered-elsewhere': 'Das wurde inzwischen geändert. Sehen Sie es sich noch einmal an.',
  'panel.close': 'Schließen',
  'panel.back': 'Zurück',
  'panel.next': 'Weiter',
  'panel.pages': 'Seiten',
  'problem.not-found': 'Das ist nicht mehr da. Laden Sie die Seite neu.',
  'reason.owner-only': 'Das kann nur die Inhaberin oder der Inhaber Ihrer Organisation.',
  'reason.not-offered': 'Ihre Organisation bietet das nicht an.',
  'reason.sso-account': 'Dafür ist die Anmeldung Ihres Unternehmens zuständig.',
  'reason.not-allowed': 'Dazu sind Sie nicht berechtigt.',
};
