import type { Translation } from '../area.ts';
import type { en } from './en.ts';

/** German. Machine-made, not yet read by a native speaker. */
export const de: Translation<typeof en> = {
  'credentials.title': 'Anmelden',
  'credentials.title-again': 'Passwort bestätigen',
  'credentials.submit-again': 'Weiter',
  'credentials.identifier': 'E-Mail oder Benutzername',
  'credentials.account': 'Konto',
  'credentials.password': 'Passwort',
  'credentials.submit': 'Anmelden',
  'credentials.no-identifier': 'Geben Sie Ihre E-Mail-Adresse oder Ihren Benutzernamen ein.',
  'credentials.no-password': 'Geben Sie Ihr Passwort ein.',
  'credentials.wrong-password': 'Das Passwort ist falsch. Versuchen Sie es noch einmal.',

  'credentials.recover': 'Passwort vergessen?',
  'credentials.sign-up': 'Neu hier? Konto erstellen',
  'credentials.sso': 'Mit Firmenkonto anmelden',
  or: 'oder',

  'password.show': 'Anzeigen',
  'password.hide': 'Verbergen',
  'password.show-label': 'Passwort anzeigen',
  'password.hide-label': 'Passwort verbergen',
  'password.shown': 'Ihr Passwort ist sichtbar.',
  'password.hidden': 'Ihr Passwort ist verborgen.',
  'password.caps-lock': 'Die Feststelltaste ist an.',

  'passkey.sign-in': 'Mit einem Passkey anmelden',
  'passkey.asking': 'Warten auf Ihr Gerät …',
  'passkey.cancelled':
    'Das wurde abgebrochen oder hat zu lange gedauert. Versuchen Sie es noch einmal oder wählen Sie eine andere ' +
    'Methode.',
  'passkey.impossible': 'Dieser Browser unterstützt keine Passkeys. Wählen Sie eine andere Methode.',

  'over.title': 'Diese Anmeldung ist abgelaufen',
  'over.title-signed-in': 'Der Vorgang ist abgelaufen',
  'over.intro':
    'Zu lange offen, zu viele falsche Codes oder in einem anderen Tab abgeschlossen. Es ist nichts verloren.',
  'start-again': 'Neu beginnen',
  'try-again': 'Noch einmal versuchen',
  change: 'Ändern',
  'other-account': 'Konto ändern',
  'signing-in-as': 'Anmeldung als',
  'new-account-of': 'Neues Konto für',
  'signed-in-as': 'Angemeldet als',
  cancel: 'Abbrechen',
  busy: 'Wird geprüft …',
  'busy-signing-in': 'Anmeldung läuft …',
  'busy-sending': 'Wird gesendet …',
  loading: 'Wird geladen …',
  'unsupported.title': 'Diese Seite ist veraltet',
  'unsupported.intro': 'Laden Sie sie neu. Hilft das nicht, wenden Sie sich an den Betreiber der Website.',
  'unsupported.reload': 'Neu laden',

  'failure.title-offline': 'Server nicht erreichbar',
  'failure.title': 'Etwas ist schiefgegangen',
  'failure.offline':
    'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es dann noch einmal. Was Sie ' +
    'eingegeben haben, ist noch da.',
  'failure.unexpected':
    'Bei uns ist etwas schiefgegangen. Warten Sie kurz und versuchen Sie es dann noch einmal. Was Sie eingegeben ' +
    'haben, ist noch da.',
  'problem.invalid-credentials':
    'E-Mail-Adresse oder Passwort ist falsch. Prüfen Sie beides und versuchen Sie es noch einmal.',
  'problem.password-required': 'Für diese Adresse gibt es kein Single Sign-on. Geben Sie Ihr Passwort ein.',
  'problem.invalid-passkey':
    'Dieser Passkey wurde nicht angenommen. Versuchen Sie es noch einmal oder wählen Sie eine andere Methode.',
  'problem.unknown-passkey': 'Dieser Passkey funktioniert hier nicht mehr. Wählen Sie eine andere Methode.',
  'problem.locked': 'Ihr Konto ist gesperrt.',
  'problem.too-many-attempts': 'Zu viele Versuche in kurzer Zeit. Versuchen Sie es {relative} noch einmal.',
  'problem.already-enrolled': 'Das ist schon eingerichtet.',
  'problem.not-offered': 'Das ist hier nicht möglich. Wählen Sie eine andere Methode.',
  'problem.answered-elsewhere':
    'Dieser Schritt ist schon erledigt, vielleicht in einem anderen Tab. Machen Sie hier weiter.',
  'problem.not-signed-in': 'Sie sind nicht mehr angemeldet. Melden Sie sich an und versuchen Sie es noch einmal.',
  'problem.reauthentication-required': 'Bestätigen Sie zuerst Ihre Identität und versuchen Sie es dann noch einmal.',
  'problem.unavailable': 'Der Dienst ist nicht verfügbar. Warten Sie kurz und versuchen Sie es dann noch einmal.',
  'problem.cookies-blocked':
    'Ihr Browser blockiert Cookies für {host}. Erlauben Sie diese und melden Sie sich dann erneut an.',
  'problem.foreign-origin': 'Unter dieser Adresse ist keine Anmeldung möglich. Sagen Sie es dem Betreiber der Website.',
  'problem.unknown':
    'Das hat nicht geklappt. Versuchen Sie es noch einmal. Bleibt es dabei, nennen Sie dem Support: {code}.',
};
