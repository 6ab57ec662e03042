import type { Translation } from '../area.ts';
import type { en } from './en.ts';

/** German. Machine-made, not yet read by a native speaker. */
export const de: Translation<typeof en> = {
  'credentials.title': 'Anmelden',
  'credentials.title-again': 'Geben Sie Ihr Passwort noch einmal ein',
  'credentials.submit-again': 'Weiter',
  'credentials.identifier': 'E-Mail oder Benutzername',
  'credentials.password': 'Passwort',
  'credentials.submit': 'Anmelden',
  'credentials.no-identifier': 'Geben Sie E-Mail oder Benutzername ein.',
  'credentials.no-password': 'Geben Sie Ihr Passwort ein.',
  'credentials.wrong-password': 'Das Passwort stimmt nicht. Versuchen Sie es noch einmal.',

  'credentials.recover': 'Passwort vergessen?',
  'credentials.sign-up': 'Konto erstellen',
  'credentials.sso': 'Single Sign-on verwenden',

  'password.show': 'Anzeigen',
  'password.hide': 'Verbergen',
  'password.show-label': 'Passwort anzeigen',
  'password.hide-label': 'Passwort verbergen',
  'password.shown': 'Ihr Passwort ist sichtbar.',
  'password.hidden': 'Ihr Passwort ist verborgen.',

  'passkey.sign-in': 'Mit einem Passkey anmelden',
  'passkey.asking': 'Ihr Gerät ist an der Reihe …',
  'passkey.cancelled':
    'Das wurde abgebrochen oder hat zu lange gedauert. Versuchen Sie es noch einmal oder wählen Sie etwas anderes.',
  'passkey.impossible': 'In diesem Browser gehen Passkeys nicht. Wählen Sie etwas anderes.',

  'over.title': 'Diese Anmeldung ist beendet',
  'over.title-signed-in': 'Das ist beendet',
  'over.intro':
    'Sie war zu lange offen, hatte zu viele falsche Codes oder wurde anderswo abgeschlossen. Es ist nichts verloren.',
  'start-again': 'Neu beginnen',
  'try-again': 'Noch einmal versuchen',
  'other-account': 'Anderes Konto verwenden',
  'other-address': 'Andere Adresse verwenden',
  'signing-in-as': 'Anmeldung als',
  'new-account-of': 'Neues Konto für',
  'signed-in-as': 'Angemeldet als',
  cancel: 'Abbrechen',
  busy: 'Wird geprüft …',
  loading: 'Wird geladen …',
  'unsupported.title': 'Bitte aktualisieren Sie diese Seite',
  'unsupported.intro':
    'Sie ist älter als der Dienst, mit dem sie spricht. Laden Sie sie neu; hilft das nicht, sagen Sie es dem ' +
    'Betreiber.',

  'failure.offline':
    'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es dann noch einmal. Was Sie ' +
    'eingegeben haben, ist noch da.',
  'failure.unexpected':
    'Bei uns ist etwas schiefgegangen. Warten Sie kurz und versuchen Sie es dann noch einmal. Was Sie eingegeben ' +
    'haben, ist noch da.',
  'problem.invalid-credentials':
    'Benutzername oder Passwort stimmt nicht. Prüfen Sie beides und versuchen Sie es noch einmal.',
  'problem.password-required': 'Für diese Adresse gibt es kein Single Sign-on. Geben Sie Ihr Passwort ein.',
  'problem.invalid-passkey':
    'Dieser Passkey wurde nicht angenommen. Versuchen Sie es noch einmal oder wählen Sie etwas anderes.',
  'problem.unknown-passkey': 'Dieser Passkey ist hier nicht mehr bekannt. Wählen Sie etwas anderes.',
  'problem.locked': 'Ihr Konto ist vorerst gesperrt.',
  'problem.too-many-attempts': 'Zu viele Versuche in kurzer Zeit. Versuchen Sie es {relative} noch einmal.',
  'problem.already-enrolled': 'Das ist schon eingerichtet.',
  'problem.not-offered': 'Das geht hier nicht. Wählen Sie etwas anderes.',
  'problem.answered-elsewhere':
    'Das wurde schon beantwortet, vielleicht in einem anderen Tab. Machen Sie hier ' + 'weiter.',
  'problem.not-signed-in': 'Sie sind nicht mehr angemeldet. Melden Sie sich an und versuchen Sie es noch einmal.',
  'problem.reauthentication-required':
    'Bestätigen Sie zuerst, dass Sie es sind, und versuchen Sie es dann noch einmal.',
  'problem.unavailable': 'Der Dienst ist nicht verfügbar. Warten Sie kurz und versuchen Sie es dann noch einmal.',
  'problem.unknown':
    'Das hat nicht geklappt. Versuchen Sie es noch einmal; bleibt es dabei, nennen Sie dem Support „{code}“.',
  'code.attempts-left': {
    one: 'Noch {count} Versuch, bevor Ihr Konto gesperrt wird.',
    other: 'Noch {count} Versuche, bevor Ihr Konto gesperrt wird.',
  },
};
