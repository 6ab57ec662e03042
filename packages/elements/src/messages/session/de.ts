import type { Translation } from '../area.ts';
import type { en } from './en.ts';

/** The German words of what stands on any page of a site. Read by someone who knows the language, not yet reviewed. */
export const de: Translation<typeof en> = {
  'gate.title': 'Identität bestätigen',
  'gate.signed-out': 'Melden Sie sich an, um dies zu sehen.',
  'gate.age': 'Ihre Anmeldung liegt schon eine Weile zurück.',
  'gate.level': 'Um dies zu sehen, brauchen Sie einen zweiten Schritt.',
  'gate.failed': 'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es dann noch einmal.',
  'gate.sign-in': 'Anmelden',
  'gate.confirm': 'Identität bestätigen',
  'gate.set-up-title': 'Zweiten Schritt einrichten',

  'user.account': 'Ihr Konto: {name}',
  'user.account-todo': 'Ihr Konto: {name}. Es gibt etwas zu erledigen.',
  'user.settings': 'Anmeldung und Sicherheit',
  'user.must-set-up': 'Zweiten Schritt einrichten',
  'user.set-up-by': 'Zweiten Schritt vor dem {date} einrichten',
  'user.set-up-in': {
    one: 'Zweiten Schritt einrichten: noch {count} Anmeldung ohne ihn',
    other: 'Zweiten Schritt einrichten: noch {count} Anmeldungen ohne ihn',
  },
  'user.low-codes': {
    one: 'Noch {count} Backup-Code',
    other: 'Noch {count} Backup-Codes',
  },
  'user.sign-out': 'Abmelden',
  'user.signing-out': 'Abmeldung läuft …',
  'user.signed-out': 'Sie sind abgemeldet.',
  'user.not-signed-out': 'Sie konnten nicht abgemeldet werden. Versuchen Sie es noch einmal.',
  'user.close': 'Schließen',
};
